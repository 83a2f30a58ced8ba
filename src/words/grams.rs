//! Weights, for what is priced by the kilo.

use std::fmt;
use std::ops::Add;

use serde::{Deserialize, Serialize};

use super::cents::Cents;
use super::quantity::Quantity;

/// A weight in grams. Shown as "850 g" or "1,25 kg"; stored as an integer.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type,
)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Grams(pub i64);

impl Grams {
    /// `round_half_up(grams * per_kg / 1000)` (domain.md, Money); `None` when it does not fit.
    pub fn price(self, per_kg: Cents) -> Option<Cents> {
        per_kg.per_thousand(self.0)
    }

    /// The weight of `quantity` pieces of this weight each, rounded half up to the gram.
    pub fn times(self, quantity: Quantity) -> Option<Self> {
        Cents(self.0).times(quantity).map(|scaled| Self(scaled.0))
    }
}

impl fmt::Display for Grams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.abs() < 1000 {
            write!(f, "{}\u{a0}g", self.0)
        } else {
            write!(f, "{}\u{a0}kg", Quantity::from_thousandths(self.0))
        }
    }
}

impl Add for Grams {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(
            self.0
                .checked_add(other.0)
                .expect("weights stay far below the range of i64"),
        )
    }
}
