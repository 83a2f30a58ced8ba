//! A template with all that it says, as plain data.

use std::collections::BTreeSet;

use crate::contracts::instalments::{Due, NoDueDay, Unit, schedule};
use crate::contracts::model::{Kind, Offer, OfferedDelivery, OfferedProduct, Pricing, TemplateState, Window};
use crate::words::{
    Cents, Day, DeliveryId, FarmId, HourMinute, Instant, ProductId, PublicId, Season, Siret, SiteId,
    TemplateId, text_enum,
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

text_enum! {
    /// How the farm is paid.
    pub enum PaymentMethod {
        /// Cheques to the farm's order.
        Cheque = "cheque",
        /// Transfers to the farm's account.
        Transfer = "transfer",
        /// Direct debits by the farm.
        Debit = "debit",
        /// Cash, handed to the farm.
        Cash = "cash",
    }
}

impl PaymentMethod {
    /// As members read it: "chèque".
    pub fn label(self) -> String {
        crate::t!(match self {
            Self::Cheque => "templates-method-cheque",
            Self::Transfer => "templates-method-transfer",
            Self::Debit => "templates-method-debit",
            Self::Cash => "templates-method-cash",
        })
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
}

/// How contracts of a template are paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentPlan {
    /// The methods a household chooses from.
    pub methods: Vec<PaymentMethod>,
    /// The days on which instalments fall due, in order.
    pub due_days: Vec<Day>,
    /// What instalments are rounded to.
    pub unit: Unit,
    /// No instalment is below it, unless the total is.
    pub minimum: Cents,
    /// A household chooses at most so many instalments.
    pub max_instalments: u32,
    /// To whose order: the farm's.
    pub payee: String,
}

impl PaymentPlan {
    /// `total` over at most `n` instalments.
    ///
    /// # Errors
    /// When the template names no day to pay on.
    pub fn schedule(&self, total: Cents, n: u32) -> Result<Vec<Due>, NoDueDay> {
        schedule(
            total,
            n.clamp(1, self.max_instalments),
            self.unit,
            self.minimum,
            &self.due_days,
        )
    }
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
    /// Contracts that are signed, and neither refused nor cancelled.
    pub signed_contracts: u32,
}

impl TemplateSheet {
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

    /// What a household can order of it. Nothing limits the stock yet.
    pub fn offer(&self, to: Offered) -> Offer {
        let held = self.deliveries.iter().filter(|delivery| !delivery.cancelled);
        let deliveries: Vec<_> = held
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
        let availability = pairs.map(|pair| (*pair, None)).collect();
        let product = |product: &SheetProduct| OfferedProduct {
            id: product.id,
            name: product.name.clone(),
            pricing: product.pricing,
            divisible: false,
            left: None,
        };
        Offer {
            kind: self.kind,
            products: self.products.iter().map(product).collect(),
            availability,
            deliveries,
            least_deliveries: (self.min_deliveries > 0).then_some(self.min_deliveries),
            window: if to == Offered::ToMembers {
                self.window
            } else {
                None
            },
            notice: self.notice_days,
        }
    }
}

/// A template in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateLine {
    /// Which template.
    pub id: TemplateId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// Its AMAP in addresses.
    pub amap_slug: String,
    /// Its AMAP.
    pub amap_name: String,
    /// Its farm in addresses.
    pub farm_slug: String,
    /// Its farm.
    pub farm_name: String,
    /// Its title.
    pub title: String,
    /// The step of the wizard that was reached.
    pub step: u32,
    /// From when to when it delivers.
    pub season: Option<(Day, Day)>,
    /// From when to when members subscribe.
    pub window: Option<(Day, Day)>,
    /// Where it came from.
    pub origin: Origin,
    /// When it was submitted.
    pub submitted: Option<Instant>,
    /// When it was approved.
    pub approved: Option<Instant>,
    /// When it was opened.
    pub opened: Option<Instant>,
    /// When it was closed.
    pub closed: Option<Instant>,
    /// When it was put away.
    pub archived: Option<Instant>,
    /// Contracts that members signed.
    pub signed: u32,
    /// Those of them that the farm has still to sign.
    pub to_countersign: u32,
}

/// Where a template stands on a day, from its acts: one left open past its window is closed.
pub fn standing(acts: [bool; 5], window_closes: Option<Day>, today: Day) -> TemplateState {
    let [submitted, approved, opened, closed, archived] = acts;
    let window_is_over = window_closes.is_some_and(|closes| closes < today);
    match () {
        () if archived => TemplateState::Archived,
        () if closed || (opened && window_is_over) => TemplateState::Closed,
        () if opened => TemplateState::Open,
        () if approved => TemplateState::Approved,
        () if submitted => TemplateState::Submitted,
        () => TemplateState::Draft,
    }
}

impl TemplateLine {
    /// Where it stands on a day.
    pub fn state(&self, today: Day) -> TemplateState {
        let acts = [
            &self.submitted,
            &self.approved,
            &self.opened,
            &self.closed,
            &self.archived,
        ];
        standing(
            acts.map(Option::is_some),
            self.window.map(|(_, closes)| closes),
            today,
        )
    }
}
