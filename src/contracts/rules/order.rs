//! Whether an order can be taken, and what it comes to (docs/rules/order.md).

use std::collections::BTreeSet;

use super::condition::unmet;
use super::order_refusal::{Cell, Refusal};
use super::stock::short;
use crate::contracts::model::{
    Kind, Offer, OfferedDelivery, OfferedProduct, Order, PricedLine, Pricing, Totals, Window,
};
use crate::words::{Cents, Day, DeliveryId, ProductId, Quantity};

/// What `order` comes to on the local day `today`, or every reason why it is refused.
///
/// Nothing is ever changed in the order: what is out of stock is refused with what is left.
pub fn check_order(offer: &Offer, order: &Order, today: Day) -> Result<Totals, Vec<Refusal>> {
    let mut refusals: Vec<Refusal> = offer
        .window
        .and_then(|window| check_window(window, today))
        .into_iter()
        .collect();
    refusals.extend(unknown(offer, order));
    let asked = asked(offer, order);
    if asked.is_empty() && refusals.is_empty() {
        refusals.push(Refusal::Empty);
    }
    refusals.extend(asked.iter().filter_map(|line| check_cell(offer, line)));
    refusals.extend(check_days(offer, &asked, today));
    refusals.extend(short(offer, order).into_iter().map(Refusal::OutOfStock));
    if refusals.is_empty() {
        refusals.extend(check_shape(offer, &asked, today));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let totals = totals(&asked)?;
    let unmet = unmet(offer, &totals.lines, today);
    if unmet.is_empty() {
        Ok(totals)
    } else {
        Err(unmet.into_iter().map(Refusal::Unmet).collect())
    }
}

/// A line of the order above or below zero, with what it is of.
struct Asked<'a> {
    delivery: &'a OfferedDelivery,
    product: &'a OfferedProduct,
    quantity: Quantity,
}

impl Asked<'_> {
    fn cell(&self) -> Cell {
        Cell::of(self.delivery, self.product)
    }
}

fn quantity(order: &Order, delivery: DeliveryId, product: ProductId) -> Quantity {
    order.0.get(&(delivery, product)).copied().unwrap_or_default()
}

fn asked<'a>(offer: &'a Offer, order: &Order) -> Vec<Asked<'a>> {
    let cells = offer
        .deliveries
        .iter()
        .flat_map(|delivery| offer.products.iter().map(move |product| (delivery, product)));
    cells
        .map(|(delivery, product)| Asked {
            delivery,
            product,
            quantity: quantity(order, delivery.id, product.id),
        })
        .filter(|line| !line.quantity.is_zero())
        .collect()
}

fn check_window(window: Window, today: Day) -> Option<Refusal> {
    if today < window.opens {
        Some(Refusal::NotYetOpen { opens: window.opens })
    } else if today > window.closes {
        Some(Refusal::WindowClosed {
            closed: window.closes,
        })
    } else {
        None
    }
}

fn unknown(offer: &Offer, order: &Order) -> Vec<Refusal> {
    let cells = || {
        order
            .0
            .iter()
            .filter(|(_, quantity)| !quantity.is_zero())
            .map(|(cell, _)| *cell)
    };
    let deliveries: BTreeSet<DeliveryId> = cells().map(|(delivery, _)| delivery).collect();
    let products: BTreeSet<ProductId> = cells().map(|(_, product)| product).collect();
    let strange_delivery = |id: &DeliveryId| offer.deliveries.iter().all(|known| known.id != *id);
    let strange_product = |id: &ProductId| offer.products.iter().all(|known| known.id != *id);
    let deliveries = deliveries
        .into_iter()
        .filter(strange_delivery)
        .map(Refusal::UnknownDelivery);
    deliveries
        .chain(
            products
                .into_iter()
                .filter(strange_product)
                .map(Refusal::UnknownProduct),
        )
        .collect()
}

fn check_cell(offer: &Offer, line: &Asked) -> Option<Refusal> {
    let wanted = line.quantity;
    if wanted < Quantity::ZERO {
        return Some(Refusal::Negative(line.cell()));
    }
    if wanted > Quantity::MAX {
        return Some(Refusal::TooLarge(line.cell()));
    }
    if !wanted.is_whole() && !line.product.divisible {
        return Some(Refusal::Fractional(line.cell()));
    }
    let is_available = offer.availability.contains(&(line.delivery.id, line.product.id));
    (!is_available).then(|| Refusal::Unavailable(line.cell()))
}

/// The last day on which a delivery can be ordered.
pub(super) fn orderable_until(offer: &Offer, delivery: &OfferedDelivery) -> Day {
    delivery.day.plus_days(-i64::from(offer.notice))
}

fn check_days(offer: &Offer, asked: &[Asked], today: Day) -> Vec<Refusal> {
    let check = |taken: &&OfferedDelivery| {
        let (delivery, day) = (taken.id, taken.day);
        let until = orderable_until(offer, taken);
        if day < today {
            Some(Refusal::Past { delivery, day })
        } else if until < today {
            Some(Refusal::TooSoon { delivery, day, until })
        } else {
            None
        }
    };
    taken(asked).iter().filter_map(check).collect()
}

/// The deliveries of which something is asked, by day.
fn taken<'a>(asked: &[Asked<'a>]) -> Vec<&'a OfferedDelivery> {
    let mut deliveries: Vec<&OfferedDelivery> = asked.iter().map(|line| line.delivery).collect();
    deliveries.dedup_by_key(|delivery| delivery.id);
    deliveries.sort_by_key(|delivery| delivery.day);
    deliveries
}

/// What the kind of order and the minimum ask, of an order that is otherwise sound.
fn check_shape(offer: &Offer, asked: &[Asked], today: Day) -> Vec<Refusal> {
    let taken = taken(asked);
    let had: BTreeSet<DeliveryId> = offer.had_lines().iter().map(|line| line.delivery).collect();
    let count = number(taken.len() + had.len());
    match offer.kind {
        Kind::OneOff if count > 1 => return vec![Refusal::OneDeliveryOnly { taken: count }],
        Kind::OneOff => return Vec::new(),
        Kind::Fixed => {
            let uneven = uneven(offer, asked, &taken);
            if !uneven.is_empty() {
                return uneven;
            }
        }
        Kind::Free | Kind::Prepaid => {}
    }
    let (least, of) = minimum(offer, asked, today);
    if count < least {
        vec![Refusal::TooFewDeliveries {
            taken: count,
            least,
            of,
        }]
    } else {
        Vec::new()
    }
}

/// Where a fixed order departs from its basket: what the first delivery that has the product gives.
fn uneven(offer: &Offer, asked: &[Asked], taken: &[&OfferedDelivery]) -> Vec<Refusal> {
    let mut uneven = Vec::new();
    for product in &offer.products {
        let given_on = |delivery: &OfferedDelivery| {
            let line = asked
                .iter()
                .find(|line| line.delivery.id == delivery.id && line.product.id == product.id);
            line.map_or(Quantity::ZERO, |line| line.quantity)
        };
        let mut available = taken
            .iter()
            .filter(|delivery| offer.availability.contains(&(delivery.id, product.id)));
        let Some(first) = available.next() else { continue };
        let expected = given_on(first);
        uneven.extend(available.filter_map(|delivery| {
            let (cell, given) = (Cell::of(delivery, product), given_on(delivery));
            (given != expected).then_some(Refusal::Uneven {
                cell,
                expected,
                given,
            })
        }));
    }
    uneven
}

/// How many deliveries this order must take, and of how many. A delivery that has nothing the
/// household could take never counts: for a fixed order, nothing of its basket.
fn minimum(offer: &Offer, asked: &[Asked], today: Day) -> (u32, u32) {
    let has =
        |delivery: &OfferedDelivery, product: ProductId| offer.availability.contains(&(delivery.id, product));
    let in_basket = |product: ProductId| asked.iter().any(|line| line.product.id == product);
    let served = |delivery: &&OfferedDelivery| offer.products.iter().any(|product| has(delivery, product.id));
    let wanted = |delivery: &&OfferedDelivery| {
        let mut products = offer.products.iter();
        products
            .any(|product| has(delivery, product.id) && (offer.kind != Kind::Fixed || in_basket(product.id)))
    };
    let from = offer.counts_from(today);
    let in_time = |delivery: &&OfferedDelivery| from <= orderable_until(offer, delivery);
    let all = number(offer.deliveries.iter().filter(served).count());
    let still = number(offer.deliveries.iter().filter(wanted).filter(in_time).count());
    let asked_for = match (offer.least_deliveries, offer.kind) {
        (Some(least), _) => least,
        (None, Kind::Fixed) => all,
        (None, _) => 0,
    };
    (least_deliveries(asked_for, all, still), still)
}

/// `least` of `all` deliveries, prorated to those that can still be taken, rounded up.
pub fn least_deliveries(least: u32, all: u32, still: u32) -> u32 {
    if all == 0 {
        return 0;
    }
    let prorated = (u64::from(least.min(all)) * u64::from(still)).div_ceil(u64::from(all));
    u32::try_from(prorated).expect("it is at most the number of deliveries still to come")
}

/// What so much of a product costs; `None` when it does not fit.
pub fn amount(pricing: Pricing, quantity: Quantity) -> Option<Cents> {
    match pricing {
        Pricing::Piece(price) => price.times(quantity),
        Pricing::Weight { per_kg, about } => about.times(quantity)?.price(per_kg),
    }
}

fn totals(asked: &[Asked]) -> Result<Totals, Vec<Refusal>> {
    let (mut lines, mut total) = (Vec::with_capacity(asked.len()), Cents::ZERO);
    for line in asked {
        let too_large = || vec![Refusal::TooLarge(line.cell())];
        let amount = amount(line.product.pricing, line.quantity).ok_or_else(too_large)?;
        total = total.checked_add(amount).ok_or_else(too_large)?;
        let (delivery, product) = (line.delivery.id, line.product.id);
        lines.push(PricedLine {
            delivery,
            product,
            quantity: line.quantity,
            amount,
        });
    }
    let estimated = asked
        .iter()
        .any(|line| matches!(line.product.pricing, Pricing::Weight { .. }));
    Ok(Totals {
        lines,
        deliveries: number(taken(asked).len()),
        total,
        estimated,
    })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
