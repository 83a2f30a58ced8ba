//! The pages of a change for everyone: how it changes, and whom it concerns.

use super::form::{OFFERED, Topic, Typed, standing};
use super::impact::Impact;
use super::place::Place;
use super::rows::{Row, rows, units};
use crate::contracts::amendments::ledger::Ledger;
use crate::contracts::amendments::said;
use crate::contracts::body::price_text;
use crate::contracts::templates::{Fields, vat_rates};
use crate::t;
use crate::web::{Form, Frame};
use crate::words::Cents;
use askama::Template;

/// What a topic is called.
pub fn topic_name(topic: Topic) -> String {
    t!(match topic {
        Topic::Cancel => "amendments-topic-cancel",
        Topic::Move => "amendments-topic-move",
        Topic::Add => "amendments-topic-add",
        Topic::Offer => "amendments-topic-offer",
        Topic::Bar => "amendments-topic-bar",
        Topic::Price => "amendments-topic-price",
        Topic::Stop => "amendments-topic-stop",
    })
}

/// What it is for.
pub fn topic_hint(topic: Topic) -> String {
    t!(match topic {
        Topic::Cancel => "amendments-topic-cancel-hint",
        Topic::Move => "amendments-topic-move-hint",
        Topic::Add => "amendments-topic-add-hint",
        Topic::Offer => "amendments-topic-offer-hint",
        Topic::Bar => "amendments-topic-bar-hint",
        Topic::Price => "amendments-topic-price-hint",
        Topic::Stop => "amendments-topic-stop-hint",
    })
}

#[derive(Template)]
#[template(path = "contracts/amendments/everyone/ask.html")]
pub struct Ask {
    frame: Frame,
    base: String,
    title: String,
    topic: &'static str,
    hint: String,
    form: Form,
    /// Name in the form, and day.
    deliveries: Vec<(String, String)>,
    /// Name in the form, and what it costs today; of a product that is not offered yet, how it is packed.
    products: Vec<(String, String)>,
    /// The price of a product that is offered.
    fields: Fields,
    rates: Vec<(String, String)>,
}

impl Ask {
    fn chosen(&self, field: &str, value: &str) -> bool {
        self.form.is_checked(field, value)
    }
}

/// What was not delivered can still be announced so many days later.
const DAYS_BACK: i64 = 14;

/// How exactly it changes.
pub fn ask(place: &Place<'_>, topic: Topic, mut form: Form) -> Ask {
    let today = place.amap.today(place.visit.now());
    let oldest = match topic {
        Topic::Offer => today,
        _ => today.plus_days(-DAYS_BACK),
    };
    if topic == Topic::Add && form.value("voir").is_empty() {
        for product in &place.sheet.products {
            form.add("produit".to_owned(), product.public_id.to_string());
        }
    }
    if topic == Topic::Offer && form.value("voir").is_empty() {
        for delivery in standing(place.sheet).filter(|delivery| delivery.day >= oldest) {
            form.add("livraison".to_owned(), delivery.public_id.to_string());
        }
    }
    Ask {
        frame: place.visit.frame(topic_name(topic)),
        base: place.base.clone(),
        title: place.sheet.title.clone(),
        topic: topic.name(),
        hint: topic_hint(topic),
        fields: Fields::of(&form, OFFERED),
        rates: vat_rates(),
        form,
        deliveries: standing(place.sheet)
            .filter(|delivery| delivery.day >= oldest)
            .map(|delivery| (delivery.public_id.to_string(), delivery.day.full()))
            .collect(),
        products: products(place, topic),
    }
}

/// Name in the form and label: those that are offered, or those that are not.
fn products(place: &Place<'_>, topic: Topic) -> Vec<(String, String)> {
    let offered = place.sheet.products.iter().map(|product| {
        let label = format!("{} ({})", product.name, price_text(product.pricing));
        (product.public_id.to_string(), label)
    });
    let others = place.others.iter().map(|product| {
        let label = match product.packaging.as_str() {
            "" => product.name.clone(),
            packaging => format!("{} ({packaging})", product.name),
        };
        (product.public_id.to_string(), label)
    });
    if topic == Topic::Offer {
        others.collect()
    } else {
        offered.collect()
    }
}

#[derive(Template)]
#[template(path = "contracts/amendments/everyone/impact.html")]
pub struct ImpactPage {
    frame: Frame,
    once: String,
    base: String,
    title: String,
    again: String,
    error: String,
    change: String,
    reason: String,
    rows: Vec<Row>,
    before: String,
    after: String,
    difference: String,
    to_sign: String,
    drafts: String,
    only_offered: bool,
    units: Vec<(String, String, String)>,
    fields: Vec<(String, String)>,
    fingerprint: String,
}

/// Whom it concerns.
pub fn impact(
    place: &Place<'_>,
    ledger: &Ledger,
    (typed, impact): (&Typed, &Impact),
    form: &Form,
    error: String,
) -> ImpactPage {
    let (before, after) = impact.totals();
    let fields: Vec<(String, String)> = form
        .fields()
        .filter(|(name, value)| !["csrf", "once", "empreinte"].contains(name) && !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    ImpactPage {
        frame: place.visit.frame(t!("amendments-impact-title")),
        once: place.visit.once().to_string(),
        base: place.base.clone(),
        title: place.sheet.title.clone(),
        again: again(place, form),
        error,
        change: said::change(&ledger.sheet, &typed.change, typed.topic.kind()),
        reason: typed.reason.clone(),
        rows: rows(place.visit, place.amap, (ledger, typed, impact)),
        before: before.to_string(),
        after: after.to_string(),
        difference: signed(after - before),
        to_sign: match impact.to_sign() {
            0 => String::new(),
            count => t!("amendments-impact-to-sign", count = count),
        },
        drafts: match impact.drafts.len() {
            0 => String::new(),
            count => t!("amendments-impact-drafts", count = count),
        },
        only_offered: matches!(typed.topic, Topic::Add | Topic::Offer) && impact.planned.is_empty(),
        units: units(ledger, impact),
        fingerprint: impact.fingerprint(ledger.sheet.revision),
        fields,
    }
}

/// The page on which what was typed is corrected.
fn again(place: &Place<'_>, form: &Form) -> String {
    let mut typed = form.clone();
    for name in ["voir", "once", "empreinte"] {
        typed.set(name, "");
    }
    format!("{}?{}", place.base, typed.encoded())
}

/// "+3,00 €", "−12,00 €"; nothing for none.
fn signed(cents: Cents) -> String {
    match cents.0 {
        0 => String::new(),
        1.. => format!("+{cents}"),
        _ => cents.to_string(),
    }
}
