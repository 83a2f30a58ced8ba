//! Whether a basket can come on another date.

use super::Bench;
use crate::contracts::amendments::model::Terms;
use crate::contracts::forms::told;
use crate::contracts::model::{Offer, Order};
use crate::contracts::rules::{Refusal, short};
use crate::t;
use crate::words::Day;

/// Why a basket cannot come on its new day, in a sentence: a product cannot be had there, or the stock does not suffice.
pub fn not_there(bench: &Bench, (from, to): (Day, Day), offer: &Offer, after: &Terms) -> Option<String> {
    let sheet = &bench.sheet;
    let target = sheet.deliveries.iter().find(|delivery| delivery.day == to)?;
    let moving = bench.standing.terms.lines.keys().filter(|(day, _)| *day == from);
    for (_, product) in moving {
        let named = sheet.products.iter().find(|other| other.id == *product);
        if let Some(named) = named.filter(|_| !sheet.availability.contains(&(target.id, *product))) {
            let (product, day) = (named.name.clone(), to.long());
            return Some(t!("contracts-order-unavailable", product = product, day = day));
        }
    }
    let lines = after.lines.iter().filter_map(|((day, product), quantity)| {
        let delivery = sheet.deliveries.iter().find(|delivery| delivery.day == *day)?;
        Some(((delivery.id, *product), *quantity))
    });
    // The whole contract is looked at, so that nothing stands beside it.
    let whole = Offer {
        had: None,
        ..offer.clone()
    };
    let missing = short(&whole, &Order(lines.collect())).into_iter().next()?;
    Some(told(sheet, &Refusal::OutOfStock(missing)).1)
}
