//! What a contract of a template says on paper: the same text in the preview that the farmer approves and in the body that
//! both parties sign.

use super::model::{PaymentMethod, SheetProduct, TemplateSheet};
use crate::contracts::instalments::Due;
use crate::contracts::model::{Kind, PricedLine, Pricing};
use crate::documents::{ContractBody, DeliveryRow, Instalment, Order, OrderKind, Party, Payment, ProductRow};
use crate::t;
use crate::words::{Cents, DeliveryId, ProductId, Quantity, Season};

/// What the body says beside the template: who is bound, and under which reference.
#[derive(Debug, Clone)]
pub struct BodyParties<'a> {
    /// The AMAP, which is not a party.
    pub amap: &'a str,
    /// Who signs for the farm; may be empty.
    pub farm_signatory: &'a str,
    /// The household.
    pub household: Party,
    /// The public id and the revision.
    pub reference: String,
}

/// The body of a contract over these lines, paid on these days.
pub fn contract_body(
    parties: &BodyParties<'_>,
    sheet: &TemplateSheet,
    lines: &[PricedLine],
    dues: &[Due],
    method: PaymentMethod,
) -> ContractBody {
    let fixed = sheet.kind == Kind::Fixed;
    let taken = rows(sheet, lines, fixed);
    let total: Cents = lines.iter().map(|line| line.amount).sum();
    ContractBody {
        title: sheet.title.clone(),
        season: sheet.season.map(season).unwrap_or_default(),
        reference: parties.reference.clone(),
        amap: parties.amap.to_owned(),
        farm: farm(sheet, parties.farm_signatory),
        household: parties.household.clone(),
        products: sheet
            .products
            .iter()
            .map(|product| product_row(product, lines, fixed))
            .collect(),
        price_note: price_note(sheet),
        delivery_count: t!("templates-body-deliveries", count = taken.len()),
        place: t!("templates-body-place", site = place(sheet)),
        hours: hours(sheet),
        order: Order {
            kind: if fixed { OrderKind::Fixed } else { OrderKind::Free },
            note: String::new(),
        },
        deliveries: taken,
        total: total.to_string(),
        payment: Payment {
            payee: sheet.plan.payee.clone(),
            method: method.label(),
            note: String::new(),
            instalments: dues.iter().map(|due| instalment(due, method)).collect(),
        },
        rules: rules(sheet),
        clauses: sheet.clauses.clone(),
    }
}

/// "d’avril à septembre 2026".
fn season(season: Season) -> String {
    let label = season.label();
    if label.starts_with(['a', 'o']) {
        t!("templates-body-season-vowel", season = label)
    } else {
        t!("templates-body-season", season = label)
    }
}

fn farm(sheet: &TemplateSheet, signatory: &str) -> Party {
    let farm = &sheet.farm;
    let siret = farm
        .siret
        .as_ref()
        .map(|siret| t!("templates-body-siret", siret = siret.to_string()));
    let town = format!("{} {}", farm.postcode, farm.town).trim().to_owned();
    let address = [farm.address.clone(), town]
        .into_iter()
        .filter(|part| !part.is_empty());
    Party {
        name: farm.name.clone(),
        signatory: signatory.to_owned(),
        details: vec![siret.unwrap_or_default(), address.collect::<Vec<_>>().join(", ")],
    }
}

fn place(sheet: &TemplateSheet) -> String {
    let site = &sheet.site;
    let town = format!("{} {}", site.postcode, site.town).trim().to_owned();
    let parts = [site.name.clone(), site.address.clone(), town];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// "le jeudi de 18 h 30 à 19 h 30", when all deliveries agree; the day alone or nothing when they do not.
fn hours(sheet: &TemplateSheet) -> String {
    let Some(first) = sheet.deliveries.first() else {
        return String::new();
    };
    let same_hours = sheet
        .deliveries
        .iter()
        .all(|other| (other.opens, other.closes) == (first.opens, first.closes));
    let weekday = first.day.weekday();
    let same_weekday = sheet
        .deliveries
        .iter()
        .all(|other| other.day.weekday() == weekday);
    let (opens, closes) = (first.opens.spoken(), first.closes.spoken());
    match (same_weekday, same_hours) {
        (true, true) => t!(
            "templates-body-day-hours",
            day = weekday.french(),
            opens = opens,
            closes = closes
        ),
        (false, true) => t!("templates-body-hours", opens = opens, closes = closes),
        (true, false) => t!("templates-body-day", day = weekday.french()),
        (false, false) => String::new(),
    }
}

fn product_row(product: &SheetProduct, lines: &[PricedLine], fixed: bool) -> ProductRow {
    let own: Vec<&PricedLine> = lines.iter().filter(|line| line.product == product.id).collect();
    let quantity: Quantity = own.iter().map(|line| line.quantity).sum();
    let amount: Cents = own.iter().map(|line| line.amount).sum();
    let (price, estimate) = match product.pricing {
        Pricing::Piece(price) => (price.to_string(), String::new()),
        Pricing::Weight { per_kg, about } => {
            let one = about.price(per_kg).unwrap_or_default();
            let estimate = t!("templates-body-estimate", about = about.to_string(), price = one);
            (t!("templates-per-kg", price = per_kg), estimate)
        }
    };
    let in_basket = own.first().map(|line| line.quantity).unwrap_or_default();
    ProductRow {
        name: product.name.clone(),
        packaging: product.packaging.clone(),
        price,
        vat: product.vat_basis_points.map(percent).unwrap_or_default(),
        estimate,
        per_delivery: if fixed {
            in_basket.to_string()
        } else {
            String::new()
        },
        deliveries: if fixed {
            own.len().to_string()
        } else {
            String::new()
        },
        quantity: quantity.to_string(),
        amount: amount.to_string(),
    }
}

/// "5,5 %".
pub(super) fn percent(basis_points: u32) -> String {
    let rate = Quantity::from_thousandths(i64::from(basis_points) * 10);
    format!("{rate}\u{a0}%")
}

fn price_note(sheet: &TemplateSheet) -> String {
    if sheet
        .products
        .iter()
        .any(|product| product.vat_basis_points.is_some())
    {
        t!("templates-body-with-vat")
    } else {
        t!("templates-body-without-vat")
    }
}

/// The deliveries on which something is due.
fn rows(sheet: &TemplateSheet, lines: &[PricedLine], fixed: bool) -> Vec<DeliveryRow> {
    let two_years = sheet
        .season
        .is_some_and(|season| season.first().year() != season.last().year());
    let ordered: Vec<&SheetProduct> = sheet
        .products
        .iter()
        .filter(|product| lines.iter().any(|line| line.product == product.id))
        .collect();
    let row = |delivery: &super::model::SheetDelivery| {
        let here: Vec<&PricedLine> = lines.iter().filter(|line| line.delivery == delivery.id).collect();
        let amount: Cents = here.iter().map(|line| line.amount).sum();
        (!here.is_empty()).then(|| DeliveryRow {
            day: if two_years {
                delivery.day.full()
            } else {
                delivery.day.long()
            },
            note: if fixed {
                missing(&ordered, &here)
            } else {
                String::new()
            },
            quantities: if fixed {
                Vec::new()
            } else {
                quantities(sheet, delivery.id, lines)
            },
            amount: if fixed { String::new() } else { amount.to_string() },
        })
    };
    sheet.deliveries.iter().filter_map(row).collect()
}

/// "sans œufs": what this delivery lacks of the basket.
fn missing(ordered: &[&SheetProduct], here: &[&PricedLine]) -> String {
    let is_here = |product: ProductId| here.iter().any(|line| line.product == product);
    let lacking: Vec<String> = ordered
        .iter()
        .filter(|product| !is_here(product.id))
        .map(|product| product.name.to_lowercase())
        .collect();
    if lacking.is_empty() {
        return String::new();
    }
    t!("templates-body-lacking", products = lacking.join(", "))
}

fn quantities(sheet: &TemplateSheet, delivery: DeliveryId, lines: &[PricedLine]) -> Vec<String> {
    let of = |product: &SheetProduct| {
        let found = lines
            .iter()
            .find(|line| line.delivery == delivery && line.product == product.id);
        found.map(|line| line.quantity.to_string()).unwrap_or_default()
    };
    sheet.products.iter().map(of).collect()
}

fn instalment(due: &Due, method: PaymentMethod) -> Instalment {
    Instalment {
        day: due.due_on.full(),
        method: method.label(),
        amount: due.amount.to_string(),
    }
}

fn rules(sheet: &TemplateSheet) -> Vec<String> {
    let least = (sheet.min_deliveries > 0).then(|| {
        t!(
            "templates-body-least",
            least = sheet.min_deliveries,
            all = sheet.deliveries.len()
        )
    });
    least.into_iter().collect()
}
