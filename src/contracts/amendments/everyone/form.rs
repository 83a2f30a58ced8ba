//! What is typed about a change for everyone, read into the change.

use std::collections::BTreeSet;

use crate::contracts::amendments::model::{Change, Instead, Kind};
use crate::contracts::templates::{SheetDelivery, SheetProduct, TemplateSheet, priced};
use crate::farms::Product;
use crate::t;
use crate::web::Form;
use crate::words::{Cents, Day, text_enum};

text_enum! {
    /// What the farm wants to change.
    pub enum Topic {
        /// Give deliveries up.
        Cancel = "annuler",
        /// Bring a delivery on another date.
        Move = "deplacer",
        /// One delivery more.
        Add = "ajouter",
        /// One product more.
        Offer = "proposer",
        /// A product is not to be had on some dates.
        Bar = "retirer",
        /// Another price.
        Price = "prix",
        /// Give the rest of the season up.
        Stop = "arreter",
    }
}

impl Topic {
    /// What its amendments are about.
    pub fn kind(self) -> Kind {
        match self {
            Self::Cancel => Kind::Cancelled,
            Self::Move => Kind::Moved,
            Self::Add => Kind::Added,
            Self::Offer => Kind::Offered,
            Self::Bar => Kind::Barred,
            Self::Price => Kind::Price,
            Self::Stop => Kind::Season,
        }
    }
}

/// A change as it was typed, with its reason.
#[derive(Debug, Clone)]
pub struct Typed {
    /// What it is about.
    pub topic: Topic,
    /// The change.
    pub change: Change,
    /// Why, in the words of who announces it.
    pub reason: String,
}

/// What the fields of the price of an offered product end in.
pub const OFFERED: &str = "propose";

/// The longest reason.
const MOST_REASON: usize = 500;

/// Reads the form; `None` when a field was refused.
/// `others` are the products of the farm that the template does not have.
pub fn read(
    form: &mut Form,
    topic: Topic,
    (sheet, others): (&TemplateSheet, &[Product]),
    today: Day,
) -> Option<Typed> {
    let change = match topic {
        Topic::Cancel => {
            let days = days(form, sheet);
            let instead = instead(form, sheet, None);
            Some((days, instead)).and_then(|(days, instead)| withdraw(days?, None, instead?))
        }
        Topic::Stop => {
            let from = one_day(form, sheet);
            let instead = instead(form, sheet, None);
            let rest = |from: Day| {
                standing(sheet)
                    .map(|one| one.day)
                    .filter(|day| *day >= from)
                    .collect()
            };
            Some((from, instead)).and_then(|(from, instead)| withdraw(rest(from?), None, instead?))
        }
        Topic::Move => moved(form, sheet, today),
        Topic::Bar => {
            let product = product(form, sheet).map(|product| product.id);
            let days = days(form, sheet);
            let instead = instead(form, sheet, days.as_ref());
            let these = product.map(|id| BTreeSet::from([id]));
            Some((days, these, instead))
                .and_then(|(days, these, instead)| withdraw(days?, Some(these?), instead?))
        }
        Topic::Add => added(form, sheet, today),
        Topic::Offer => offered(form, sheet, others, today),
        Topic::Price => repriced(form, sheet),
    };
    let reason = form.required_text("motif", MOST_REASON);
    let (change, reason) = (change?, reason?);
    form.is_valid().then_some(Typed {
        topic,
        change,
        reason,
    })
}

fn withdraw(
    days: BTreeSet<Day>,
    products: Option<BTreeSet<crate::words::ProductId>>,
    instead: Instead,
) -> Option<Change> {
    Some(Change::Withdraw {
        days,
        products,
        instead,
    })
}

/// The deliveries that are not cancelled.
pub fn standing(sheet: &TemplateSheet) -> impl Iterator<Item = &SheetDelivery> {
    sheet.deliveries.iter().filter(|delivery| !delivery.cancelled)
}

/// The deliveries that are ticked.
fn days(form: &mut Form, sheet: &TemplateSheet) -> Option<BTreeSet<Day>> {
    let ticked = |delivery: &&SheetDelivery| form.is_checked("livraison", delivery.public_id.as_str());
    let days: BTreeSet<Day> = standing(sheet)
        .filter(ticked)
        .map(|delivery| delivery.day)
        .collect();
    if days.is_empty() {
        form.refuse("livraison", t!("amendments-needs-delivery"));
        return None;
    }
    Some(days)
}

/// The one delivery that is chosen.
fn one_day(form: &mut Form, sheet: &TemplateSheet) -> Option<Day> {
    let chosen = form.value("livraison");
    let found = standing(sheet).find(|delivery| delivery.public_id.as_str() == chosen);
    let day = found.map(|delivery| delivery.day);
    if day.is_none() {
        form.refuse("livraison", t!("amendments-needs-delivery"));
    }
    day
}

fn product<'a>(form: &mut Form, sheet: &'a TemplateSheet) -> Option<&'a SheetProduct> {
    let chosen = form.value("produit");
    let found = sheet
        .products
        .iter()
        .find(|product| product.public_id.as_str() == chosen);
    if found.is_none() {
        form.refuse("produit", t!("amendments-needs-product"));
    }
    found
}

/// What becomes of the baskets. Only a product comes on another date; a whole delivery is moved.
fn instead(form: &mut Form, sheet: &TemplateSheet, away: Option<&BTreeSet<Day>>) -> Option<Instead> {
    match form.value("cause") {
        "lost" => Some(Instead::Lost),
        "returned" => Some(Instead::Returned),
        "replaced" => {
            let away = away?;
            let chosen = form.value("vers");
            let found = standing(sheet).find(|delivery| delivery.public_id.as_str() == chosen);
            let day = found
                .map(|delivery| delivery.day)
                .filter(|day| !away.contains(day));
            if day.is_none() {
                form.refuse("vers", t!("amendments-needs-other-day"));
            }
            day.map(Instead::On)
        }
        _ => {
            form.refuse("cause", t!("amendments-needs-cause"));
            None
        }
    }
}

fn moved(form: &mut Form, sheet: &TemplateSheet, today: Day) -> Option<Change> {
    let from = one_day(form, sheet);
    let to = form.day("le");
    let (from, to) = (from?, to?);
    if to == from {
        form.refuse("le", t!("amendments-same-day"));
    } else if to < today {
        form.refuse("le", t!("amendments-past-day"));
    }
    withdraw([from].into(), None, Instead::On(to))
}

fn added(form: &mut Form, sheet: &TemplateSheet, today: Day) -> Option<Change> {
    let ticked = |product: &&SheetProduct| form.is_checked("produit", product.public_id.as_str());
    let products: BTreeSet<_> = sheet
        .products
        .iter()
        .filter(ticked)
        .map(|product| product.id)
        .collect();
    if products.is_empty() {
        form.refuse("produit", t!("amendments-needs-product"));
    }
    let day = form.day("le")?;
    if day < today {
        form.refuse("le", t!("amendments-past-day"));
    } else if standing(sheet).any(|delivery| delivery.day == day) {
        form.refuse("le", t!("amendments-has-delivery"));
    } else if sheet.deliveries.iter().any(|delivery| delivery.day == day) {
        form.refuse("le", t!("amendments-was-cancelled"));
    }
    Some(Change::Add { day, products })
}

fn offered(form: &mut Form, sheet: &TemplateSheet, others: &[Product], today: Day) -> Option<Change> {
    let chosen = form.value("produit");
    let product = others.iter().find(|product| product.public_id.as_str() == chosen);
    if product.is_none() {
        form.refuse("produit", t!("amendments-needs-product"));
    }
    let price = priced(form, OFFERED);
    let days = days(form, sheet)?;
    if days.iter().any(|day| *day < today) {
        form.refuse("livraison", t!("amendments-past-day"));
    }
    let product = product?;
    Some(Change::Offer {
        product: product.id,
        name: product.name.clone(),
        price: price?,
        days,
    })
}

fn repriced(form: &mut Form, sheet: &TemplateSheet) -> Option<Change> {
    let product = product(form, sheet);
    let price = form.cents("prix");
    let from = match form.value("livraison") {
        "toutes" => Some(None),
        _ => one_day(form, sheet).map(Some),
    };
    let (product, price) = (product?, price?);
    if price == Cents::ZERO {
        form.refuse("prix", t!("templates-products-no-price"));
    } else if price == product.pricing.cents() {
        form.refuse("prix", t!("amendments-same-price"));
    }
    Some(Change::Reprice {
        product: product.id,
        pricing: product.pricing.at(price),
        from: from?,
    })
}
