mod properties;

use uuid::Uuid;

use super::*;
use crate::contracts::amendments::model::Cause;
use crate::contracts::tariff::Tariff;
use crate::words::day;

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
        tariffs: [
            (product(1), Tariff::of(Pricing::Piece(Cents(1000)))),
            (product(2), Tariff::of(Pricing::Piece(Cents(250)))),
        ]
        .into(),
        ..Terms::default()
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
    format!(
        "{lines}= {} (+{})",
        terms.total().plain(),
        (terms.kept + terms.unspent).plain()
    )
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
            format!("{all}= 46,00 (+0,00)"),
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

/// What is given back of a basket is what it cost, whatever the price became afterwards.
#[test]
fn a_basket_is_returned_at_its_own_price() {
    let dearer = repriced(&terms(), product(1), Pricing::Piece(Cents(1500)), Some(on(2)));
    assert_eq!(
        said(&dearer),
        "0.1:1 0.2:2 1.1:1 1.2:2 2.1:1 2.2:2 = 50,00 (+0,00)"
    );
    let returned = |week| {
        said(&applied(
            &dearer,
            &withdraw(week, Instead::Returned),
            OrderKind::Fixed,
        ))
    };
    assert_eq!(returned(1), "0.1:1 0.2:2 2.1:1 2.2:2 = 35,00 (+0,00)");
    assert_eq!(returned(2), "0.1:1 0.2:2 1.1:1 1.2:2 = 30,00 (+0,00)");
    let corrected = repriced(&dearer, product(1), Pricing::Piece(Cents(900)), None);
    assert_eq!(
        said(&corrected),
        "0.1:1 0.2:2 1.1:1 1.2:2 2.1:1 2.2:2 = 42,00 (+0,00)"
    );
}

#[test]
fn what_was_paid_ahead_is_returned_with_the_rest() {
    let wanted = [((on(1), product(1)), units(1))].into();
    let prepaid = spent(&terms(), &wanted, on(0)).unwrap();
    assert_eq!(said(&prepaid), "1.1:1 = 45,00 (+35,00)");
    assert_eq!(
        said(&ended(&prepaid, on(1), Instead::Returned)),
        "1.1:1 = 10,00 (+0,00)"
    );
    assert_eq!(
        said(&ended(&prepaid, on(1), Instead::Lost)),
        "1.1:1 = 45,00 (+35,00)"
    );
    let lost = applied(&prepaid, &withdraw(1, Instead::Lost), OrderKind::Prepaid);
    let again = [((on(2), product(1)), units(4))].into();
    assert_eq!(spent(&lost, &again, on(2)), Err(AboveSigned { by: Cents(500) }));
}

#[test]
fn a_doubled_basket_is_not_the_basket() {
    let doubled = moved(&terms(), on(1), on(2));
    let quantities: Vec<String> = basket(&doubled).values().map(Quantity::to_string).collect();
    assert_eq!(quantities, ["1", "2"]);
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
