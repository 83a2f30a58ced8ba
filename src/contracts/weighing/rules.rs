//! What weighing changes in what is owed (docs/rules/weighing.md).

#[cfg(test)]
mod tests;

use crate::contracts::amendments::Terms;
use crate::contracts::model::Pricing;
use crate::contracts::rules::amount;
use crate::words::{Cents, Day, Grams, ProductId, Quantity};
use std::collections::BTreeMap;

/// What was weighed of a contract, by day and product.
pub type Weights = BTreeMap<(Day, ProductId), Grams>;

/// A product of one delivery, as it was announced and as it was weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighing {
    /// The delivery's day.
    pub day: Day,
    /// The product.
    pub product: ProductId,
    /// How many.
    pub quantity: Quantity,
    /// What they were expected to weigh in all.
    pub about: Grams,
    /// What the contract asks for that.
    pub estimate: Cents,
    /// What they weighed; none before they are weighed.
    pub weighed: Option<(Grams, Cents)>,
}

impl Weighing {
    /// What the household owes beyond the contract; what the farm owes it when negative; nothing before it is weighed.
    pub fn difference(&self) -> Cents {
        self.weighed
            .map_or(Cents::ZERO, |(_, price)| price - self.estimate)
    }
}

/// The lines of a contract that are priced by weight, each with what it weighed, by day.
pub fn weighings(terms: &Terms, weights: &Weights) -> Vec<Weighing> {
    let line = |((day, product), quantity): (&(Day, ProductId), &Quantity)| {
        let pricing = terms.tariffs.get(product)?.on(*day);
        let Pricing::Weight { per_kg, about } = pricing else {
            return None;
        };
        let price = |grams: Grams| grams.price(per_kg).map(|price| (grams, price));
        Some(Weighing {
            day: *day,
            product: *product,
            quantity: *quantity,
            about: about.times(*quantity)?,
            estimate: amount(pricing, *quantity)?,
            weighed: weights.get(&(*day, *product)).copied().and_then(price),
        })
    };
    terms.lines.iter().filter_map(line).collect()
}

/// What is still to be settled: what weighing changed, less what was paid for it.
pub fn balance(weighings: &[Weighing], settled: Cents) -> Cents {
    weighings.iter().map(Weighing::difference).sum::<Cents>() - settled
}

/// A crate that weighs so much in all, over those who have so many of it: in proportion, to the gram, what is left over one
/// gram each from the first on.
pub fn shared(crate_weighs: Grams, parts: &[Quantity]) -> Vec<Grams> {
    let all: i128 = parts.iter().map(|part| i128::from(part.thousandths())).sum();
    if all <= 0 || crate_weighs.0 < 0 {
        return vec![Grams(0); parts.len()];
    }
    let part = |part: &Quantity| {
        let grams = i128::from(crate_weighs.0) * i128::from(part.thousandths()) / all;
        Grams(i64::try_from(grams).unwrap_or(0))
    };
    let mut shares: Vec<Grams> = parts.iter().map(part).collect();
    let mut left = crate_weighs.0 - shares.iter().map(|share| share.0).sum::<i64>();
    for (share, part) in shares.iter_mut().zip(parts) {
        if left > 0 && !part.is_zero() {
            share.0 += 1;
            left -= 1;
        }
    }
    shares
}
