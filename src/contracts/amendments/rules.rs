//! What an amendment does to a contract (docs/rules/amendments.md): the lines, the prices and what is owed.

mod collectors;
mod fate;
#[cfg(test)]
mod tests;

pub use collectors::Collectors;
pub use fate::{Fate, fate};

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Asks, Change, Instead, LineChange, PriceChange, Terms};
use crate::contracts::model::{Kind as OrderKind, Pricing};
use crate::contracts::rules::amount;
use crate::words::{Cents, Day, ProductId, Quantity};

impl Terms {
    /// What a line costs, rounded on its own.
    fn amount(&self, (day, product): (Day, ProductId), quantity: Quantity) -> Cents {
        let tariff = self.tariffs.get(&product);
        tariff
            .and_then(|tariff| amount(tariff.on(day), quantity))
            .unwrap_or_default()
    }

    /// What the lines cost.
    pub fn ordered(&self) -> Cents {
        let lines = self.lines.iter();
        lines.map(|(cell, quantity)| self.amount(*cell, *quantity)).sum()
    }

    /// What is owed in all.
    pub fn total(&self) -> Cents {
        self.ordered() + self.kept + self.unspent
    }

    /// Whether something is due on a day.
    pub fn has(&self, day: Day) -> bool {
        self.lines.keys().any(|(other, _)| *other == day)
    }

    /// Whether it has a product at all.
    pub fn has_product(&self, product: ProductId) -> bool {
        self.lines.keys().any(|(_, other)| *other == product)
    }

    /// The same lines and prices, with so much owed in all.
    fn owing(mut self, total: Cents) -> Terms {
        self.kept = total - self.ordered() - self.unspent;
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
            let after = withdrawn(terms, goes, *instead);
            with_balance(
                after,
                days.first().copied().filter(|_| products.is_none()),
                *instead,
            )
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
        Change::Add { .. } | Change::Offer { .. } => terms.clone(),
        Change::Reprice {
            product,
            pricing,
            from,
        } => repriced(terms, *product, *pricing, *from),
    }
}

/// A product at another price, from a day on. What is due before keeps its price.
pub fn repriced(terms: &Terms, product: ProductId, pricing: Pricing, from: Option<Day>) -> Terms {
    let of_it = |(day, other): &(Day, ProductId)| *other == product && from.is_none_or(|from| *day >= from);
    let Some(tariff) = terms
        .tariffs
        .get(&product)
        .filter(|_| terms.lines.keys().any(of_it))
    else {
        return terms.clone();
    };
    let mut after = terms.clone();
    after.tariffs.insert(product, tariff.from(from, pricing));
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

/// Where the farm returns all that is to come, it also returns what was paid ahead and is not ordered.
fn with_balance(mut after: Terms, first: Option<Day>, instead: Instead) -> Terms {
    let over = first.is_some_and(|first| !after.lines.keys().any(|(day, _)| *day >= first));
    if instead == Instead::Returned && over {
        after.unspent = Cents::ZERO;
    }
    after
}

/// The basket of a fixed order: of each product, the quantity that most of its days have; the smaller one of two.
pub fn basket(terms: &Terms) -> BTreeMap<ProductId, Quantity> {
    let mut counts: BTreeMap<ProductId, BTreeMap<Quantity, usize>> = BTreeMap::new();
    for ((_, product), quantity) in &terms.lines {
        *counts.entry(*product).or_default().entry(*quantity).or_default() += 1;
    }
    let most = |counts: BTreeMap<Quantity, usize>| {
        let most = counts.values().copied().max();
        counts
            .into_iter()
            .find(|(_, count)| Some(*count) == most)
            .map(|(quantity, _)| quantity)
    };
    counts
        .into_iter()
        .filter_map(|(product, counts)| Some((product, most(counts)?)))
        .collect()
}

/// One basket goes whole to another day, and joins what is there. The total stays.
pub fn moved(terms: &Terms, from: Day, to: Day) -> Terms {
    withdrawn(terms, |day, _| day == from, Instead::On(to))
}

/// One basket is given up, and its price returned.
pub fn without(terms: &Terms, day: Day) -> Terms {
    withdrawn(terms, |other, _| other == day, Instead::Returned)
}

/// The terms before these changes of lines; `None` when one of the lines is no longer as they left it. `same_total`: nothing
/// more or less is owed than now, whatever the prices of the days are.
pub fn reverted(terms: &Terms, lines: &[LineChange], same_total: bool) -> Option<Terms> {
    let mut before = terms.clone();
    for line in lines {
        let cell = (line.day, line.product);
        if before.lines.get(&cell).copied().unwrap_or_default() != line.after {
            return None;
        }
        if line.before.is_zero() {
            before.lines.remove(&cell);
        } else {
            before.lines.insert(cell, line.before);
        }
    }
    Some(if same_total {
        before.owing(terms.total())
    } else {
        before
    })
}

/// The household leaves: nothing is due after its last day. What becomes of the price of the rest is agreed.
pub fn ended(terms: &Terms, last: Day, instead: Instead) -> Terms {
    let after = withdrawn(terms, |day, _| day > last, instead);
    with_balance(after, Some(last.plus_days(1)), instead)
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
    let paid = terms.ordered() + terms.unspent;
    let mut after = reordered(terms, wanted, from);
    let unspent = paid - after.ordered();
    if unspent < Cents::ZERO {
        return Err(AboveSigned { by: -unspent });
    }
    after.unspent = unspent;
    Ok(after)
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

/// The prices that differ, of products that the contract has, each from the first day on which it does.
pub fn price_changes(before: &Terms, after: &Terms) -> Vec<PriceChange> {
    let both = before.tariffs.iter().filter_map(|(product, was)| {
        let (from, was, is) = was.differs(after.tariffs.get(product)?)?;
        let has = before.has_product(*product) || after.has_product(*product);
        has.then_some(PriceChange {
            product: *product,
            from,
            before: was,
            after: is,
        })
    });
    both.collect()
}
