//! What a template asks of an order beyond its kind: scope, measure, comparison, and a message of its own
//! (docs/rules/conditions.md).

use super::order::orderable_until;
use crate::contracts::model::{Bound, Comparison, Condition, Offer, OfferedDelivery, PricedLine, Span};
use crate::words::{Cents, Day, DeliveryId, Quantity};

/// A condition that an order does not meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// Its place among the conditions of the template.
    pub position: usize,
    /// On which delivery, when it holds for each.
    pub day: Option<Day>,
    /// What the order has.
    pub has: Bound,
    /// What was asked for, prorated for who joins late.
    pub asked: Bound,
}

/// The conditions that an otherwise sound order does not meet: for those that hold on each delivery, the first such
/// delivery.
pub fn unmet(offer: &Offer, lines: &[PricedLine], today: Day) -> Vec<Unmet> {
    let all = [offer.had_lines(), lines].concat();
    let check = |(position, condition): (usize, &Condition)| {
        let case = Case {
            offer,
            condition,
            asked: lines,
            all: &all,
            from: offer.counts_from(today),
        };
        match condition.span {
            Span::EachDelivery => case.each(position),
            Span::Contract | Span::Deliveries(_) => case.whole(position),
        }
    };
    offer.conditions.iter().enumerate().filter_map(check).collect()
}

/// One condition before one order.
struct Case<'a> {
    offer: &'a Offer,
    condition: &'a Condition,
    /// What is asked now.
    asked: &'a [PricedLine],
    /// The same with what stands already.
    all: &'a [PricedLine],
    /// The day from which the season counts.
    from: Day,
}

impl Case<'_> {
    /// A delivery counts when it has at least one product of the condition.
    fn counts(&self, delivery: &OfferedDelivery) -> bool {
        let named = match &self.condition.span {
            Span::Deliveries(chosen) => chosen.contains(&delivery.id),
            Span::EachDelivery | Span::Contract => true,
        };
        let has = |id| self.offer.availability.contains(&(delivery.id, id));
        let mut products = self.offer.products.iter();
        named && products.any(|product| self.condition.covers(product.id) && has(product.id))
    }

    /// What the order has of the condition's products, on the deliveries that pass.
    fn measured(&self, passes: impl Fn(DeliveryId) -> bool) -> Bound {
        let covered = || {
            let lines = self.all.iter();
            lines.filter(|line| passes(line.delivery) && self.condition.covers(line.product))
        };
        match self.condition.bound {
            Bound::Quantity(_) => Bound::Quantity(covered().map(|line| line.quantity).sum()),
            Bound::Amount(_) => Bound::Amount(covered().map(|line| line.amount).sum()),
        }
    }

    fn each(&self, position: usize) -> Option<Unmet> {
        let taken = |delivery: &&OfferedDelivery| {
            self.counts(delivery) && self.asked.iter().any(|line| line.delivery == delivery.id)
        };
        let unmet = |delivery: &OfferedDelivery| {
            let has = self.measured(|id| id == delivery.id);
            (!self.condition.comparison.holds(has, self.condition.bound)).then_some(Unmet {
                position,
                day: Some(delivery.day),
                has,
                asked: self.condition.bound,
            })
        };
        self.offer.deliveries.iter().filter(taken).find_map(unmet)
    }

    fn whole(&self, position: usize) -> Option<Unmet> {
        let counting: Vec<&OfferedDelivery> = self
            .offer
            .deliveries
            .iter()
            .filter(|delivery| self.counts(delivery))
            .collect();
        let in_time = |delivery: &&&OfferedDelivery| self.from <= orderable_until(self.offer, delivery);
        let still = counting.iter().filter(in_time).count();
        let asked = match self.condition.comparison {
            Comparison::AtLeast | Comparison::Exactly => {
                self.condition.bound.prorated(still, counting.len())?
            }
            Comparison::AtMost | Comparison::MultipleOf => self.condition.bound,
        };
        let has = self.measured(|id| counting.iter().any(|delivery| delivery.id == id));
        (!self.condition.comparison.holds(has, asked)).then_some(Unmet {
            position,
            day: None,
            has,
            asked,
        })
    }
}

impl Comparison {
    /// Whether what an order has stands in this relation to what is asked.
    pub fn holds(self, has: Bound, asked: Bound) -> bool {
        let (has, asked) = (has.raw(), asked.raw());
        match self {
            Self::AtLeast => has >= asked,
            Self::AtMost => has <= asked,
            Self::Exactly => has == asked,
            Self::MultipleOf => asked > 0 && has % asked == 0,
        }
    }
}

impl Bound {
    /// Thousandths of a unit, or cents.
    fn raw(self) -> i64 {
        match self {
            Self::Quantity(quantity) => quantity.thousandths(),
            Self::Amount(amount) => amount.0,
        }
    }

    /// The share of `still` among `all` deliveries, rounded up: to a whole unit if it was one, to the cent. `None` when
    /// no delivery counts, so that nothing can be asked.
    fn prorated(self, still: usize, all: usize) -> Option<Self> {
        let (still, all) = (i64::try_from(still).ok()?, i64::try_from(all).ok()?);
        let share = |raw: i64, unit: i64| {
            let whole = raw.checked_mul(still)?;
            let step = all.checked_mul(unit).filter(|step| *step > 0)?;
            Some((whole + step - 1) / step * unit)
        };
        match self {
            Self::Quantity(quantity) => {
                let unit = if quantity.is_whole() { 1_000 } else { 1 };
                share(quantity.thousandths(), unit).map(|raw| Self::Quantity(Quantity::from_thousandths(raw)))
            }
            Self::Amount(amount) => share(amount.0, 1).map(|raw| Self::Amount(Cents(raw))),
        }
    }
}
