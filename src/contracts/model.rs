//! Contracts as plain data.

use std::collections::{BTreeMap, BTreeSet};

pub use super::pricing::Pricing;
use crate::words::{Cents, Day, DeliveryId, ProductId, Quantity, text_enum};

text_enum! {
    /// How an order is shaped.
    pub enum Kind {
        /// One basket, the same at every delivery that the household takes.
        Fixed = "fixed",
        /// A quantity per product and delivery.
        Free = "free",
        /// Free, and still to be changed until some days before each delivery.
        Prepaid = "prepaid",
        /// One delivery.
        OneOff = "one-off",
    }
}

text_enum! {
    /// Where a template stands, each state entered by an act with its who and when. Running and
    /// ended are not among them: they follow from the dates.
    pub enum TemplateState {
        /// Being written.
        Draft = "draft",
        /// Before the farmer.
        Submitted = "submitted",
        /// Approved by the farmer.
        Approved = "approved",
        /// Members subscribe.
        Open = "open",
        /// Members no longer subscribe.
        Closed = "closed",
        /// Put away.
        Archived = "archived",
    }
}

text_enum! {
    /// Where a contract stands. Ended is not among them: it follows from the dates.
    pub enum ContractState {
        /// Not signed, or to be signed again.
        Draft = "draft",
        /// Signed by the member.
        Signed = "signed",
        /// Signed by the member and by the farm.
        Countersigned = "countersigned",
        /// Still a draft when subscriptions closed.
        Lapsed = "lapsed",
        /// Refused by the farm.
        Refused = "refused",
        /// Cancelled, with a reason.
        Cancelled = "cancelled",
    }
}

impl ContractState {
    /// Whether the household is bound by it, and perhaps the farm.
    pub fn binds(self) -> bool {
        matches!(self, ContractState::Signed | ContractState::Countersigned)
    }
}

/// A delivery of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferedDelivery {
    /// Which delivery.
    pub id: DeliveryId,
    /// Its day, local to the AMAP.
    pub day: Day,
}

/// A product of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedProduct {
    /// Which product.
    pub id: ProductId,
    /// Its name, as members read it.
    pub name: String,
    /// Its price for the term.
    pub pricing: Pricing,
    /// Whether parts of a unit may be ordered: half a basket.
    pub divisible: bool,
}

/// From a first to a last local day, both included, members subscribe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub opens: Day,
    /// The last day, until its end.
    pub closes: Day,
}

/// What a household can order of a template on a given day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// How an order is shaped.
    pub kind: Kind,
    /// The deliveries, by day.
    pub deliveries: Vec<OfferedDelivery>,
    /// The products, in the order they are shown.
    pub products: Vec<OfferedProduct>,
    /// Where each product is available. A pair that is absent is barred.
    pub availability: BTreeSet<(DeliveryId, ProductId)>,
    /// What is limited, with what is left of it.
    pub stocks: Vec<Stock>,
    /// What an order must meet beyond its kind.
    pub conditions: Vec<Condition>,
    /// How many deliveries a household takes at least, of all of them. `None`: a fixed order takes
    /// them all, another as many as it likes.
    pub least_deliveries: Option<u32>,
    /// When members subscribe; `None` when the référent acts, whom it does not bind.
    pub window: Option<Window>,
    /// A delivery can be ordered until the end of this many days before it.
    pub notice: u32,
    /// What stands of a contract that is amended; `None` for a new order.
    pub had: Option<Had>,
}

impl Offer {
    /// The day from which what is asked of a whole season counts: today, or the day a contract that is amended was signed.
    pub fn counts_from(&self, today: Day) -> Day {
        self.had.as_ref().map_or(today, |had| had.since)
    }

    /// The lines that stand and can no longer be ordered.
    pub fn had_lines(&self) -> &[PricedLine] {
        self.had
            .as_ref()
            .map(|had| had.lines.as_slice())
            .unwrap_or_default()
    }
}

/// What stands of a contract that is amended: it counts where the season is measured, and is not ordered again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Had {
    /// The day the household signed.
    pub since: Day,
    /// The lines of deliveries that can no longer be ordered.
    pub lines: Vec<PricedLine>,
}

/// A limit on one product, or on several that draw on the same harvest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stock {
    /// Its name, as members read it: that of the product when it is alone.
    pub name: String,
    /// The products, with what a unit of each takes of the stock: a large basket may take as much as two small ones.
    pub weights: BTreeMap<ProductId, Quantity>,
    /// What is left. What the household itself already holds counts as left for it.
    pub left: Left,
}

/// How a stock is counted, and what is left of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// Units, over all deliveries.
    Season(Quantity),
    /// Shares: one for each contract that has any of the products.
    Shares(Quantity),
    /// Units, on each delivery.
    EachDelivery(BTreeMap<DeliveryId, Quantity>),
}

text_enum! {
    /// How a stock is counted.
    pub enum StockPer {
        /// Units, over all deliveries.
        Season = "season",
        /// Shares, one for each contract.
        Share = "share",
        /// Units, on each delivery.
        Delivery = "delivery",
    }
}

/// What a template asks of an order beyond its kind: scope, measure, comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// On which deliveries it is measured.
    pub span: Span,
    /// Of which products; all when empty.
    pub products: BTreeSet<ProductId>,
    /// How what is measured stands to the bound.
    pub comparison: Comparison,
    /// Measure and bound in one: units, or an amount.
    pub bound: Bound,
    /// What the household reads when it is not met; may be empty.
    pub message: String,
}

impl Condition {
    /// Whether it is about this product.
    pub fn covers(&self, product: ProductId) -> bool {
        self.products.is_empty() || self.products.contains(&product)
    }
}

/// On which deliveries a condition is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// On each delivery that is taken.
    EachDelivery,
    /// Over all of them.
    Contract,
    /// Over these.
    Deliveries(BTreeSet<DeliveryId>),
}

text_enum! {
    /// How what is measured stands to what is asked.
    pub enum Comparison {
        /// Not less.
        AtLeast = "at-least",
        /// Not more.
        AtMost = "at-most",
        /// Neither more nor less.
        Exactly = "exactly",
        /// So many times it; none at all is well.
        MultipleOf = "multiple-of",
    }
}

/// So much, in the unit that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Units.
    Quantity(Quantity),
    /// What they cost.
    Amount(Cents),
}

/// What a household asks for. Zeros are as good as absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order(pub BTreeMap<(DeliveryId, ProductId), Quantity>);

/// A line of an order, priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PricedLine {
    /// On which delivery.
    pub delivery: DeliveryId,
    /// Of which product.
    pub product: ProductId,
    /// How much.
    pub quantity: Quantity,
    /// What it costs.
    pub amount: Cents,
}

/// What an order comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// The lines above zero, by delivery and then in the order of the products.
    pub lines: Vec<PricedLine>,
    /// How many deliveries are taken.
    pub deliveries: u32,
    /// What all lines cost.
    pub total: Cents,
    /// Whether some are priced by weight, so that the total is an estimate.
    pub estimated: bool,
}
