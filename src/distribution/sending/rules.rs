//! When a farm is told what to bring, and what has changed since (docs/rules/sending.md).

#[cfg(test)]
mod tests;

use crate::contracts::Flexibility;
use crate::distribution::model::FarmTotal;
use crate::words::{Day, Quantity};
use std::collections::BTreeMap;

/// How much of each product, by its label.
pub type Totals = BTreeMap<String, Quantity>;

/// From which day on nothing more can change for a delivery, given the notice of each template's orders and what it lets
/// households do: the day after the latest notice, and the day of the delivery at the latest.
pub fn told_from(day: Day, templates: &[(u32, Flexibility)]) -> Day {
    let notices = templates.iter().flat_map(|(order, allowed)| {
        let moves = allowed.moves.map(|moves| moves.notice);
        let carried = allowed.carryovers.map(|carried| carried.allowance.notice);
        let skips = allowed.skips.map(|skips| skips.allowance.notice);
        [Some(*order), moves, carried, skips].into_iter().flatten()
    });
    let least = notices.min().unwrap_or(0);
    day.plus_days(1 - i64::from(least)).min(day)
}

/// What a farm brings.
pub fn totals(farm: Option<&FarmTotal>) -> Totals {
    let products = farm.into_iter().flat_map(|farm| &farm.products);
    let mut totals = Totals::new();
    for product in products {
        *totals.entry(product.label()).or_default() += product.quantity;
    }
    totals
}

/// What differs: product, before and after.
pub fn differences(before: &Totals, after: &Totals) -> Vec<(String, Quantity, Quantity)> {
    let of = |totals: &Totals, name: &str| totals.get(name).copied().unwrap_or_default();
    let names: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let both = names
        .into_iter()
        .map(|name| (name.clone(), of(before, name), of(after, name)));
    both.filter(|(_, before, after)| before != after).collect()
}
