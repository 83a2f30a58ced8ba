use proptest::collection::vec;
use proptest::prelude::*;

use super::grid::{delivery, offer, order, product, stock, told};
use crate::contracts::model::{Kind, Left, Offer, Order, StockPer};
use crate::contracts::rules::{Held, StockPlan, check_order};
use crate::words::{ContractId, Quantity, day};
use uuid::Uuid;

/// Two sizes of one basket, twice; the examples of docs/rules/stock.md.
fn season() -> Offer {
    offer(
        Kind::Free,
        "          03-05 03-12
         petit 8   *     *
         grand 15  *     *",
    )
}

/// A large basket takes as much as two small ones.
fn plan(per: StockPer, units: u32) -> StockPlan {
    StockPlan {
        name: "paniers".to_owned(),
        weights: [(product(0), Quantity::ONE), (product(1), Quantity::units(2))].into(),
        per,
        quantity: Quantity::units(units),
    }
}

fn contract(number: u128) -> ContractId {
    ContractId::new(Uuid::from_u128(number))
}

/// The season before a household, when others hold these orders.
fn before(plan: &StockPlan, others: &[&str]) -> Offer {
    let mut held = Held::default();
    for (number, rows) in (0..).zip(others) {
        for (cell, quantity) in order(rows).0 {
            *held.units.0.entry(cell).or_default() += quantity;
            held.holders.insert((cell.1, contract(number)));
        }
    }
    let days = [delivery(0), delivery(1)].into();
    Offer {
        stocks: vec![plan.left(&days, &held)],
        ..season()
    }
}

#[track_caller]
fn tells(offer: &Offer, rows: &str, expected: &[&str]) {
    assert_eq!(told(offer, &order(rows), "03-01"), expected, "{rows}");
}

#[test]
fn a_pool_over_the_season() {
    let pool = plan(StockPer::Season, 8);
    let left = before(&pool, &["1 1 / .", ". . / 1"]);
    tells(&left, ". . / 1 1", &["30,00 on 2 deliveries"]);
    tells(&left, "1 . / 1 1", &["paniers: 5 wanted, 4 left"]);
}

#[test]
fn a_pool_on_each_delivery() {
    let pool = plan(StockPer::Delivery, 4);
    let left = before(&pool, &["1 . / 1 ."]);
    tells(&left, "1 2 / . 1", &["39,00 on 2 deliveries"]);
    tells(
        &left,
        "2 1 / . 2",
        &["paniers: 2 wanted, 1 left", "paniers: 5 wanted, 4 left"],
    );
}

#[test]
fn a_share_for_each_contract_however_much_it_takes() {
    let shares = plan(StockPer::Share, 2);
    tells(
        &before(&shares, &["3 3 / 1 1"]),
        "2 2 / 2 2",
        &["92,00 on 2 deliveries"],
    );
    tells(
        &before(&shares, &["1 / .", ". / 1"]),
        "1",
        &["paniers: 1 wanted, 0 left"],
    );
}

#[test]
fn more_may_be_held_than_there_is_after_a_correction() {
    let left = before(&plan(StockPer::Season, 1), &["3 / ."]);
    tells(&left, "1", &["paniers: 1 wanted, 0 left"]);
    assert_eq!(
        left.stocks,
        [crate::contracts::model::Stock {
            weights: plan(StockPer::Season, 1).weights,
            ..stock(&[0], "paniers", Left::Season(Quantity::ZERO))
        }]
    );
}

proptest! {
    /// Whoever comes, in whatever order: what is signed never exceeds what there is, and who is refused could not have had it.
    #[test]
    fn nothing_is_sold_twice(
        wishes in vec((0..4u32, 0..4u32, 0..3u32, 0..3u32), 1..30),
        units in 0..25u32,
        per in prop_oneof![Just(StockPer::Season), Just(StockPer::Share), Just(StockPer::Delivery)],
    ) {
        let pool = plan(per, units);
        let days = [delivery(0), delivery(1)].into();
        let mut held = Held::default();
        for (number, (a, b, c, d)) in (0..).zip(wishes) {
            let cells = [((0, 0), a), ((1, 0), b), ((0, 1), c), ((1, 1), d)];
            let wish = Order(cells.into_iter().filter(|(_, units)| *units > 0)
                .map(|((on, of), units)| ((delivery(on), product(of)), Quantity::units(units))).collect());
            let offer = Offer { stocks: vec![pool.left(&days, &held)], ..season() };
            if check_order(&offer, &wish, day("2026-03-01")).is_ok() {
                for (cell, quantity) in wish.0 {
                    *held.units.0.entry(cell).or_default() += quantity;
                    held.holders.insert((cell.1, contract(number)));
                }
            }
        }
        let of = |on: usize| {
            let one = |row: usize| held.units.0.get(&(delivery(on), product(row))).copied().unwrap_or_default().thousandths() / 1000;
            one(0) + 2 * one(1)
        };
        let contracts = held.holders.iter().map(|(_, contract)| contract).collect::<std::collections::BTreeSet<_>>().len() as i64;
        let sold = match per {
            StockPer::Season => of(0) + of(1),
            StockPer::Share => contracts,
            StockPer::Delivery => of(0).max(of(1)),
        };
        prop_assert!(sold <= i64::from(units), "{sold} of {units}");
    }
}
