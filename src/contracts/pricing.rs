//! What a product costs: a price for each, or for a kilo.

use crate::words::{Cents, Grams};

/// How a product is priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pricing {
    /// So much each.
    Piece(Cents),
    /// So much a kilo, for pieces of about this weight: the contract carries an estimate, settled
    /// after weighing.
    Weight {
        /// The price of a kilo.
        per_kg: Cents,
        /// What a piece is expected to weigh.
        about: Grams,
    },
}

impl Pricing {
    /// The price of a unit, or of a kilo.
    pub fn cents(self) -> Cents {
        match self {
            Self::Piece(price) => price,
            Self::Weight { per_kg, .. } => per_kg,
        }
    }

    /// Whether it is by the kilo.
    pub fn is_by_weight(self) -> bool {
        matches!(self, Self::Weight { .. })
    }

    /// The same way of pricing at another price.
    #[must_use]
    pub fn at(self, cents: Cents) -> Pricing {
        match self {
            Self::Piece(_) => Self::Piece(cents),
            Self::Weight { about, .. } => Self::Weight { per_kg: cents, about },
        }
    }
}
