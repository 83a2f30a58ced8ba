//! What a contract says on paper: one maker for the preview that the farmer approves and for the body that both parties
//! sign.

mod clauses;

use clauses::{clauses, payee};

use super::body_rules::asked;
use super::instalments::Due;
use super::model::{Kind, PricedLine, Pricing};
use super::rules;
use super::templates::{PaymentMethod, SheetDelivery, SheetProduct, TemplateSheet};
use crate::documents::{ContractBody, DeliveryRow, Instalment, Order, OrderKind, Party, Payment, ProductRow};
use crate::t;
use crate::words::{Cents, DeliveryId, Quantity, Season};

/// What the body says beside the template.
#[derive(Debug, Clone)]
pub struct Agreement<'a> {
    /// The AMAP, which is not a party.
    pub amap: &'a str,
    /// Who signs for the farm; may be empty.
    pub farm_signatory: String,
    /// The household.
    pub household: Party,
    /// The public id and the revision.
    pub reference: String,
    /// What is ordered.
    pub lines: Vec<PricedLine>,
    /// How it is paid, when that is known.
    pub method: Option<PaymentMethod>,
    /// When it is paid.
    pub dues: &'a [Due],
}

impl Agreement<'_> {
    fn lines_of<'b>(&'b self, product: &SheetProduct) -> impl Iterator<Item = &'b PricedLine> + Clone {
        let id = product.id;
        self.lines.iter().filter(move |line| line.product == id)
    }

    fn lines_on(&self, delivery: DeliveryId) -> Vec<&PricedLine> {
        let on_it = |line: &&PricedLine| line.delivery == delivery;
        self.lines.iter().filter(on_it).collect()
    }
}

/// The body of a contract of this template.
pub fn contract_body(sheet: &TemplateSheet, agreed: &Agreement<'_>) -> ContractBody {
    let free = is_free(sheet.kind);
    let taken: Vec<&SheetDelivery> = sheet
        .deliveries
        .iter()
        .filter(|delivery| !agreed.lines_on(delivery.id).is_empty())
        .collect();
    let bought: Vec<&SheetProduct> = sheet
        .products
        .iter()
        .filter(|product| agreed.lines_of(product).next().is_some())
        .collect();
    let total: Cents = agreed.lines.iter().map(|line| line.amount).sum();
    ContractBody {
        title: sheet.title.clone(),
        season: sheet.season.map(season).unwrap_or_default(),
        reference: agreed.reference.clone(),
        amap: agreed.amap.to_owned(),
        farm: farm(sheet, &agreed.farm_signatory),
        household: agreed.household.clone(),
        products: bought
            .iter()
            .map(|product| product_row(product, agreed, free))
            .collect(),
        price_note: price_note(sheet),
        delivery_count: t!("contracts-body-deliveries", count = taken.len()),
        place: t!("contracts-body-place", site = place(sheet)),
        hours: hours(&taken),
        order: Order {
            kind: if free { OrderKind::Free } else { OrderKind::Fixed },
            note: String::new(),
        },
        deliveries: taken
            .iter()
            .map(|delivery| delivery_row(sheet, agreed, delivery, &bought))
            .collect(),
        total: total.to_string(),
        payment: payment(sheet, agreed),
        rules: asked(sheet),
        clauses: clauses(sheet, agreed, &taken, total),
    }
}

/// Whether each delivery has quantities of its own.
pub fn is_free(kind: Kind) -> bool {
    !matches!(kind, Kind::Fixed)
}

/// What a unit costs: for a product priced by weight, as announced.
pub fn unit_price(pricing: Pricing) -> Cents {
    rules::amount(pricing, Quantity::ONE).unwrap_or_default()
}

/// "2,10 €", or "12,00 € le kg".
pub fn price_text(pricing: Pricing) -> String {
    match pricing {
        Pricing::Piece(price) => price.to_string(),
        Pricing::Weight { per_kg, .. } => t!("contracts-price-per-kg", price = per_kg),
    }
}

/// "5,5 %".
pub fn vat_rate(basis_points: u32) -> String {
    let rate = Quantity::from_thousandths(i64::from(basis_points) * 10);
    format!("{rate}\u{a0}%")
}

/// "d’avril à septembre 2026".
pub(super) fn season(season: Season) -> String {
    let label = season.label();
    if label.starts_with(['a', 'o']) {
        t!("contracts-body-season-vowel", season = label)
    } else {
        t!("contracts-body-season", season = label)
    }
}

fn joined(parts: [&str; 3]) -> String {
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

fn town(postcode: &str, town: &str) -> String {
    format!("{postcode} {town}").trim().to_owned()
}

pub(super) fn farm(sheet: &TemplateSheet, signatory: &str) -> Party {
    let farm = &sheet.farm;
    let siret = farm
        .siret
        .as_ref()
        .map(|siret| t!("contracts-body-siret", siret = siret.to_string()));
    let address = joined([&farm.address, &town(&farm.postcode, &farm.town), ""]);
    Party {
        name: farm.name.clone(),
        signatory: signatory.to_owned(),
        details: siret
            .into_iter()
            .chain((!address.is_empty()).then_some(address))
            .collect(),
    }
}

fn place(sheet: &TemplateSheet) -> String {
    let site = &sheet.site;
    joined([&site.name, &site.address, &town(&site.postcode, &site.town)])
}

/// "le jeudi de 18 h 30 à 19 h 30", when all deliveries agree; the day or the hours alone, or nothing, when they do not.
fn hours(taken: &[&SheetDelivery]) -> String {
    let Some(first) = taken.first() else {
        return String::new();
    };
    let weekday = first.day.weekday();
    let same_weekday = taken.iter().all(|other| other.day.weekday() == weekday);
    let same_hours = taken
        .iter()
        .all(|other| (other.opens, other.closes) == (first.opens, first.closes));
    let (day, opens, closes) = (weekday.french(), first.opens.spoken(), first.closes.spoken());
    match (same_weekday, same_hours) {
        (true, true) => t!(
            "contracts-body-day-hours",
            day = day,
            opens = opens,
            closes = closes
        ),
        (false, true) => t!("contracts-body-hours", opens = opens, closes = closes),
        (true, false) => t!("contracts-body-day", day = day),
        (false, false) => String::new(),
    }
}

fn product_row(product: &SheetProduct, agreed: &Agreement<'_>, free: bool) -> ProductRow {
    let own = agreed.lines_of(product);
    let in_fixed = |text: String| if free { String::new() } else { text };
    let estimate = match product.pricing {
        Pricing::Piece(_) => String::new(),
        Pricing::Weight { about, .. } => t!(
            "contracts-body-estimate",
            about = about.to_string(),
            price = unit_price(product.pricing)
        ),
    };
    let in_basket = own.clone().next().map(|line| line.quantity).unwrap_or_default();
    ProductRow {
        name: product.name.clone(),
        packaging: product.packaging.clone(),
        price: price_text(product.pricing),
        vat: product.vat_basis_points.map(vat_rate).unwrap_or_default(),
        estimate,
        per_delivery: in_fixed(in_basket.to_string()),
        deliveries: in_fixed(own.clone().count().to_string()),
        quantity: own
            .clone()
            .map(|line| line.quantity)
            .sum::<Quantity>()
            .to_string(),
        amount: own.map(|line| line.amount).sum::<Cents>().to_string(),
    }
}

fn price_note(sheet: &TemplateSheet) -> String {
    if sheet
        .products
        .iter()
        .any(|product| product.vat_basis_points.is_some())
    {
        t!("contracts-body-with-vat")
    } else {
        t!("contracts-body-without-vat")
    }
}

fn delivery_row(
    sheet: &TemplateSheet,
    agreed: &Agreement<'_>,
    delivery: &SheetDelivery,
    bought: &[&SheetProduct],
) -> DeliveryRow {
    let here = agreed.lines_on(delivery.id);
    let line_of = |product: &SheetProduct| here.iter().find(|line| line.product == product.id);
    let two_years = sheet
        .season
        .is_some_and(|season| season.first().year() != season.last().year());
    let day = if two_years {
        delivery.day.full()
    } else {
        delivery.day.long()
    };
    if !is_free(sheet.kind) {
        let lacking = bought.iter().filter(|product| line_of(product).is_none());
        return DeliveryRow {
            day,
            note: without(
                &lacking
                    .map(|product| product.name.to_lowercase())
                    .collect::<Vec<_>>(),
            ),
            quantities: Vec::new(),
            amount: String::new(),
        };
    }
    let quantity = |product: &&SheetProduct| line_of(product).map(|line| line.quantity.to_string());
    DeliveryRow {
        day,
        note: String::new(),
        quantities: bought
            .iter()
            .map(|product| quantity(product).unwrap_or_default())
            .collect(),
        amount: here.iter().map(|line| line.amount).sum::<Cents>().to_string(),
    }
}

/// "sans œufs": what this delivery lacks of the basket.
fn without(lacking: &[String]) -> String {
    if lacking.is_empty() {
        return String::new();
    }
    t!("contracts-body-without", products = lacking.join(", "))
}

fn payment(sheet: &TemplateSheet, agreed: &Agreement<'_>) -> Payment {
    let method = agreed.method.map(|method| method.label()).unwrap_or_default();
    let instalment = |due: &Due| Instalment {
        day: due.due_on.full(),
        method: method.clone(),
        amount: due.amount.to_string(),
    };
    Payment {
        payee: payee(sheet),
        method: method.clone(),
        note: String::new(),
        instalments: agreed.dues.iter().map(instalment).collect(),
    }
}
