//! A template with all that it says, as plain data.

mod line;
mod payment;

pub use line::{TemplateLine, standing};
pub use payment::{PaymentMethod, PaymentPlan};

use std::collections::BTreeSet;

use crate::contracts::flexibility::Flexibility;
use crate::contracts::model::{
    Condition, Kind, Offer, OfferedDelivery, OfferedProduct, Pricing, TemplateState, Window,
};
use crate::contracts::rules::{Held, StockPlan};
use crate::words::{
    Day, DeliveryId, FarmId, HourMinute, Instant, ProductId, PublicId, Season, Siret, SiteId, TemplateId,
    text_enum,
};

text_enum! {
    /// How deliveries follow one another, as a template stores it.
    pub enum StoredRhythm {
        /// Every week.
        Weekly = "weekly",
        /// Every second week.
        Fortnightly = "fortnightly",
        /// The n-th weekday of each month, as the first delivery is.
        Monthly = "monthly",
        /// Days chosen one by one.
        Chosen = "chosen",
    }
}

text_enum! {
    /// Where a template came from.
    pub enum Origin {
        /// Written here.
        Wizard = "wizard",
        /// Read from a delivery workbook.
        Clicamap = "clicamap",
    }
}

/// The farm of a template: one of the two parties of its contracts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetFarm {
    /// Which farm.
    pub id: FarmId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its number in the register of companies.
    pub siret: Option<Siret>,
    /// Street and number.
    pub address: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
}

/// Where a template delivers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetSite {
    /// Which site.
    pub id: SiteId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// Its name.
    pub name: String,
    /// Street and number.
    pub address: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
}

/// A delivery of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetDelivery {
    /// Which delivery.
    pub id: DeliveryId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// Its day, local to the AMAP.
    pub day: Day,
    /// From when.
    pub opens: HourMinute,
    /// Until when.
    pub closes: HourMinute,
    /// Whether it was cancelled.
    pub cancelled: bool,
}

/// A product of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetProduct {
    /// Which product.
    pub id: ProductId,
    /// Its name in addresses and fields.
    pub public_id: PublicId,
    /// Its name.
    pub name: String,
    /// "boîte de 6"; may be empty.
    pub packaging: String,
    /// Vegetables, eggs, bread…
    pub production_type: String,
    /// Its price for the term.
    pub pricing: Pricing,
    /// VAT included in the price, in hundredths of a percent; `None` where the farm charges none.
    pub vat_basis_points: Option<u32>,
    /// Whether parts of a unit may be ordered.
    pub divisible: bool,
}

/// Something that was done to a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// When.
    pub at: Instant,
    /// Who, by name; `None` for the command line.
    pub by: Option<String>,
}

/// The acts in the life of a template. An act taken back is not among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Life {
    /// Begun.
    pub created: Act,
    /// Submitted to the farmer.
    pub submitted: Option<Act>,
    /// Approved.
    pub approved: Option<Act>,
    /// `farmer`, `recorded` by the référent, or `elsewhere`; empty until it is approved.
    pub approved_how: String,
    /// Opened to subscriptions.
    pub opened: Option<Act>,
    /// Closed.
    pub closed: Option<Act>,
    /// Put away.
    pub archived: Option<Act>,
}

/// For whom an offer is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// Members, whom the window binds.
    ToMembers,
    /// The référent acts on behalf of a household, also outside the window.
    ByReferent,
}

/// A template, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateSheet {
    /// Which template.
    pub id: TemplateId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// The farm.
    pub farm: SheetFarm,
    /// The site.
    pub site: SheetSite,
    /// "Légumes de saison".
    pub title: String,
    /// How orders are shaped.
    pub kind: Kind,
    /// From the first to the last day, once the calendar is filled.
    pub season: Option<Season>,
    /// How deliveries follow one another.
    pub rhythm: StoredRhythm,
    /// Days without a delivery.
    pub exclusions: Vec<Day>,
    /// Deliveries that a household takes at least; 0 when none is asked.
    pub min_deliveries: u32,
    /// Days before a delivery until which it can be ordered.
    pub notice_days: u32,
    /// What households may do with their baskets by themselves.
    pub flexibility: Flexibility,
    /// When members subscribe.
    pub window: Option<Window>,
    /// How contracts are paid.
    pub plan: PaymentPlan,
    /// What the farm adds to the contract.
    pub clauses: String,
    /// The step of the wizard that was reached, 1 to 6.
    pub step: u32,
    /// Counts the changes.
    pub revision: i64,
    /// Where it came from.
    pub origin: Origin,
    /// What was done to it, when and by whom.
    pub life: Life,
    /// Its deliveries, by day.
    pub deliveries: Vec<SheetDelivery>,
    /// Its products, in order.
    pub products: Vec<SheetProduct>,
    /// Which product can be had at which delivery.
    pub availability: BTreeSet<(DeliveryId, ProductId)>,
    /// What is limited.
    pub stocks: Vec<StockPlan>,
    /// What an order must meet beyond its kind.
    pub conditions: Vec<Condition>,
    /// Contracts that are signed, and neither refused nor cancelled.
    pub signed_contracts: u32,
}

impl TemplateSheet {
    /// Whether a product of it is priced by the kilo, so that it is weighed.
    pub fn sells_by_weight(&self) -> bool {
        self.products.iter().any(|product| product.pricing.is_by_weight())
    }

    /// Whether members subscribe on a day: it is in the window, both ends included.
    pub fn is_subscribed_on(&self, day: Day) -> bool {
        self.window
            .is_some_and(|window| (window.opens..=window.closes).contains(&day))
    }

    /// Where it stands on a day: a template left open past its window is closed.
    pub fn state(&self, today: Day) -> TemplateState {
        let life = &self.life;
        let acts = [
            &life.submitted,
            &life.approved,
            &life.opened,
            &life.closed,
            &life.archived,
        ];
        standing(
            acts.map(Option::is_some),
            self.window.map(|window| window.closes),
            today,
        )
    }

    /// The day of the last delivery.
    pub fn last_delivery(&self) -> Option<Day> {
        self.deliveries
            .iter()
            .filter(|delivery| !delivery.cancelled)
            .map(|delivery| delivery.day)
            .max()
    }

    /// What a household can order of it, when the other households hold this.
    pub fn offer(&self, to: Offered, held: &Held) -> Offer {
        let kept = self.deliveries.iter().filter(|delivery| !delivery.cancelled);
        let deliveries: Vec<_> = kept
            .map(|delivery| OfferedDelivery {
                id: delivery.id,
                day: delivery.day,
            })
            .collect();
        let is_held = |id: DeliveryId| deliveries.iter().any(|delivery| delivery.id == id);
        let pairs = self
            .availability
            .iter()
            .filter(|(delivery, _)| is_held(*delivery));
        let availability = pairs.copied().collect();
        let days = deliveries.iter().map(|delivery| delivery.id).collect();
        let stocks = self.stocks.iter().map(|stock| stock.left(&days, held)).collect();
        let product = |product: &SheetProduct| OfferedProduct {
            id: product.id,
            name: product.name.clone(),
            pricing: product.pricing,
            divisible: product.divisible,
        };
        Offer {
            kind: self.kind,
            products: self.products.iter().map(product).collect(),
            availability,
            stocks,
            conditions: self.conditions.clone(),
            deliveries,
            least_deliveries: (self.min_deliveries > 0).then_some(self.min_deliveries),
            window: if to == Offered::ToMembers {
                self.window
            } else {
                None
            },
            notice: self.notice_days,
            had: None,
        }
    }
}
