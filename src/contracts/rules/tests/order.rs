use super::grid::{delivery, offer, order, product, stock, told};
use crate::contracts::model::{Kind, Left, Offer, Order, PricedLine, Pricing, Totals, Window};
use crate::contracts::rules::{check_order, least_deliveries};
use crate::words::{Cents, Grams, Quantity, day};

/// Vegetables each week, eggs every fortnight, a chicken once.
fn season(kind: Kind) -> Offer {
    offer(
        kind,
        "            03-05 03-12 03-19 03-26
         légumes 12  *     *     *     *
         œufs 3,20   *     -     *     -
         poulet 18   -     -     -     *",
    )
}

#[track_caller]
fn tells(offer: &Offer, rows: &str, today: &str, expected: &[&str]) {
    assert_eq!(told(offer, &order(rows), today), expected, "{rows} on {today}");
}

#[test]
fn a_fixed_order_is_one_basket_as_far_as_its_products_are_available() {
    let fixed = season(Kind::Fixed);
    tells(&fixed, "1 1 1 1", "03-01", &["48,00 on 4 deliveries"]);
    tells(&fixed, "1 1 1 1 / 2 . 2", "03-01", &["60,80 on 4 deliveries"]);
    tells(
        &fixed,
        "1 1 1 1 / 1 . 1 . / . . . 1",
        "03-01",
        &["72,40 on 4 deliveries"],
    );
    tells(&fixed, ". . . . / 1 . 1", "03-01", &["6,40 on 2 deliveries"]);
    tells(
        &fixed,
        "1 2 1 1",
        "03-01",
        &["légumes on 2026-03-12: 2 where the basket has 1"],
    );
    tells(
        &fixed,
        "1 1 1 1 / 1 . .",
        "03-01",
        &["œufs on 2026-03-19: 0 where the basket has 1"],
    );
    tells(
        &fixed,
        "1 1 1 .",
        "03-01",
        &["3 deliveries, at least 4 of 4 expected"],
    );
    tells(
        &fixed,
        ". . . . / 1",
        "03-01",
        &["1 deliveries, at least 2 of 2 expected"],
    );
}

#[test]
fn a_minimum_of_deliveries_is_prorated_for_who_joins_late() {
    let fixed = Offer {
        least_deliveries: Some(3),
        ..season(Kind::Fixed)
    };
    tells(&fixed, "1 1 . 1", "03-01", &["36,00 on 3 deliveries"]);
    tells(
        &fixed,
        "1 . . 1",
        "03-01",
        &["2 deliveries, at least 3 of 4 expected"],
    );
    tells(&fixed, ". 1 1 1", "03-12", &["36,00 on 3 deliveries"]);
    tells(
        &fixed,
        ". 1 1 .",
        "03-12",
        &["2 deliveries, at least 3 of 3 expected"],
    );
    tells(&fixed, ". . 1 1", "03-13", &["24,00 on 2 deliveries"]);
    tells(
        &fixed,
        ". . 1 .",
        "03-13",
        &["1 deliveries, at least 2 of 2 expected"],
    );
    let free = Offer {
        least_deliveries: Some(3),
        ..season(Kind::Free)
    };
    tells(&free, "1 2 . 3", "03-01", &["72,00 on 3 deliveries"]);
    tells(
        &free,
        ". . . . / 1 . 1",
        "03-01",
        &["2 deliveries, at least 3 of 4 expected"],
    );
}

#[test]
fn prorating_rounds_up() {
    let table = [
        (15, 18, 18, 15),
        (15, 18, 9, 8),
        (15, 18, 1, 1),
        (15, 18, 0, 0),
        (20, 18, 18, 18),
        (0, 18, 9, 0),
        (3, 0, 0, 0),
    ];
    for (least, all, still, expected) in table {
        assert_eq!(
            least_deliveries(least, all, still),
            expected,
            "{least} of {all}, {still} to come"
        );
    }
}

#[test]
fn a_delivery_that_has_nothing_does_not_count() {
    let barred = offer(
        Kind::Fixed,
        "            03-05 03-12 03-19
         légumes 12  *     -     *",
    );
    tells(&barred, "1 . 1", "03-01", &["24,00 on 2 deliveries"]);
}

#[test]
fn a_free_order_has_any_quantity_on_any_delivery() {
    for kind in [Kind::Free, Kind::Prepaid] {
        tells(
            &season(kind),
            "1 . 3 . / . . 2 . / . . . 1",
            "03-01",
            &["72,40 on 3 deliveries"],
        );
    }
}

#[test]
fn a_one_off_order_is_for_one_delivery() {
    tells(
        &season(Kind::OneOff),
        ". . . 1 / . . . . / . . . 2",
        "03-01",
        &["48,00 on 1 deliveries"],
    );
    tells(
        &season(Kind::OneOff),
        "1 1",
        "03-01",
        &["2 deliveries, one expected"],
    );
}

#[test]
fn what_is_not_available_is_refused_by_name() {
    let free = season(Kind::Free);
    tells(
        &free,
        "1 . . . / . 1 . 1",
        "03-01",
        &[
            "œufs on 2026-03-12: not available",
            "œufs on 2026-03-26: not available",
        ],
    );
}

#[test]
fn quantities_that_cannot_be_meant_are_refused() {
    let mut free = season(Kind::Free);
    tells(
        &free,
        "-1 0,5 9999 1 / . . -0,5",
        "03-01",
        &[
            "légumes on 2026-03-05: negative",
            "légumes on 2026-03-12: not whole",
            "œufs on 2026-03-19: negative",
        ],
    );
    let huge = Order([((delivery(0), product(0)), Quantity::from_thousandths(i64::MAX))].into());
    assert_eq!(told(&free, &huge, "03-01"), ["légumes on 2026-03-05: too large"]);
    free.products[0].divisible = true;
    tells(&free, "0,5 . 0,5", "03-01", &["12,00 on 2 deliveries"]);
    free.products[0].pricing = Pricing::Piece(Cents(i64::MAX));
    tells(&free, "2", "03-01", &["légumes on 2026-03-05: too large"]);
    tells(&free, "1 1", "03-01", &["légumes on 2026-03-12: too large"]);
}

#[test]
fn an_empty_order_is_refused() {
    let free = season(Kind::Free);
    tells(&free, "", "03-01", &["nothing is ordered"]);
    tells(&free, "0 0 0", "03-01", &["nothing is ordered"]);
}

#[test]
fn past_deliveries_and_those_within_the_notice_are_refused() {
    let free = season(Kind::Free);
    tells(&free, "1 1 1 1", "03-12", &["2026-03-05 is past"]);
    let noticed = Offer { notice: 3, ..free };
    tells(
        &noticed,
        "1 1 1 1",
        "03-10",
        &[
            "2026-03-05 is past",
            "2026-03-12 could be ordered until 2026-03-09",
        ],
    );
    tells(&noticed, ". 1 1 1", "03-09", &["36,00 on 3 deliveries"]);
}

#[test]
fn nobody_gets_more_than_is_left() {
    let stocked = || {
        offer(
            Kind::Free,
            "            03-05 03-12 03-19
         légumes 12  3     0     *
         œufs 3      *     *     *",
        )
    };
    let mut free = stocked();
    tells(&free, "3 . 9", "03-01", &["144,00 on 2 deliveries"]);
    tells(
        &free,
        "4 1 9",
        "03-01",
        &["légumes: 4 wanted, 3 left", "légumes: 1 wanted, 0 left"],
    );
    free.stocks
        .push(stock(&[1], "œufs", Left::Season(Quantity::units(5))));
    tells(&free, ". . . / 2 . 3", "03-01", &["15,00 on 2 deliveries"]);
    tells(&free, ". . . / 2 1 3", "03-01", &["œufs: 6 wanted, 5 left"]);
}

#[test]
fn the_window_holds_until_the_end_of_its_last_day() {
    let window = Window {
        opens: day("2026-02-01"),
        closes: day("2026-02-28"),
    };
    let free = Offer {
        window: Some(window),
        ..season(Kind::Free)
    };
    tells(&free, "1", "01-31", &["opens on 2026-02-01"]);
    tells(&free, "1", "02-01", &["12,00 on 1 deliveries"]);
    tells(&free, "1", "02-28", &["12,00 on 1 deliveries"]);
    tells(&free, "1", "03-01", &["closed on 2026-02-28"]);
    tells(&free, "", "03-01", &["closed on 2026-02-28"]);
}

#[test]
fn what_the_template_does_not_know_is_refused() {
    let mut tampered = order("1");
    tampered.0.insert((delivery(9), product(0)), Quantity::ONE);
    tampered.0.insert((delivery(0), product(9)), Quantity::ONE);
    tampered.0.insert((delivery(8), product(8)), Quantity::ZERO);
    assert_eq!(
        told(&season(Kind::Free), &tampered, "03-01"),
        [
            format!("unknown delivery {}", delivery(9)),
            format!("unknown product {}", product(9))
        ]
    );
}

#[test]
fn what_is_sold_by_weight_is_estimated() {
    let mut free = season(Kind::Free);
    free.products[2].pricing = Pricing::Weight {
        per_kg: Cents(1290),
        about: Grams(1850),
    };
    let line = |column: usize, row: usize, units: u32, cents: i64| PricedLine {
        delivery: delivery(column),
        product: product(row),
        quantity: Quantity::units(units),
        amount: Cents(cents),
    };
    assert_eq!(
        check_order(&free, &order(". . . 1 / 1 . . . / . . . 2"), day("2026-03-01")),
        Ok(Totals {
            lines: vec![line(0, 1, 1, 320), line(3, 0, 1, 1200), line(3, 2, 2, 4773)],
            deliveries: 2,
            total: Cents(6293),
            estimated: true,
        })
    );
}
