//! "The same as last season": what a household ordered before, on the deliveries of the new template.

use super::order::orderable_until;
use crate::contracts::model::{Kind, Offer, Order};
use crate::words::{Day, DeliveryId, ProductId, Quantity};
use std::collections::BTreeSet;

/// A line of the contract before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineBefore {
    /// On which day.
    pub day: Day,
    /// Of which product.
    pub product: ProductId,
    /// How much.
    pub quantity: Quantity,
}

/// The order before, as far as the offer has it: a fixed basket wherever its products are available, a free order delivery
/// for delivery, in their order. What can no longer be ordered, or is not sold any more, is left out; the rest is up to the
/// household, and is checked like any order.
pub fn same_again(offer: &Offer, days_before: &[Day], before: &[LineBefore], today: Day) -> Order {
    let mut order = Order::default();
    for (position, delivery) in offer.deliveries.iter().enumerate() {
        if today > orderable_until(offer, delivery) {
            continue;
        }
        for product in &offer.products {
            let quantity = match offer.kind {
                Kind::Fixed => usual(before, product.id),
                Kind::Free | Kind::Prepaid | Kind::OneOff => days_before
                    .get(position)
                    .map(|day| on(before, *day, product.id))
                    .unwrap_or_default(),
            };
            put(
                &mut order,
                &offer.availability,
                (delivery.id, product.id),
                quantity,
            );
        }
    }
    order
}

fn usual(before: &[LineBefore], product: ProductId) -> Quantity {
    let line = before.iter().find(|line| line.product == product);
    line.map(|line| line.quantity).unwrap_or_default()
}

fn on(before: &[LineBefore], day: Day, product: ProductId) -> Quantity {
    let line = before
        .iter()
        .find(|line| line.day == day && line.product == product);
    line.map(|line| line.quantity).unwrap_or_default()
}

fn put(
    order: &mut Order,
    available: &BTreeSet<(DeliveryId, ProductId)>,
    cell: (DeliveryId, ProductId),
    quantity: Quantity,
) {
    if !quantity.is_zero() && available.contains(&cell) {
        order.0.insert(cell, quantity);
    }
}
