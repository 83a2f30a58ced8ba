//! How a total becomes instalments (docs/rules/split.md): the sum is always exact, to the cent.

#[cfg(test)]
mod tests;

use crate::words::{Cents, Day, text_enum};

text_enum! {
    /// The unit that instalments are rounded to.
    pub enum Unit {
        /// To the cent.
        Cent = "cent",
        /// Whole euros: what does not fit goes on the first instalment.
        Euro = "euro",
    }
}

impl Unit {
    /// The unit in cents.
    pub const fn cents(self) -> i64 {
        match self {
            Self::Cent => 1,
            Self::Euro => 100,
        }
    }
}

/// An instalment as planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Its place in the schedule, from 1.
    pub position: u32,
    /// The day by which it is to be paid.
    pub due_on: Day,
    /// What is to be paid.
    pub amount: Cents,
}

/// An instalment that is still expected, and may therefore be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open {
    /// Its place in the schedule, from 1.
    pub position: u32,
    /// The day by which it is to be paid, which an amendment keeps.
    pub due_on: Day,
}

/// What becomes of a schedule when an amendment changes the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resplit {
    /// What remains is spread over the open instalments.
    Spread {
        /// The instalments that stay, with their new amounts.
        due: Vec<Due>,
        /// The positions of those that are no longer needed.
        cancelled: Vec<u32>,
    },
    /// No instalment was open: one more is due.
    Added {
        /// 15 days ahead.
        due_on: Day,
        /// All that remains.
        amount: Cents,
    },
    /// All is paid, or more than all.
    Settled {
        /// The positions of the open instalments, none of which is needed any more.
        cancelled: Vec<u32>,
        /// What the farm returns or sets against the next contract, as both agree.
        credit: Cents,
    },
}

/// A schedule was asked for without a day to pay on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no day to pay on")]
pub struct NoDueDay;

/// How long a household has to pay an instalment that was not in the plan.
const DAYS_AHEAD: i64 = 15;

/// Splits `total` into at most `n` instalments, multiples of `unit` but for the first, none below
/// `minimum` unless the total is. Nothing owed gives no instalment.
pub fn split(total: Cents, n: u32, unit: Unit, minimum: Cents) -> Vec<Cents> {
    let (total, unit) = (total.0, unit.cents());
    if total <= 0 {
        return Vec::new();
    }
    let smallest = (minimum.0.clamp(1, Cents::MAX.0) + unit - 1) / unit * unit;
    let count = i64::from(n).min(total / smallest).max(1);
    let base = total / count / unit * unit;
    let rest = total - count * base;
    let (extra_units, left_over) = (rest / unit, rest % unit);
    (0..count)
        .map(|index| {
            base + if index < extra_units { unit } else { 0 } + if index == 0 { left_over } else { 0 }
        })
        .map(Cents)
        .collect()
}

/// The instalments of `total` on the first of `due_days`, at most `n` of them. An instalment has a
/// day of its own: no more of them than days.
pub fn schedule(
    total: Cents,
    n: u32,
    unit: Unit,
    minimum: Cents,
    due_days: &[Day],
) -> Result<Vec<Due>, NoDueDay> {
    let mut days = due_days.to_vec();
    days.sort_unstable();
    days.dedup();
    if days.is_empty() && total > Cents::ZERO {
        return Err(NoDueDay);
    }
    let most = u32::try_from(days.len()).unwrap_or(u32::MAX);
    let amounts = split(total, n.min(most), unit, minimum);
    Ok((1..)
        .zip(days)
        .zip(amounts)
        .map(|((position, due_on), amount)| Due {
            position,
            due_on,
            amount,
        })
        .collect())
}

/// For who joins late: instalments due before `today` join the next one; when all are past, they
/// are one instalment, 15 days ahead.
pub fn join_past(schedule: &[Due], today: Day) -> Vec<Due> {
    let (past, to_come): (Vec<Due>, Vec<Due>) = schedule.iter().partition(|due| due.due_on < today);
    let missed: Cents = past.iter().map(|due| due.amount).sum();
    let positioned = (1..)
        .zip(&to_come)
        .map(|(position, due)| Due { position, ..*due });
    let mut joined: Vec<Due> = positioned.collect();
    match joined.first_mut() {
        Some(next) => next.amount += missed,
        None if missed.is_zero() => {}
        None => joined.push(Due {
            position: 1,
            due_on: today.plus_days(DAYS_AHEAD),
            amount: missed,
        }),
    }
    joined
}

/// What is owed after an amendment: `new_total` less what was `received` (without payments that came
/// back unpaid), over the instalments still `open`, by the rule of [`split`].
pub fn resplit(
    new_total: Cents,
    received: Cents,
    open: &[Open],
    unit: Unit,
    minimum: Cents,
    today: Day,
) -> Resplit {
    let mut open = open.to_vec();
    open.sort_unstable_by_key(|instalment| (instalment.due_on, instalment.position));
    let remaining = new_total - received;
    let positions = |instalments: &[Open]| instalments.iter().map(|open| open.position).collect::<Vec<_>>();
    if remaining <= Cents::ZERO {
        return Resplit::Settled {
            cancelled: positions(&open),
            credit: -remaining,
        };
    }
    if open.is_empty() {
        return Resplit::Added {
            due_on: today.plus_days(DAYS_AHEAD),
            amount: remaining,
        };
    }
    let amounts = split(
        remaining,
        u32::try_from(open.len()).unwrap_or(u32::MAX),
        unit,
        minimum,
    );
    let cancelled = positions(&open[amounts.len()..]);
    let kept = open.iter().zip(amounts);
    let due = kept
        .map(|(open, amount)| Due {
            position: open.position,
            due_on: open.due_on,
            amount,
        })
        .collect();
    Resplit::Spread { due, cancelled }
}
