//! Moves, carryovers and gifts: what a household may do with a basket, and why not (docs/rules/flexibility.md). A basket is all
//! that one contract has on one date; it shifts whole.

#[cfg(test)]
mod tests;

use super::model::{Allowance, Flexibility, Shift, ShiftKind};
use crate::contracts::amendments::Terms;
use crate::words::{Day, HouseholdId};
use std::collections::BTreeMap;

/// Why a basket stays where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The template does not allow it.
    #[error("not allowed")]
    Off,
    /// Nothing of this contract is due on the date.
    #[error("nothing on {0}")]
    Nothing(Day),
    /// The basket was given up.
    #[error("given up on {0}")]
    Given(Day),
    /// The notice has passed.
    #[error("too late for {day}, until {until}")]
    TooLate {
        /// For which date.
        day: Day,
        /// The last day on which it was possible.
        until: Day,
    },
    /// It came from another date.
    #[error("moved here from {from}")]
    Moved {
        /// From which one.
        from: Day,
    },
    /// There are as many baskets as can be.
    #[error("{most} baskets already")]
    Full {
        /// How many that is.
        most: u32,
    },
    /// It was done as often as it can be.
    #[error("done {most} times")]
    UsedUp {
        /// How often that is.
        most: u32,
    },
    /// Another household collects on that date.
    #[error("another household collects")]
    OthersDay,
    /// The delivery is called off.
    #[error("{0} is called off")]
    CalledOff(Day),
    /// The contract changed since.
    #[error("changed since")]
    Changed,
}

/// One contract, before its household.
#[derive(Debug, Clone)]
pub struct Baskets<'a> {
    /// What the template allows.
    pub allowed: Flexibility,
    /// What is due.
    pub terms: &'a Terms,
    /// Who collects on each date.
    pub collectors: &'a BTreeMap<Day, HouseholdId>,
    /// What was shifted and is still, in order.
    pub shifts: &'a [Shift],
    /// The dates on which the farm does not come.
    pub called_off: Vec<Day>,
    /// The local day.
    pub today: Day,
}

impl Baskets<'_> {
    /// How often something was done.
    fn count(&self, kinds: &[ShiftKind]) -> u32 {
        let done = self.shifts.iter().filter(|shift| kinds.contains(&shift.kind));
        u32::try_from(done.count()).unwrap_or(u32::MAX)
    }

    fn left_to_do(&self, allowance: Allowance, kinds: &[ShiftKind]) -> Result<(), Refusal> {
        match allowance.most {
            Some(most) if self.count(kinds) >= most => Err(Refusal::UsedUp { most }),
            _ => Ok(()),
        }
    }

    fn in_time(&self, allowance: Allowance, day: Day) -> Result<(), Refusal> {
        let until = day.plus_days(-i64::from(allowance.notice));
        if self.today <= until {
            Ok(())
        } else {
            Err(Refusal::TooLate { day, until })
        }
    }

    fn is_given(&self, day: Day) -> bool {
        let mut gifts = self.shifts.iter().filter(|shift| shift.kind == ShiftKind::Gift);
        gifts.any(|gift| gift.from == day)
    }

    /// The shifts that brought baskets to a date.
    fn arrived(&self, day: Day) -> impl Iterator<Item = &Shift> {
        self.shifts.iter().filter(move |shift| shift.to == Some(day))
    }

    /// How many baskets there are on a date.
    pub fn on(&self, day: Day) -> u32 {
        let arrived = u32::try_from(self.arrived(day).count()).unwrap_or(u32::MAX);
        let was_empty = self.arrived(day).any(|shift| shift.kind == ShiftKind::Move);
        match self.terms.has(day) {
            false => 0,
            true if was_empty => arrived,
            true => arrived + 1,
        }
    }

    /// Whether there is a basket on a date that can still be shifted at all: it did not come from another date, and was not
    /// given up.
    pub fn is_own(&self, day: Day) -> Result<(), Refusal> {
        if !self.terms.has(day) {
            return Err(Refusal::Nothing(day));
        }
        if self.is_given(day) {
            return Err(Refusal::Given(day));
        }
        match self.arrived(day).next() {
            Some(shift) => Err(Refusal::Moved { from: shift.from }),
            None => Ok(()),
        }
    }

    /// Whether the basket of `from` may come on `to`, and what that is: a move, or a carryover where there is one already.
    pub fn shift(&self, from: Day, to: Day) -> Result<ShiftKind, Refusal> {
        self.is_own(from)?;
        let kind = if self.terms.has(to) {
            ShiftKind::Carryover
        } else {
            ShiftKind::Move
        };
        let carryovers = self.allowed.carryovers;
        let allowance = match kind {
            ShiftKind::Carryover => carryovers.map(|carryovers| carryovers.allowance),
            _ => self.allowed.moves,
        };
        let allowance = allowance.ok_or(Refusal::Off)?;
        self.in_time(allowance, from)?;
        self.in_time(allowance, to)?;
        self.left_to_do(allowance, &[kind])?;
        if kind == ShiftKind::Carryover {
            if self.is_given(to) {
                return Err(Refusal::Given(to));
            }
            if self.collectors.get(&to) != self.collectors.get(&from) {
                return Err(Refusal::OthersDay);
            }
            let most = carryovers.map_or(0, |carryovers| carryovers.most_baskets);
            if self.on(to) >= most {
                return Err(Refusal::Full { most });
            }
        }
        Ok(kind)
    }

    /// Whether the basket of a date may be given up, for nothing or off the price.
    pub fn skip(&self, day: Day, kind: ShiftKind) -> Result<(), Refusal> {
        let skips = self.allowed.skips.ok_or(Refusal::Off)?;
        if kind == ShiftKind::Deducted && !skips.deducted {
            return Err(Refusal::Off);
        }
        self.is_own(day)?;
        self.in_time(skips.allowance, day)?;
        self.left_to_do(skips.allowance, &[ShiftKind::Gift, ShiftKind::Deducted])
    }

    /// Whether a shift may be undone: until its notice, for both dates, and unless the farm does not come any more on the
    /// date that was left. That is no second one.
    pub fn undo(&self, shift: &Shift) -> Result<(), Refusal> {
        let allowance = match shift.kind {
            ShiftKind::Move => self.allowed.moves,
            ShiftKind::Carryover => self.allowed.carryovers.map(|carryovers| carryovers.allowance),
            ShiftKind::Gift | ShiftKind::Deducted => self.allowed.skips.map(|skips| skips.allowance),
        };
        let allowance = allowance.ok_or(Refusal::Off)?;
        for day in [Some(shift.from), shift.to].into_iter().flatten() {
            self.in_time(allowance, day)?;
        }
        if shift.kind != ShiftKind::Gift && self.called_off.contains(&shift.from) {
            return Err(Refusal::CalledOff(shift.from));
        }
        let later = self
            .shifts
            .iter()
            .skip_while(|other| other.id != shift.id)
            .skip(1);
        let stands_on =
            |other: &Shift| other.to == Some(shift.from) || (shift.to.is_some() && other.to == shift.to);
        if later.filter(|other| stands_on(other)).count() > 0 {
            return Err(Refusal::Changed);
        }
        Ok(())
    }
}
