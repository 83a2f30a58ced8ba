//! What an amendment does to a contract (docs/rules/amendments.md): the lines, the prices and what is owed.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Asks, Change, Instead, LineChange, Terms};
use crate::contracts::model::{Kind as OrderKind, Pricing};
use crate::contracts::rules::amount;
use crate::words::{Cents, Day, ProductId, Quantity};

impl Terms {
    /// What a line costs, rounded on its own.
    fn amount(&self, product: ProductId, quantity: Quantity) -> Cents {
        let price = self.prices.get(&product);
        price
            .and_then(|pricing| amount(*pricing, quantity))
            .unwrap_or_default()
    }

    /// What the lines cost.
    fn ordered(&self) -> Cents {
        let lines = self.lines.iter();
        lines
            .map(|((_, product), quantity)| self.amount(*product, *quantity))
            .sum()
    }

    /// What is owed in all.
    pub fn total(&self) -> Cents {
        self.ordered() + self.kept
    }

    /// Whether something is due on a day.
    pub fn has(&self, day: Day) -> bool {
        self.lines.keys().any(|(other, _)| *other == day)
    }

    /// The same lines and prices, with so much owed in all.
    fn owing(mut self, total: Cents) -> Terms {
        self.kept = total - self.ordered();
        self
    }
}

/// The terms after a change for everyone. A fixed basket comes on an added delivery too; of another order nothing is added,
/// since the household chooses.
pub fn applied(terms: &Terms, change: &Change, kind: OrderKind) -> Terms {
    match change {
        Change::Withdraw {
            days,
            products,
            instead,
        } => {
            let goes = |day: Day, product: ProductId| {
                days.contains(&day) && products.as_ref().is_none_or(|these| these.contains(&product))
            };
            withdrawn(terms, goes, *instead)
        }
        Change::Add { day, products } if kind == OrderKind::Fixed => {
            let mut after = terms.clone();
            for (product, quantity) in basket(terms)
                .into_iter()
                .filter(|(product, _)| products.contains(product))
            {
                after.lines.entry((*day, product)).or_insert(quantity);
            }
            after
        }
        Change::Add { .. } => terms.clone(),
        Change::Reprice {
            product,
            pricing,
            from,
        } => repriced(terms, *product, *pricing, *from),
    }
}

/// A product at another price, from a day on. What is due before keeps its price: the difference goes to what is kept.
pub fn repriced(terms: &Terms, product: ProductId, pricing: Pricing, from: Option<Day>) -> Terms {
    let of_it = |(day, other): &(Day, ProductId)| *other == product && from.is_none_or(|from| *day >= from);
    if !terms.lines.keys().any(of_it) {
        return terms.clone();
    }
    let mut after = terms.clone();
    after.prices.insert(product, pricing);
    let before = terms
        .lines
        .iter()
        .filter(|(cell, _)| cell.1 == product && !of_it(cell));
    for ((_, product), quantity) in before {
        after.kept += terms.amount(*product, *quantity) - after.amount(*product, *quantity);
    }
    after
}

/// The terms without the lines that go.
fn withdrawn(terms: &Terms, goes: impl Fn(Day, ProductId) -> bool, instead: Instead) -> Terms {
    let (gone, stay): (BTreeMap<_, _>, BTreeMap<_, _>) = terms
        .lines
        .iter()
        .map(|(cell, quantity)| (*cell, *quantity))
        .partition(|((day, product), _)| goes(*day, *product));
    let mut after = Terms {
        lines: stay,
        ..terms.clone()
    };
    if let Instead::On(day) = instead {
        for ((_, product), quantity) in gone {
            *after.lines.entry((day, product)).or_default() += quantity;
        }
    }
    match instead {
        Instead::Returned => after,
        Instead::Lost | Instead::On(_) => after.owing(terms.total()),
    }
}

/// The basket of a fixed order: of each product, what it has on the days that have it.
fn basket(terms: &Terms) -> BTreeMap<ProductId, Quantity> {
    let lines = terms.lines.iter();
    lines
        .map(|((_, product), quantity)| (*product, *quantity))
        .collect()
}

/// One basket goes whole to another day, and joins what is there. The total stays.
pub fn moved(terms: &Terms, from: Day, to: Day) -> Terms {
    withdrawn(terms, |day, _| day == from, Instead::On(to))
}

/// The household leaves: nothing is due after its last day. What becomes of the price of the rest is agreed.
pub fn ended(terms: &Terms, last: Day, instead: Instead) -> Terms {
    withdrawn(terms, |day, _| day > last, instead)
}

/// Other lines, at the prices of the contract. Those of days that are past stay.
pub fn reordered(terms: &Terms, wanted: &BTreeMap<(Day, ProductId), Quantity>, from: Day) -> Terms {
    let past = terms.lines.iter().filter(|((day, _), _)| *day < from);
    let wanted = wanted
        .iter()
        .filter(|((day, _), quantity)| *day >= from && !quantity.is_zero());
    Terms {
        lines: past
            .chain(wanted)
            .map(|(cell, quantity)| (*cell, *quantity))
            .collect(),
        ..terms.clone()
    }
}

/// More was ordered than was paid ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{by} more than the signed total")]
pub struct AboveSigned {
    /// By so much.
    pub by: Cents,
}

/// Of what was paid ahead, other lines: the total stays as it was signed.
///
/// # Errors
/// When they cost more than the signed total.
pub fn spent(
    terms: &Terms,
    wanted: &BTreeMap<(Day, ProductId), Quantity>,
    from: Day,
) -> Result<Terms, AboveSigned> {
    let (total, after) = (terms.total(), reordered(terms, wanted, from));
    if after.ordered() > total {
        return Err(AboveSigned {
            by: after.ordered() - total,
        });
    }
    Ok(after.owing(total))
}

/// Who signs a change that the farm makes: the household, where it owes more than before.
pub fn asks(before: &Terms, after: &Terms) -> Asks {
    if after.total() > before.total() {
        Asks::Member
    } else {
        Asks::Nobody
    }
}

/// The quantities that differ, by day and product.
pub fn line_changes(before: &Terms, after: &Terms) -> Vec<LineChange> {
    let cells: BTreeSet<_> = before.lines.keys().chain(after.lines.keys()).copied().collect();
    let of = |terms: &Terms, cell| terms.lines.get(&cell).copied().unwrap_or_default();
    let change = |(day, product)| LineChange {
        day,
        product,
        before: of(before, (day, product)),
        after: of(after, (day, product)),
    };
    let changes = cells.into_iter().map(change);
    changes.filter(|change| change.before != change.after).collect()
}

/// The prices that differ, of products that the contract has: before and after.
pub fn price_changes(before: &Terms, after: &Terms) -> Vec<(ProductId, Pricing, Pricing)> {
    let has = |product: ProductId| {
        let lines = before.lines.keys().chain(after.lines.keys());
        lines.into_iter().any(|(_, other)| *other == product)
    };
    let both = before.prices.iter().filter_map(|(product, was)| {
        let is = after.prices.get(product)?;
        (was != is && has(*product)).then_some((*product, *was, *is))
    });
    both.collect()
}
