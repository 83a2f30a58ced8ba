use proptest::collection::{btree_map, btree_set};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::contracts::amendments::model::Cause;
use crate::words::{Grams, day};

fn product(index: u128) -> ProductId {
    ProductId::new(Uuid::from_u128(index))
}

fn on(week: i64) -> Day {
    day("2026-04-02").plus_days(7 * week)
}

fn units(count: u32) -> Quantity {
    Quantity::units(count)
}

/// Vegetables at 10 € and eggs at 2,50 €: both on the first three weeks.
fn terms() -> Terms {
    let cells = (0..3).flat_map(|week| {
        [
            ((on(week), product(1)), units(1)),
            ((on(week), product(2)), units(2)),
        ]
    });
    Terms {
        lines: cells.collect(),
        prices: [
            (product(1), Pricing::Piece(Cents(1000))),
            (product(2), Pricing::Piece(Cents(250))),
        ]
        .into(),
        kept: Cents::ZERO,
    }
}

fn withdraw(week: i64, instead: Instead) -> Change {
    Change::Withdraw {
        days: [on(week)].into(),
        products: None,
        instead,
    }
}

/// "02 1×1 2×2 …, kept": what is due each week, and what is owed beyond.
fn said(terms: &Terms) -> String {
    let line = |((day, product), quantity): (&(Day, ProductId), &Quantity)| {
        format!(
            "{}.{}:{} ",
            day.days_until(on(0)) / -7,
            product.uuid().as_u128(),
            quantity
        )
    };
    let lines: String = terms.lines.iter().map(line).collect();
    format!("{lines}= {} (+{})", terms.total().plain(), terms.kept.plain())
}

#[test]
fn what_the_farm_changes() {
    let barred = Change::Withdraw {
        days: [on(1), on(2)].into(),
        products: Some([product(2)].into()),
        instead: Instead::Returned,
    };
    let dearer = Change::Reprice {
        product: product(1),
        pricing: Pricing::Piece(Cents(1100)),
        from: None,
    };
    let cheaper = Change::Reprice {
        product: product(2),
        pricing: Pricing::Piece(Cents(200)),
        from: None,
    };
    let dearer_later = Change::Reprice {
        product: product(1),
        pricing: Pricing::Piece(Cents(1100)),
        from: Some(on(2)),
    };
    let added = Change::Add {
        day: on(3),
        products: [product(1)].into(),
    };
    let all = "0.1:1 0.2:2 1.1:1 1.2:2 2.1:1 2.2:2 ";
    let table = [
        (
            "lost",
            withdraw(1, Instead::Lost),
            "0.1:1 0.2:2 2.1:1 2.2:2 = 45,00 (+15,00)".to_owned(),
            Asks::Nobody,
        ),
        (
            "returned",
            withdraw(1, Instead::Returned),
            "0.1:1 0.2:2 2.1:1 2.2:2 = 30,00 (+0,00)".to_owned(),
            Asks::Nobody,
        ),
        (
            "replaced",
            withdraw(1, Instead::On(on(2))),
            "0.1:1 0.2:2 2.1:2 2.2:4 = 45,00 (+0,00)".to_owned(),
            Asks::Nobody,
        ),
        (
            "elsewhere",
            withdraw(1, Instead::On(on(5))),
            "0.1:1 0.2:2 2.1:1 2.2:2 5.1:1 5.2:2 = 45,00 (+0,00)".to_owned(),
            Asks::Nobody,
        ),
        (
            "nothing there",
            withdraw(4, Instead::Lost),
            format!("{all}= 45,00 (+0,00)"),
            Asks::Nobody,
        ),
        (
            "barred",
            barred,
            "0.1:1 0.2:2 1.1:1 2.1:1 = 35,00 (+0,00)".to_owned(),
            Asks::Nobody,
        ),
        ("dearer", dearer, format!("{all}= 48,00 (+0,00)"), Asks::Member),
        (
            "dearer from the third on",
            dearer_later,
            format!("{all}= 46,00 (+-2,00)"),
            Asks::Member,
        ),
        ("cheaper", cheaper, format!("{all}= 42,00 (+0,00)"), Asks::Nobody),
        (
            "added",
            added,
            format!("{all}3.1:1 = 55,00 (+0,00)"),
            Asks::Member,
        ),
    ];
    for (name, change, expected, who) in table {
        let after = applied(&terms(), &change, OrderKind::Fixed);
        assert_eq!((said(&after), asks(&terms(), &after)), (expected, who), "{name}");
    }
}

#[test]
fn a_household_that_chooses_is_not_sold_a_delivery_more() {
    let added = Change::Add {
        day: on(3),
        products: [product(1)].into(),
    };
    assert_eq!(applied(&terms(), &added, OrderKind::Free), terms());
}

#[test]
fn a_lost_basket_stays_owed_when_something_is_returned_later() {
    let lost = applied(&terms(), &withdraw(1, Instead::Lost), OrderKind::Fixed);
    let returned = applied(&lost, &withdraw(2, Instead::Returned), OrderKind::Fixed);
    assert_eq!(said(&returned), "0.1:1 0.2:2 = 30,00 (+15,00)");
}

#[test]
fn who_leaves_owes_what_was_agreed() {
    let gone = |instead| said(&ended(&terms(), on(1), instead));
    assert_eq!(gone(Instead::Returned), "0.1:1 0.2:2 1.1:1 1.2:2 = 30,00 (+0,00)");
    assert_eq!(gone(Instead::Lost), "0.1:1 0.2:2 1.1:1 1.2:2 = 45,00 (+15,00)");
}

#[test]
fn what_is_past_cannot_be_ordered_again() {
    let wanted = [((on(0), product(1)), units(9)), ((on(2), product(1)), units(2))].into();
    let after = reordered(&terms(), &wanted, on(1));
    assert_eq!(said(&after), "0.1:1 0.2:2 2.1:2 = 35,00 (+0,00)");
}

#[test]
fn what_was_paid_ahead_is_the_limit() {
    let wanted = |count| [((on(1), product(1)), units(count))].into();
    assert_eq!(
        spent(&terms(), &wanted(2), on(1)).map(|after| said(&after)),
        Ok("0.1:1 0.2:2 1.1:2 = 45,00 (+10,00)".to_owned())
    );
    assert_eq!(
        spent(&terms(), &wanted(4), on(1)),
        Err(AboveSigned { by: Cents(1000) })
    );
}

#[test]
fn what_differs_is_told_once() {
    let after = moved(&terms(), on(0), on(2));
    let told = line_changes(&terms(), &after);
    let told: Vec<String> = told
        .iter()
        .map(|line| format!("{} {}→{}", line.day, line.before, line.after))
        .collect();
    assert_eq!(
        told,
        [
            "2026-04-02 1→0",
            "2026-04-02 2→0",
            "2026-04-16 1→2",
            "2026-04-16 2→4"
        ]
    );
    assert_eq!(Instead::On(on(2)).cause(), Cause::Replaced);
}

fn any_terms() -> impl Strategy<Value = Terms> {
    let cells = btree_map((0..6i64, 1..4u128), 1..5_000i64, 0..12);
    (cells, 1..3_000i64, 1..3_000i64, 1..900i64).prop_map(|(cells, one, two, grams)| Terms {
        lines: cells
            .into_iter()
            .map(|((week, good), thousandths)| {
                ((on(week), product(good)), Quantity::from_thousandths(thousandths))
            })
            .collect(),
        prices: [
            (product(1), Pricing::Piece(Cents(one))),
            (product(2), Pricing::Piece(Cents(two))),
            (
                product(3),
                Pricing::Weight {
                    per_kg: Cents(one),
                    about: Grams(grams),
                },
            ),
        ]
        .into(),
        kept: Cents(one % 50),
    })
}

fn any_withdrawal() -> impl Strategy<Value = (BTreeSet<i64>, Option<BTreeSet<u128>>)> {
    (
        btree_set(0..6i64, 0..4),
        proptest::option::of(btree_set(1..4u128, 0..3)),
    )
}

fn sum(terms: &Terms) -> Quantity {
    terms.lines.values().copied().sum()
}

proptest! {
    #[test]
    fn a_withdrawal_touches_what_it_names_and_nothing_else(
        terms in any_terms(),
        (weeks, goods) in any_withdrawal(),
        to in 0..8i64,
    ) {
        let days: BTreeSet<Day> = weeks.iter().map(|week| on(*week)).collect();
        let products = goods.map(|goods| goods.into_iter().map(product).collect::<BTreeSet<_>>());
        let change = |instead| Change::Withdraw { days: days.clone(), products: products.clone(), instead };
        let named = |(day, product): &(Day, ProductId)| {
            days.contains(day) && products.as_ref().is_none_or(|these| these.contains(product))
        };
        let lost = applied(&terms, &change(Instead::Lost), OrderKind::Free);
        let returned = applied(&terms, &change(Instead::Returned), OrderKind::Free);
        prop_assert_eq!(lost.total(), terms.total());
        prop_assert_eq!(&lost.lines, &returned.lines);
        prop_assert_eq!(returned.kept, terms.kept);
        prop_assert_eq!(terms.total() - returned.total(), lost.kept - terms.kept);
        for line in line_changes(&terms, &returned) {
            prop_assert!(named(&(line.day, line.product)) && line.after.is_zero());
        }
        prop_assert!(!returned.lines.keys().any(named));
        let replaced = applied(&terms, &change(Instead::On(on(to))), OrderKind::Free);
        prop_assert_eq!(sum(&replaced), sum(&terms));
        prop_assert_eq!(replaced.total(), terms.total());
        prop_assert_eq!(asks(&terms, &replaced), Asks::Nobody);
    }

    #[test]
    fn what_is_spent_never_exceeds_what_was_signed(
        terms in any_terms(),
        wanted in any_terms(),
        from in 0..7i64,
    ) {
        match spent(&terms, &wanted.lines, on(from)) {
            Ok(after) => {
                prop_assert_eq!(after.total(), terms.total());
                prop_assert!(after.kept >= Cents::ZERO);
                let past = |terms: &Terms| {
                    terms.lines.clone().into_iter().filter(|((day, _), _)| *day < on(from)).collect::<Vec<_>>()
                };
                prop_assert_eq!(past(&after), past(&terms));
            }
            Err(above) => prop_assert!(above.by > Cents::ZERO),
        }
    }
}
