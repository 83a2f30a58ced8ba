//! Amounts of money.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::decimal::{self, NumberError};
use super::quantity::Quantity;

/// An amount in euro cents, never a float. Shown as "1 234,50 €"; stored as an integer.
///
/// Arithmetic panics on overflow rather than wrapping: amounts that people enter are at most
/// [`Cents::MAX`], so only a defect gets there.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type,
)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount that may be typed: 10 million euros.
    pub const MAX: Self = Self(1_000_000_000);

    /// Whole euros.
    pub const fn euros(euros: i64) -> Self {
        Self(euros * 100)
    }

    /// What `quantity` units cost at this price each, rounded half up to the cent; `None` when it
    /// does not fit.
    pub fn times(self, quantity: Quantity) -> Option<Self> {
        self.per_thousand(quantity.thousandths())
    }

    /// `self * thousandths / 1000`, rounded half up.
    pub(super) fn per_thousand(self, thousandths: i64) -> Option<Self> {
        let product = i128::from(self.0) * i128::from(thousandths);
        i64::try_from((product + 500).div_euclid(1000)).ok().map(Self)
    }

    /// Whether nothing is owed either way.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum, or `None` on overflow.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The value of a form field: "1234,50".
    pub fn plain(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        format!("{sign}{},{:02}", cents / 100, cents % 100)
    }
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        let cents = self.0.unsigned_abs();
        let text = format!(
            "{sign}{},{:02}\u{a0}€",
            decimal::grouped(cents / 100),
            cents % 100
        );
        f.pad(&text)
    }
}

/// Reads "12,5", "12.50 €" or "1 234,50".
impl FromStr for Cents {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let text = text.trim();
        let text = text.strip_suffix('€').unwrap_or(text);
        decimal::parse(text, 2, Self::MAX.0).map(Self)
    }
}

const OVERFLOW: &str = "amounts stay far below the range of i64";

impl Add for Cents {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.checked_add(other.0).expect(OVERFLOW))
    }
}

impl Sub for Cents {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.checked_sub(other.0).expect(OVERFLOW))
    }
}

impl Neg for Cents {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.checked_neg().expect(OVERFLOW))
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Cents> for Cents {
    fn sum<I: Iterator<Item = &'a Cents>>(amounts: I) -> Self {
        amounts.copied().sum()
    }
}
