//! What is typed about one contract, read into the terms that it will have.

use super::Bench;
use super::there::not_there;
use crate::access::AmapScope;
use crate::contracts::amendments::ledger::Standing;
use crate::contracts::amendments::model::{Asks, Cause, Instead, Kind, Terms};
use crate::contracts::amendments::record::Planned;
use crate::contracts::amendments::rules::{asks, ended, moved, repriced};
use crate::contracts::model::{Had, Offer, PricedLine};
use crate::contracts::queries::held_by_others;
use crate::contracts::rules::{Held, amount};
use crate::contracts::tariff::Tariff;
use crate::contracts::templates::{Offered, TemplateSheet};
use crate::db::Tx;
use crate::t;
use crate::web::{Fault, Form};
use crate::words::{Cents, Day, Instant, ProductId, PublicId, Quantity, text_enum};

text_enum! {
    /// What changes in one contract, beside its quantities.
    pub enum Topic {
        /// A basket comes on another date.
        Move = "deplacer",
        /// A price is corrected.
        Price = "prix",
        /// The household leaves.
        Leave = "depart",
    }
}

/// An amendment as it was typed.
#[derive(Debug, Clone)]
pub struct Typed {
    kind: Kind,
    cause: Option<Cause>,
    after: Terms,
    ends_on: Option<Day>,
    repriced: Vec<ProductId>,
    /// Why, in the words of who writes it.
    pub reason: String,
    /// The household that signs for the rest.
    pub taken_over_by: Option<PublicId>,
}

impl Typed {
    /// The amendment of this contract.
    pub fn planned(&self, standing: &Standing) -> Planned {
        Planned {
            standing: standing.clone(),
            after: self.after.clone(),
            kind: self.kind,
            cause: self.cause,
            asks: if self.ends_on.is_some() {
                Asks::Nobody
            } else {
                asks(&standing.terms, &self.after)
            },
            repriced: self.repriced.clone(),
            reason: None,
            ends_on: self.ends_on,
        }
    }
}

/// What the other households leave for this one, and what it has had already.
///
/// # Errors
/// When the database fails.
pub async fn stock(tx: &mut Tx, amap: &AmapScope, bench: &Bench, now: Instant) -> Result<Offer, Fault> {
    let (sheet, contract) = (&bench.sheet, &bench.standing.contract);
    let held = if sheet.stocks.is_empty() {
        Held::default()
    } else {
        held_by_others(tx, amap, sheet.id, contract.household_id, now).await?
    };
    let signed = contract.member_signed_at.unwrap_or(contract.created_at);
    Ok(Offer {
        had: Some(Had {
            since: amap.today(signed),
            lines: had(bench, amap.today(now)),
        }),
        ..sheet.offer(Offered::ByReferent, &held)
    })
}

/// The lines whose notice has passed, at the prices of the contract.
fn had(bench: &Bench, today: Day) -> Vec<PricedLine> {
    let (sheet, terms) = (&bench.sheet, &bench.standing.terms);
    let first = first_open(sheet, today);
    let line = |((day, product), quantity): (&(Day, ProductId), &Quantity)| {
        let delivery = sheet.deliveries.iter().find(|delivery| delivery.day == *day)?;
        let tariff = terms.tariffs.get(product)?;
        Some(PricedLine {
            delivery: delivery.id,
            product: *product,
            quantity: *quantity,
            amount: amount(tariff.on(*day), *quantity)?,
        })
    };
    let past = terms.lines.iter().filter(|((day, _), _)| *day < first);
    past.filter_map(line).collect()
}

/// The first day whose quantities can still be changed.
pub fn first_open(sheet: &TemplateSheet, today: Day) -> Day {
    today.plus_days(i64::from(sheet.notice_days))
}

/// Reads the form; `None` when a field was refused.
pub fn read(form: &mut Form, topic: Topic, bench: &Bench, offer: &Offer, today: Day) -> Option<Typed> {
    let standing = &bench.standing;
    let typed = match topic {
        Topic::Move => read_move(form, bench, offer, today),
        Topic::Price => read_price(form, bench),
        Topic::Leave => read_leave(form, standing, today),
    };
    let reason = form.required_text("motif", 500);
    let (mut typed, reason) = (typed?, reason?);
    typed.reason = reason;
    form.is_valid().then_some(typed)
}

fn chosen(form: &Form, field: &str, sheet: &TemplateSheet) -> Option<Day> {
    let value = form.value(field);
    let found = sheet
        .deliveries
        .iter()
        .find(|delivery| delivery.public_id.as_str() == value);
    found
        .filter(|delivery| !delivery.cancelled)
        .map(|delivery| delivery.day)
}

fn read_move(form: &mut Form, bench: &Bench, offer: &Offer, today: Day) -> Option<Typed> {
    let (sheet, terms) = (&bench.sheet, &bench.standing.terms);
    let from = chosen(form, "livraison", sheet).filter(|day| *day >= today && terms.has(*day));
    if from.is_none() {
        form.refuse("livraison", t!("amendments-needs-delivery"));
    }
    let to = chosen(form, "vers", sheet).filter(|day| *day >= today && Some(*day) != from);
    if to.is_none() {
        form.refuse("vers", t!("amendments-needs-other-day"));
    }
    let (from, to) = (from?, to?);
    let after = moved(terms, from, to);
    if let Some(sentence) = not_there(bench, (from, to), offer, &after) {
        form.refuse("vers", sentence);
    }
    Some(typed(Kind::Moved, Some(Cause::Replaced), after))
}

fn read_price(form: &mut Form, bench: &Bench) -> Option<Typed> {
    let (sheet, terms) = (&bench.sheet, &bench.standing.terms);
    let value = form.value("produit");
    let found = sheet
        .products
        .iter()
        .find(|product| product.public_id.as_str() == value);
    let product = found
        .map(|product| product.id)
        .filter(|id| terms.lines.keys().any(|(_, other)| other == id));
    if product.is_none() {
        form.refuse("produit", t!("amendments-needs-product"));
    }
    let price = form.cents("prix");
    let (product, price) = (product?, price?);
    let tariff = terms.tariffs.get(&product)?;
    let was = tariff.first();
    if price == Cents::ZERO {
        form.refuse("prix", t!("templates-products-no-price"));
    } else if *tariff == Tariff::of(was.at(price)) {
        form.refuse("prix", t!("amendments-same-price"));
    }
    Some(Typed {
        repriced: vec![product],
        ..typed(Kind::Price, None, repriced(terms, product, was.at(price), None))
    })
}

fn read_leave(form: &mut Form, standing: &Standing, today: Day) -> Option<Typed> {
    let last = form.day("dernier");
    if last.is_some_and(|last| last < today) {
        form.refuse("dernier", t!("amendments-last-past"));
    }
    let rest = form.value("reste").to_owned();
    let instead = match rest.as_str() {
        "repris" | "rendu" => Some(Instead::Returned),
        "du" => Some(Instead::Lost),
        _ => {
            form.refuse("reste", t!("amendments-needs-rest"));
            None
        }
    };
    let taken_over_by: Option<PublicId> = form.value("foyer").parse().ok();
    if rest == "repris" && taken_over_by.is_none() {
        form.refuse("foyer", t!("amendments-needs-household"));
    }
    let (last, instead) = (last?, instead?);
    let after = ended(&standing.terms, last, instead);
    if rest == "repris" && after.lines == standing.terms.lines {
        form.refuse("dernier", t!("amendments-nothing-left"));
    }
    Some(Typed {
        ends_on: Some(last),
        taken_over_by: taken_over_by.filter(|_| rest == "repris"),
        ..typed(Kind::Ended, Some(instead.cause()), after)
    })
}

fn typed(kind: Kind, cause: Option<Cause>, after: Terms) -> Typed {
    Typed {
        kind,
        cause,
        after,
        ends_on: None,
        repriced: Vec::new(),
        reason: String::new(),
        taken_over_by: None,
    }
}
