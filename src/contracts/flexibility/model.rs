//! What households may do with their baskets, and what they did, as plain data.

use crate::words::{AmendmentId, Day, ShiftId, text_enum};

/// How often something is allowed in one contract, and how long before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Allowance {
    /// Until the end of this many local days before a date: of the one that is left, and of the one that is chosen.
    pub notice: u32,
    /// How often in one contract; as often as the household likes when `None`.
    pub most: Option<u32>,
}

/// What a template allows. Each is off unless it is turned on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Flexibility {
    /// A basket goes to a date on which the household has none.
    pub moves: Option<Allowance>,
    /// A basket goes to a date on which there is one already.
    pub carryovers: Option<Carryovers>,
    /// A basket is given up.
    pub skips: Option<Skips>,
}

/// Baskets that are carried over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Carryovers {
    /// How often, and how long before.
    pub allowance: Allowance,
    /// How many baskets there are at most on one date.
    pub most_baskets: u32,
}

/// Baskets that are given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Skips {
    /// How often, and how long before.
    pub allowance: Allowance,
    /// Whether one that is given up may be taken off the price; else it is always a gift.
    pub deducted: bool,
}

impl Flexibility {
    /// Whether anything is allowed at all.
    pub fn is_some(&self) -> bool {
        self.moves.is_some() || self.carryovers.is_some() || self.skips.is_some()
    }
}

text_enum! {
    /// What a household did with a basket.
    pub enum ShiftKind {
        /// It comes on a date on which there was none.
        Move = "move",
        /// It comes on a date beside another.
        Carryover = "carryover",
        /// It is delivered, and the AMAP hands it on.
        Gift = "gift",
        /// It is not delivered, and not paid.
        Deducted = "deducted",
    }
}

/// A basket that was shifted, and is still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// Which shift.
    pub id: ShiftId,
    /// What was done.
    pub kind: ShiftKind,
    /// The date that was left.
    pub from: Day,
    /// The date that was chosen, of a move and a carryover.
    pub to: Option<Day>,
    /// The amendment that says so; none for a gift, which changes nothing between the parties.
    pub amendment: Option<AmendmentId>,
}
