//! What a fee comes to, and what a campaign has brought.

use super::model::{Bracket, FormulaKind, Payer};
use crate::words::{Cents, Day};

/// A campaign's formula.
#[derive(Clone, Copy, Debug)]
pub struct Formula<'a> {
    /// Which one.
    pub kind: FormulaKind,
    /// The fixed amount, that for each household, or the least of a free one.
    pub cents: Cents,
    /// Ten-thousandths of the turnover.
    pub rate: i64,
    /// Never less.
    pub floor: Cents,
    /// The brackets, if it has them.
    pub brackets: &'a [Bracket],
}

/// What the payer says, as far as the formula asks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said {
    /// The bracket.
    pub bracket: Option<i64>,
    /// The free amount, or the turnover.
    pub amount: Option<Cents>,
    /// Households of the AMAP.
    pub households: i64,
}

/// Why there is no fee yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeRefusal {
    /// The bracket is none of the campaign's.
    Bracket,
    /// The amount is missing or below the least.
    Amount,
    /// Too large to be counted.
    Large,
}

/// What the fee comes to: docs/rules/fees.md.
///
/// # Errors
/// What the payer must still say.
pub fn due(formula: &Formula<'_>, said: Said) -> Result<Cents, FeeRefusal> {
    let reckoned = match formula.kind {
        FormulaKind::Fixed => formula.cents,
        FormulaKind::Brackets => formula
            .brackets
            .iter()
            .find(|bracket| Some(bracket.position) == said.bracket)
            .map(|bracket| bracket.cents)
            .ok_or(FeeRefusal::Bracket)?,
        FormulaKind::Free => said
            .amount
            .filter(|amount| *amount >= formula.cents && amount.0 >= 0)
            .ok_or(FeeRefusal::Amount)?,
        FormulaKind::PerHousehold => {
            let cents = formula.cents.0.checked_mul(said.households);
            Cents(cents.ok_or(FeeRefusal::Large)?)
        }
        FormulaKind::Turnover => {
            let turnover = said
                .amount
                .filter(|amount| amount.0 >= 0)
                .ok_or(FeeRefusal::Amount)?;
            let parts = turnover.0.checked_mul(formula.rate).ok_or(FeeRefusal::Large)?;
            Cents(parts.checked_add(5_000).ok_or(FeeRefusal::Large)? / 10_000)
        }
    };
    Ok(reckoned.max(formula.floor))
}

/// What a campaign has brought so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Of how many it is asked.
    pub payers: usize,
    /// How many have paid.
    pub paid: usize,
    /// What they paid.
    pub received: Cents,
    /// What is declared and not paid.
    pub expected: Cents,
}

/// The sums of a campaign.
pub fn totals(payers: &[Payer]) -> Totals {
    let mut totals = Totals {
        payers: payers.len(),
        ..Totals::default()
    };
    for payer in payers {
        let due = payer.due_cents.unwrap_or(Cents::ZERO);
        if payer.paid_on.is_some() {
            totals.paid += 1;
            totals.received += due;
        } else {
            totals.expected += due;
        }
    }
    totals
}

/// Days before its end at which a membership is written about.
pub const RENEWAL_DAYS: i64 = 30;

/// Days before the end of a trial from which the household is told.
pub const TRIAL_DAYS: i64 = 7;

/// Whether a membership that ends on a day is written about today.
pub fn is_renewal_due(until: Day, today: Day) -> bool {
    (0..=RENEWAL_DAYS).contains(&today.days_until(until))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn formula(kind: FormulaKind, cents: i64, rate: i64, floor: i64, brackets: &[Bracket]) -> Formula<'_> {
        Formula {
            kind,
            cents: Cents(cents),
            rate,
            floor: Cents(floor),
            brackets,
        }
    }

    #[test]
    fn fees_by_each_formula() {
        use FormulaKind::{Brackets, Fixed, Free, PerHousehold, Turnover};
        let brackets = [(1, 500), (2, 1500), (3, 3000)].map(|(position, cents)| Bracket {
            position,
            label: String::new(),
            cents: Cents(cents),
        });
        let said = |bracket, amount: Option<i64>, households| Said {
            bracket,
            amount: amount.map(Cents),
            households,
        };
        for (formula, said, expected) in [
            (formula(Fixed, 2000, 0, 0, &[]), said(None, None, 0), Ok(2000)),
            (
                formula(Brackets, 0, 0, 0, &brackets),
                said(Some(2), None, 0),
                Ok(1500),
            ),
            (
                formula(Brackets, 0, 0, 0, &brackets),
                said(Some(4), None, 0),
                Err(FeeRefusal::Bracket),
            ),
            (
                formula(Brackets, 0, 0, 0, &brackets),
                said(None, Some(9), 0),
                Err(FeeRefusal::Bracket),
            ),
            (formula(Free, 500, 0, 0, &[]), said(None, Some(500), 0), Ok(500)),
            (
                formula(Free, 500, 0, 0, &[]),
                said(None, Some(499), 0),
                Err(FeeRefusal::Amount),
            ),
            (
                formula(Free, 0, 0, 0, &[]),
                said(None, Some(-1), 0),
                Err(FeeRefusal::Amount),
            ),
            (
                formula(Free, 500, 0, 0, &[]),
                said(None, None, 0),
                Err(FeeRefusal::Amount),
            ),
            (
                formula(PerHousehold, 150, 0, 5000, &[]),
                said(None, None, 60),
                Ok(9000),
            ),
            (
                formula(PerHousehold, 150, 0, 5000, &[]),
                said(None, None, 10),
                Ok(5000),
            ),
            // 0.5 % of 12,345.67 is 61.73 (61.72835 rounded half up).
            (
                formula(Turnover, 0, 50, 0, &[]),
                said(None, Some(1_234_567), 0),
                Ok(6173),
            ),
            (formula(Turnover, 0, 50, 0, &[]), said(None, Some(100), 0), Ok(1)),
            (
                formula(Turnover, 0, 50, 2000, &[]),
                said(None, Some(100), 0),
                Ok(2000),
            ),
            (
                formula(Turnover, 0, 50, 0, &[]),
                said(None, Some(i64::MAX), 0),
                Err(FeeRefusal::Large),
            ),
        ] {
            assert_eq!(due(&formula, said), expected.map(Cents), "{formula:?} {said:?}");
        }
    }

    proptest! {
        /// Never below the floor; a part of the turnover is within half a cent of it.
        #[test]
        fn a_part_of_the_turnover_is_rounded_once(turnover in 0i64..100_000_000_000, rate in 0i64..10_000, floor in 0i64..10_000) {
            let formula = formula(FormulaKind::Turnover, 0, rate, floor, &[]);
            let said = Said { amount: Some(Cents(turnover)), ..Said::default() };
            let found = due(&formula, said).unwrap().0;
            prop_assert!(found >= floor);
            if found > floor {
                prop_assert!((found * 10_000 - turnover * rate).abs() <= 5_000);
            }
        }
    }
}
