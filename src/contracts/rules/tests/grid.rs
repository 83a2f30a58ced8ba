//! Offers and orders written as grids: a row per product, a column per delivery.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::contracts::model::{Kind, Left, Offer, OfferedDelivery, OfferedProduct, Order, Pricing, Stock};
use crate::contracts::rules::check_order;
use crate::words::{Day, DeliveryId, ProductId, Quantity, day};

pub fn delivery(index: usize) -> DeliveryId {
    DeliveryId::new(Uuid::from_u128(0xd000 + index as u128))
}

pub fn product(index: usize) -> ProductId {
    ProductId::new(Uuid::from_u128(0xa000 + index as u128))
}

/// The offer of a grid such as
///
/// ```text
///             03-05 03-12 03-19
/// légumes 12  *     *     *
/// œufs 3,20   *     -     2
/// ```
///
/// where `*` is available, `-` barred, and a number what is left there. The year is 2026.
pub fn offer(kind: Kind, grid: &str) -> Offer {
    let mut rows = grid
        .trim()
        .lines()
        .map(|row| row.split_whitespace().collect::<Vec<_>>());
    let days = rows.next().unwrap();
    let deliveries = days.iter().enumerate().map(|(index, on)| OfferedDelivery {
        id: delivery(index),
        day: day(&format!("2026-{on}")),
    });
    let mut offer = Offer {
        kind,
        deliveries: deliveries.collect(),
        products: vec![],
        availability: [].into(),
        stocks: vec![],
        conditions: vec![],
        least_deliveries: None,
        window: None,
        notice: 0,
        had: None,
    };
    for (row, cells) in rows.enumerate() {
        let pricing = Pricing::Piece(cells[1].parse().unwrap());
        let name = cells[0].to_owned();
        offer.products.push(OfferedProduct {
            id: product(row),
            name,
            pricing,
            divisible: false,
        });
        let available = cells[2..].iter().enumerate().filter(|(_, cell)| **cell != "-");
        let mut left = BTreeMap::new();
        for (column, cell) in available {
            offer.availability.insert((delivery(column), product(row)));
            if *cell != "*" {
                left.insert(delivery(column), cell.parse().unwrap());
            }
        }
        if !left.is_empty() {
            offer
                .stocks
                .push(stock(&[row], cells[0], Left::EachDelivery(left)));
        }
    }
    offer
}

/// A stock of the products of these rows, a unit for a unit.
pub fn stock(rows: &[usize], name: &str, left: Left) -> Stock {
    Stock {
        name: name.to_owned(),
        weights: rows.iter().map(|row| (product(*row), Quantity::ONE)).collect(),
        left,
    }
}

/// The order of rows of quantities, `.` for none: `"1 1 1 / 1 . 1"`.
pub fn order(rows: &str) -> Order {
    let mut order = Order::default();
    for (row, cells) in rows.split('/').enumerate() {
        for (column, cell) in cells
            .split_whitespace()
            .enumerate()
            .filter(|(_, cell)| *cell != ".")
        {
            let quantity = match cell.strip_prefix('-') {
                Some(negative) => {
                    Quantity::from_thousandths(-negative.parse::<Quantity>().unwrap().thousandths())
                }
                None => cell.parse().unwrap(),
            };
            order.0.insert((delivery(column), product(row)), quantity);
        }
    }
    order
}

/// What the household is told on `today`: the total, or each refusal.
pub fn told(offer: &Offer, order: &Order, today: &str) -> Vec<String> {
    let today: Day = day(&format!("2026-{today}"));
    match check_order(offer, order, today) {
        Ok(totals) => vec![format!(
            "{} on {} deliveries",
            totals.total.plain(),
            totals.deliveries
        )],
        Err(refusals) => refusals.iter().map(ToString::to_string).collect(),
    }
}
