use proptest::prelude::*;

use super::*;
use crate::words::day;

/// "34 33 33", "13,50 13": amounts as on a cheque.
fn said(amounts: &[Cents]) -> String {
    let amount = |cents: &Cents| cents.plain().trim_end_matches(",00").to_owned();
    amounts.iter().map(amount).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_examples_of_the_page() {
    let table = [
        ("100", 3, Unit::Cent, "0", "33,34 33,33 33,33"),
        ("100", 3, Unit::Euro, "0", "34 33 33"),
        ("128,50", 10, Unit::Euro, "0", "13,50 13 13 13 13 13 13 13 12 12"),
        ("46", 6, Unit::Euro, "15", "16 15 15"),
        ("10", 12, Unit::Euro, "0", "1 1 1 1 1 1 1 1 1 1"),
        ("155", 10, Unit::Euro, "15", "16 16 16 16 16 15 15 15 15 15"),
        ("100", 1, Unit::Cent, "0", "100"),
        ("100", 0, Unit::Cent, "0", "100"),
        ("12", 4, Unit::Euro, "15", "12"),
        ("0,50", 4, Unit::Euro, "0", "0,50"),
        ("0,02", 5, Unit::Cent, "0", "0,01 0,01"),
        ("46", 3, Unit::Euro, "15,01", "23 23"),
        ("0", 3, Unit::Cent, "0", ""),
    ];
    for (total, n, unit, minimum, expected) in table {
        let amounts = split(total.parse().unwrap(), n, unit, minimum.parse().unwrap());
        assert_eq!(said(&amounts), expected, "{total} in {n}");
    }
}

#[test]
fn nothing_is_split_of_a_credit() {
    assert_eq!(split(Cents(-100), 3, Unit::Cent, Cents::ZERO), []);
}

fn due(position: u32, on: &str, amount: i64) -> Due {
    Due {
        position,
        due_on: day(on),
        amount: Cents(amount),
    }
}

#[test]
fn instalments_take_the_first_days_to_pay_on() {
    let days = [
        day("2026-05-05"),
        day("2026-03-05"),
        day("2026-04-05"),
        day("2026-04-05"),
    ];
    let planned = |n, minimum| schedule(Cents(10_000), n, Unit::Euro, minimum, &days);
    let three = vec![
        due(1, "2026-03-05", 3400),
        due(2, "2026-04-05", 3300),
        due(3, "2026-05-05", 3300),
    ];
    assert_eq!(planned(3, Cents::ZERO), Ok(three.clone()));
    assert_eq!(planned(10, Cents::ZERO), Ok(three));
    assert_eq!(
        planned(3, Cents(4000)),
        Ok(vec![due(1, "2026-03-05", 5000), due(2, "2026-04-05", 5000)])
    );
    assert_eq!(schedule(Cents(1), 1, Unit::Cent, Cents::ZERO, &[]), Err(NoDueDay));
    assert_eq!(schedule(Cents::ZERO, 1, Unit::Cent, Cents::ZERO, &[]), Ok(vec![]));
}

#[test]
fn who_joins_late_pays_what_is_past_with_the_next() {
    let planned = [
        due(1, "2026-03-05", 3400),
        due(2, "2026-04-05", 3300),
        due(3, "2026-05-05", 3300),
    ];
    assert_eq!(join_past(&planned, day("2026-03-05")), planned);
    assert_eq!(
        join_past(&planned, day("2026-04-05")),
        [due(1, "2026-04-05", 6700), due(2, "2026-05-05", 3300)]
    );
    assert_eq!(
        join_past(&planned, day("2026-05-06")),
        [due(1, "2026-05-21", 10_000)]
    );
    assert_eq!(join_past(&[], day("2026-05-06")), []);
}

const OPEN: [(u32, &str); 3] = [(3, "2026-05-05"), (2, "2026-04-05"), (4, "2026-06-05")];

fn after(new_total: i64, received: i64, open: &[(u32, &str)], minimum: i64) -> Resplit {
    let open: Vec<Open> = open
        .iter()
        .map(|(position, on)| Open {
            position: *position,
            due_on: day(on),
        })
        .collect();
    resplit(
        Cents(new_total),
        Cents(received),
        &open,
        Unit::Euro,
        Cents(minimum),
        day("2026-03-20"),
    )
}

#[test]
fn what_remains_is_spread_over_the_open_instalments() {
    let spread = vec![
        due(2, "2026-04-05", 3400),
        due(3, "2026-05-05", 3300),
        due(4, "2026-06-05", 3300),
    ];
    assert_eq!(
        after(13_400, 3400, &OPEN, 0),
        Resplit::Spread {
            due: spread,
            cancelled: vec![]
        }
    );
    let fewer = vec![due(2, "2026-04-05", 1550), due(3, "2026-05-05", 1500)];
    assert_eq!(
        after(6450, 3400, &OPEN, 1500),
        Resplit::Spread {
            due: fewer,
            cancelled: vec![4]
        }
    );
}

#[test]
fn one_more_instalment_is_due_when_none_is_open() {
    let added = Resplit::Added {
        due_on: day("2026-04-04"),
        amount: Cents(1000),
    };
    assert_eq!(after(11_000, 10_000, &[], 1500), added);
}

#[test]
fn what_was_paid_in_excess_is_a_credit() {
    let credit = |credit| Resplit::Settled {
        cancelled: vec![2, 3, 4],
        credit: Cents(credit),
    };
    assert_eq!(after(3400, 3400, &OPEN, 0), credit(0));
    assert_eq!(after(3000, 3400, &OPEN, 0), credit(400));
    assert_eq!(
        after(3000, 3400, &[], 0),
        Resplit::Settled {
            cancelled: vec![],
            credit: Cents(400)
        }
    );
}

fn unit() -> impl Strategy<Value = Unit> {
    prop_oneof![Just(Unit::Cent), Just(Unit::Euro)]
}

proptest! {
    #[test]
    fn a_split_keeps_its_promises(total in 1..2_000_000i64, n in 0..24u32, unit in unit(), minimum in 0..30_000i64) {
        let amounts = split(Cents(total), n, unit, Cents(minimum));
        let cents: Vec<i64> = amounts.iter().map(|amount| amount.0).collect();
        let (least, most) = (cents[cents.len() - 1], cents[0]);
        prop_assert_eq!(cents.iter().sum::<i64>(), total);
        prop_assert!(cents.is_sorted_by(|a, b| a >= b));
        prop_assert!(least > 0);
        prop_assert!(least >= minimum || cents.len() == 1);
        prop_assert!(most - least < 2 * unit.cents());
        prop_assert!(cents.len() <= usize::try_from(n.max(1)).unwrap());
        prop_assert!(cents.iter().skip(1).all(|amount| amount % unit.cents() == 0));
    }

    #[test]
    fn no_instalment_is_given_up_that_the_minimum_allows(total in 1..2_000_000i64, n in 1..24u32, unit in unit(), minimum in 0..30_000i64) {
        let count = split(Cents(total), n, unit, Cents(minimum)).len();
        let smallest = (minimum.max(1) + unit.cents() - 1) / unit.cents() * unit.cents();
        let one_more = i64::try_from(count).unwrap() + 1;
        prop_assert!(count == usize::try_from(n).unwrap() || one_more * smallest > total);
    }

    #[test]
    fn joining_late_costs_the_same(total in 0..2_000_000i64, n in 1..12u32, late in 0..400i64) {
        let days: Vec<_> = (0..12).map(|month| day("2026-01-05").plus_days(30 * month)).collect();
        let planned = schedule(Cents(total), n, Unit::Euro, Cents(1500), &days).unwrap();
        let today = day("2026-01-01").plus_days(late);
        let joined = join_past(&planned, today);
        prop_assert_eq!(joined.iter().map(|due| due.amount).sum::<Cents>(), Cents(total));
        prop_assert!(joined.iter().all(|due| due.due_on >= today));
    }

    #[test]
    fn after_an_amendment_the_household_owes_what_is_left(new_total in 0..500_000i64, received in 0..500_000i64, open in 0..4usize) {
        let owed = match after(new_total, received, &OPEN[..open.min(3)], 1500) {
            Resplit::Spread { due, cancelled } => {
                prop_assert_eq!(due.len() + cancelled.len(), open.min(3));
                due.iter().map(|due| due.amount).sum()
            }
            Resplit::Added { amount, .. } => amount,
            Resplit::Settled { credit, cancelled } => {
                prop_assert_eq!(cancelled.len(), open.min(3));
                -credit
            }
        };
        prop_assert_eq!(owed, Cents(new_total - received));
    }
}
