//! What a contract holds a household and a farm to, and what changes it, as plain data.

use std::collections::{BTreeMap, BTreeSet};

use crate::contracts::model::Pricing;
use crate::contracts::tariff::Tariffs;
use crate::words::{Cents, Day, ProductId, Quantity, text_enum};

text_enum! {
    /// Why baskets are not delivered as they were signed.
    pub enum Cause {
        /// The harvest is lost, and the risk shared: nothing is returned.
        Lost = "lost",
        /// It comes on another date.
        Replaced = "replaced",
        /// The farm gives the price back.
        Returned = "returned",
    }
}

text_enum! {
    /// What an amendment is about.
    pub enum Kind {
        /// Other quantities.
        Quantity = "quantity",
        /// A basket on another date.
        Moved = "moved",
        /// A delivery that is given up.
        Cancelled = "cancelled",
        /// The rest of the season is given up.
        Season = "season",
        /// One delivery more.
        Added = "added",
        /// A product that is not to be had on some dates.
        Barred = "barred",
        /// Another price.
        Price = "price",
        /// One product more, for who asks.
        Offered = "offered",
        /// The household leaves before the end.
        Ended = "ended",
        /// Of what was paid ahead, other products.
        Prepaid = "prepaid",
        /// A basket that the household gives up, off the price.
        Skipped = "skipped",
        /// What the household did with a basket is undone.
        Undone = "undone",
    }
}

text_enum! {
    /// Who signs an amendment before it takes effect.
    pub enum Asks {
        /// Nobody: it binds once announced.
        Nobody = "",
        /// The household.
        Member = "member",
        /// The household and the farm.
        Both = "both",
    }
}

/// What a contract comes to: its lines at its prices, and what is owed beyond them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    /// How much of each product is due on each day. No zeros.
    pub lines: BTreeMap<(Day, ProductId), Quantity>,
    /// What each product costs in this contract.
    pub tariffs: Tariffs,
    /// Owed beyond the lines: a lost harvest that is shared.
    pub kept: Cents,
    /// Of what was paid ahead, what is not ordered yet.
    pub unspent: Cents,
}

/// A change for everyone, as the farm announces it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Baskets are not delivered on these days.
    Withdraw {
        /// The days.
        days: BTreeSet<Day>,
        /// The products; all of them when `None`.
        products: Option<BTreeSet<ProductId>>,
        /// Where they go, or what becomes of their price.
        instead: Instead,
    },
    /// One delivery more: a fixed basket comes on it too.
    Add {
        /// Its day.
        day: Day,
        /// The products that are to be had on it.
        products: BTreeSet<ProductId>,
    },
    /// One product more: nobody has it before asking for it.
    Offer {
        /// The product.
        product: ProductId,
        /// What it is called.
        name: String,
        /// What it costs, and its VAT in hundredths of a percent.
        price: (Pricing, Option<u32>),
        /// The days on which it is to be had.
        days: BTreeSet<Day>,
    },
    /// A product at another price.
    Reprice {
        /// The product.
        product: ProductId,
        /// Its price from then on.
        pricing: Pricing,
        /// The first day at that price; all of them when `None`.
        from: Option<Day>,
    },
}

/// What becomes of baskets that are not delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Instead {
    /// Nothing: the harvest is lost, its price is owed all the same.
    Lost,
    /// They come on this day.
    On(Day),
    /// The farm returns their price.
    Returned,
}

impl Instead {
    /// Its cause.
    pub fn cause(self) -> Cause {
        match self {
            Self::Lost => Cause::Lost,
            Self::On(_) => Cause::Replaced,
            Self::Returned => Cause::Returned,
        }
    }
}

/// A quantity before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineChange {
    /// On which day.
    pub day: Day,
    /// Of which product.
    pub product: ProductId,
    /// As it was; zero when there was none.
    pub before: Quantity,
    /// As it is; zero when there is none.
    pub after: Quantity,
}

/// A price before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceChange {
    /// Of which product.
    pub product: ProductId,
    /// From which day on; from the first delivery when `None`.
    pub from: Option<Day>,
    /// As it was.
    pub before: Pricing,
    /// As it is.
    pub after: Pricing,
}
