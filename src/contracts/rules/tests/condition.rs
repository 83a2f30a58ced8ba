use super::grid::{delivery, offer, order, product, told};
use crate::contracts::model::{Bound, Comparison, Condition, Had, Kind, Offer, PricedLine, Span};
use crate::words::{Cents, Quantity, day};

/// Vegetables each week, eggs every fortnight; the examples of docs/rules/conditions.md.
fn with(span: Span, rows: &[usize], comparison: Comparison, bound: Bound) -> Offer {
    let season = offer(
        Kind::Free,
        "            03-05 03-12 03-19 03-26
         légumes 12  *     *     *     *
         œufs 3,20   *     -     *     -",
    );
    Offer {
        conditions: vec![Condition {
            span,
            products: rows.iter().map(|row| product(*row)).collect(),
            comparison,
            bound,
            message: String::new(),
        }],
        ..season
    }
}

const fn units(units: u32) -> Bound {
    Bound::Quantity(Quantity::units(units))
}

#[track_caller]
fn tells(offer: &Offer, rows: &str, today: &str, expected: &str) {
    assert_eq!(
        told(offer, &order(rows), today).join("; "),
        expected,
        "{rows} on {today}"
    );
}

#[test]
fn on_each_delivery_that_is_taken_and_has_the_product() {
    let eggs = with(Span::EachDelivery, &[1], Comparison::AtLeast, units(2));
    tells(&eggs, "1 1 . . / 2", "03-01", "30,40 on 2 deliveries");
    tells(&eggs, ". 1 . 1", "03-01", "24,00 on 2 deliveries");
    tells(
        &eggs,
        "1 1 1 . / 2 . 1",
        "03-01",
        "condition 0: Quantity(Quantity(1000)) where Quantity(Quantity(2000)) is asked",
    );
    let spent = with(
        Span::EachDelivery,
        &[],
        Comparison::AtMost,
        Bound::Amount(Cents(1500)),
    );
    tells(&spent, "1 1 . .", "03-01", "24,00 on 2 deliveries");
    tells(
        &spent,
        "1 1 . . / 1",
        "03-01",
        "condition 0: Amount(Cents(1520)) where Amount(Cents(1500)) is asked",
    );
}

#[test]
fn over_the_contract_and_prorated_for_who_joins_late() {
    let vegetables = with(Span::Contract, &[0], Comparison::AtLeast, units(3));
    tells(&vegetables, "1 1 1 .", "03-01", "36,00 on 3 deliveries");
    tells(
        &vegetables,
        "1 1 . .",
        "03-01",
        "condition 0: Quantity(Quantity(2000)) where Quantity(Quantity(3000)) is asked",
    );
    // Two of four are left: ceil(3 x 2 / 4) = 2.
    tells(&vegetables, ". . 1 1", "03-13", "24,00 on 2 deliveries");
    tells(
        &vegetables,
        ". . . 1",
        "03-13",
        "condition 0: Quantity(Quantity(1000)) where Quantity(Quantity(2000)) is asked",
    );
    // A ceiling is not prorated.
    let most = with(Span::Contract, &[0], Comparison::AtMost, units(2));
    tells(&most, ". . 1 1", "03-13", "24,00 on 2 deliveries");
}

#[test]
fn exactly_and_by_multiples() {
    let boxes = with(Span::Contract, &[1], Comparison::MultipleOf, units(3));
    tells(&boxes, "1 . . .", "03-01", "12,00 on 1 deliveries");
    tells(&boxes, ". . . . / 2 . 1", "03-01", "9,60 on 2 deliveries");
    tells(
        &boxes,
        ". . . . / 2 . 2",
        "03-01",
        "condition 0: Quantity(Quantity(4000)) where Quantity(Quantity(3000)) is asked",
    );
    let exact = with(
        Span::Contract,
        &[],
        Comparison::Exactly,
        Bound::Amount(Cents(4800)),
    );
    tells(&exact, "1 1 1 1", "03-01", "48,00 on 4 deliveries");
    tells(&exact, ". . 1 1", "03-13", "24,00 on 2 deliveries");
}

#[test]
fn on_chosen_deliveries() {
    let first_two = Span::Deliveries([delivery(0), delivery(1)].into());
    let early = with(first_two, &[0], Comparison::AtLeast, units(2));
    tells(&early, "1 1 1 .", "03-01", "36,00 on 3 deliveries");
    tells(
        &early,
        "1 . 1 1",
        "03-01",
        "condition 0: Quantity(Quantity(1000)) where Quantity(Quantity(2000)) is asked",
    );
    // Both are past: nothing can be asked of them.
    tells(&early, ". . 1 1", "03-13", "24,00 on 2 deliveries");
}

/// One basket of vegetables on each of the first two deliveries, signed on 1 March.
fn amended(offer: Offer) -> Offer {
    let line = |column| PricedLine {
        delivery: delivery(column),
        product: product(0),
        quantity: Quantity::ONE,
        amount: Cents(1200),
    };
    let had = Had {
        since: day("2026-03-01"),
        lines: [0, 1].map(line).into(),
    };
    Offer {
        had: Some(had),
        ..offer
    }
}

#[test]
fn an_amendment_is_measured_with_what_was_had() {
    let least = amended(with(Span::Contract, &[0], Comparison::AtLeast, units(3)));
    tells(&least, ". . 1 .", "03-13", "12,00 on 1 deliveries");
    let exact = amended(with(Span::Contract, &[0], Comparison::Exactly, units(4)));
    tells(&exact, ". . 1 1", "03-13", "24,00 on 2 deliveries");
    tells(
        &exact,
        ". . 2 1",
        "03-13",
        "condition 0: Quantity(Quantity(5000)) where Quantity(Quantity(4000)) is asked",
    );
    let most = amended(with(Span::Contract, &[0], Comparison::AtMost, units(3)));
    tells(&most, ". . 1 .", "03-13", "12,00 on 1 deliveries");
    tells(
        &most,
        ". . 1 1",
        "03-13",
        "condition 0: Quantity(Quantity(4000)) where Quantity(Quantity(3000)) is asked",
    );
    // What was had on a delivery is not measured there once more.
    let each = amended(with(Span::EachDelivery, &[0], Comparison::AtLeast, units(2)));
    tells(&each, ". . 2 .", "03-13", "24,00 on 1 deliveries");
    let minimum = Offer {
        least_deliveries: Some(3),
        ..amended(with(Span::Contract, &[0], Comparison::AtMost, units(9)))
    };
    tells(&minimum, ". . 1 .", "03-13", "12,00 on 1 deliveries");
    let more = Offer {
        least_deliveries: Some(4),
        ..minimum
    };
    assert!(
        told(&more, &order(". . 1 ."), "03-13")[0].contains("3"),
        "three of four are too few"
    );
}
