use super::grid::{offer, order, product};
use crate::contracts::model::{Kind, Offer};
use crate::contracts::rules::{LineBefore, same_again};
use crate::words::{Day, Quantity, day};

const DAYS: [&str; 3] = ["2025-03-06", "2025-03-13", "2025-03-20"];

fn season(kind: Kind) -> Offer {
    offer(
        kind,
        "            03-05 03-12 03-19 03-26
         légumes 12  *     *     *     *
         œufs 3,20   *     -     *     -",
    )
}

fn before(rows: &[(usize, usize, u32)]) -> Vec<LineBefore> {
    let line = |(on, of, units): &(usize, usize, u32)| LineBefore {
        day: day(DAYS[*on]),
        product: product(*of),
        quantity: Quantity::units(*units),
    };
    rows.iter().map(line).collect()
}

#[track_caller]
fn gives(kind: Kind, rows: &[(usize, usize, u32)], today: &str, expected: &str) {
    let days: Vec<Day> = DAYS.iter().map(|on| day(on)).collect();
    assert_eq!(
        same_again(&season(kind), &days, &before(rows), day(today)),
        order(expected)
    );
}

#[test]
fn a_fixed_basket_comes_again_wherever_it_can() {
    let basket = [(0, 0, 1), (1, 0, 1), (0, 1, 2)];
    gives(Kind::Fixed, &basket, "2026-03-01", "1 1 1 1 / 2 . 2 .");
    gives(Kind::Fixed, &basket, "2026-03-06", ". 1 1 1 / . . 2 .");
}

#[test]
fn a_free_order_comes_again_delivery_for_delivery() {
    let wishes = [(0, 0, 2), (1, 1, 1), (2, 0, 1), (2, 1, 3), (2, 7, 4)];
    gives(Kind::Free, &wishes, "2026-03-01", "2 . 1 . / . . 3 .");
}
