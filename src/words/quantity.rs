//! How much of a product.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign};
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::decimal::{self, NumberError};

/// A number of units of a product, in thousandths: half a basket is 500. Shown as "1", "0,5",
/// "1,25"; stored, and serialised, as the integer of thousandths.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type,
)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Quantity(i64);

impl Quantity {
    /// None.
    pub const ZERO: Self = Self(0);
    /// One unit.
    pub const ONE: Self = Self(1000);
    /// The most that may be typed in one field: 9 999 units.
    pub const MAX: Self = Self(9_999_000);

    /// Whole units.
    pub const fn units(units: u32) -> Self {
        Self(units as i64 * 1000)
    }

    /// From the stored integer.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// The stored integer.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// Whether none is meant.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether it is a whole number of units.
    pub const fn is_whole(self) -> bool {
        self.0 % 1000 == 0
    }

    /// What is left after taking `other`, or `None` when that is more than there is.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).filter(|left| *left >= 0).map(Self)
    }

    /// A JSON number of units: an integer when whole, else a decimal.
    pub fn json_number(self) -> serde_json::Number {
        if self.is_whole() {
            return (self.0 / 1000).into();
        }
        let decimal = self.to_string().replace(',', ".");
        decimal
            .parse()
            .expect("digits, a point and digits are a JSON number")
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if rest == 0 {
            return f.pad(&format!("{sign}{whole}"));
        }
        let text = format!("{sign}{whole},{rest:03}");
        f.pad(text.trim_end_matches('0'))
    }
}

/// Reads a form field: "2", "0,5", "1.25"; an empty field is zero.
impl FromStr for Quantity {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        match decimal::parse(text, 3, Self::MAX.0) {
            Err(NumberError::Empty) => Ok(Self::ZERO),
            read => read.map(Self),
        }
    }
}

impl Add for Quantity {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(
            self.0
                .checked_add(other.0)
                .expect("quantities stay far below the range of i64"),
        )
    }
}

impl AddAssign for Quantity {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Quantity {
    fn sum<I: Iterator<Item = Self>>(quantities: I) -> Self {
        quantities.fold(Self::ZERO, Add::add)
    }
}

impl<'a> Sum<&'a Quantity> for Quantity {
    fn sum<I: Iterator<Item = &'a Quantity>>(quantities: I) -> Self {
        quantities.copied().sum()
    }
}
