//! The words of the text that both parties sign.

use super::dossier::Dossier;
use super::instalments::Due;
use super::model::{Kind, Pricing};
use super::rules;
use super::templates::{SheetDelivery, SheetProduct};
use crate::documents::{ContractBody, DeliveryRow, Instalment, Order, OrderKind, Party, Payment, ProductRow};
use crate::t;
use crate::words::{Cents, Quantity};

/// The body of a contract with this schedule.
pub fn contract_body(dossier: &Dossier, schedule: &[Due]) -> ContractBody {
    let sheet = &dossier.sheet;
    let taken = taken(dossier);
    let site = &sheet.site;
    ContractBody {
        title: sheet.title.clone(),
        season: sheet.season.map(|season| season.label()).unwrap_or_default(),
        reference: dossier.reference(),
        amap: dossier.amap.name().to_owned(),
        farm: farm(dossier),
        household: household(dossier),
        products: sheet
            .products
            .iter()
            .filter_map(|product| product_row(dossier, product))
            .collect(),
        price_note: t!("contracts-body-price-note"),
        delivery_count: t!("contracts-body-deliveries", count = taken.len()),
        place: t!(
            "contracts-body-place",
            place = joined(&[&site.name, &site.address, &town(&site.postcode, &site.town)])
        ),
        hours: hours(&taken),
        order: Order {
            kind: if is_free(sheet.kind) {
                OrderKind::Free
            } else {
                OrderKind::Fixed
            },
            note: String::new(),
        },
        deliveries: taken
            .iter()
            .map(|delivery| delivery_row(dossier, delivery))
            .collect(),
        total: dossier.total().to_string(),
        payment: payment(dossier, schedule),
        rules: rules_of(dossier),
        clauses: sheet.clauses.clone(),
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

fn taken(dossier: &Dossier) -> Vec<&SheetDelivery> {
    let has_lines =
        |delivery: &&SheetDelivery| dossier.lines.iter().any(|line| line.delivery_id == delivery.id);
    dossier.sheet.deliveries.iter().filter(has_lines).collect()
}

fn joined(parts: &[&str]) -> String {
    parts
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(", ")
}

fn town(postcode: &str, town: &str) -> String {
    format!("{postcode} {town}").trim().to_owned()
}

fn farm(dossier: &Dossier) -> Party {
    let farm = &dossier.sheet.farm;
    let siret = farm
        .siret
        .as_ref()
        .map(|siret| t!("contracts-body-siret", siret = siret.to_string()));
    let address = joined(&[&farm.address, &town(&farm.postcode, &farm.town)]);
    let signatories: Vec<String> = dossier.farmers.iter().map(|farmer| farmer.name()).collect();
    Party {
        name: farm.name.clone(),
        signatory: signatories.join(", "),
        details: siret
            .into_iter()
            .chain((!address.is_empty()).then_some(address))
            .collect(),
    }
}

fn household(dossier: &Dossier) -> Party {
    let contract = &dossier.contract;
    let others = dossier
        .people
        .iter()
        .filter(|person| person.id != contract.signatory_id);
    let others: Vec<String> = others.map(|person| person.name()).collect();
    let with = (!others.is_empty()).then(|| t!("contracts-body-with", people = others.join(", ")));
    Party {
        name: contract.household_name.clone(),
        signatory: contract.signatory(),
        details: with.into_iter().collect(),
    }
}

fn product_row(dossier: &Dossier, product: &SheetProduct) -> Option<ProductRow> {
    let lines = || dossier.lines.iter().filter(|line| line.product_id == product.id);
    let first = lines().next()?;
    let fixed = |text: String| {
        if is_free(dossier.sheet.kind) {
            String::new()
        } else {
            text
        }
    };
    let estimate = match product.pricing {
        Pricing::Piece(_) => String::new(),
        Pricing::Weight { about, .. } => t!(
            "contracts-body-estimate",
            grams = about.to_string(),
            price = unit_price(product.pricing)
        ),
    };
    Some(ProductRow {
        name: product.name.clone(),
        packaging: product.packaging.clone(),
        price: price_text(product.pricing),
        vat: product.vat_basis_points.map(vat).unwrap_or_default(),
        estimate,
        per_delivery: fixed(first.quantity.to_string()),
        deliveries: fixed(lines().count().to_string()),
        quantity: lines().map(|line| line.quantity).sum::<Quantity>().to_string(),
        amount: lines()
            .map(|line| dossier.amount(line))
            .sum::<Cents>()
            .to_string(),
    })
}

/// "5,5 %".
fn vat(basis_points: u32) -> String {
    let percent = Quantity::from_thousandths(i64::from(basis_points) * 10);
    format!("{percent}\u{a0}%")
}

fn hours(taken: &[&SheetDelivery]) -> String {
    let Some(first) = taken.first() else {
        return String::new();
    };
    let alike = |delivery: &&&SheetDelivery| {
        delivery.day.weekday() == first.day.weekday()
            && delivery.opens == first.opens
            && delivery.closes == first.closes
    };
    if taken.iter().filter(alike).count() < taken.len() {
        return t!(
            "contracts-body-hours-from",
            opens = first.opens.spoken(),
            closes = first.closes.spoken()
        );
    }
    t!(
        "contracts-body-hours",
        day = first.day.weekday().french(),
        opens = first.opens.spoken(),
        closes = first.closes.spoken()
    )
}

fn delivery_row(dossier: &Dossier, delivery: &SheetDelivery) -> DeliveryRow {
    let lines = dossier.lines_on(delivery.id);
    let free = is_free(dossier.sheet.kind);
    let bought = dossier
        .sheet
        .products
        .iter()
        .filter(|product| dossier.lines.iter().any(|line| line.product_id == product.id));
    let on_this_day = |product: &&SheetProduct| lines.iter().find(|line| line.product_id == product.id);
    let missing: Vec<&str> = bought
        .clone()
        .filter(|product| !free && on_this_day(product).is_none())
        .map(|product| product.name.as_str())
        .collect();
    let quantities = bought.map(|product| {
        on_this_day(&product)
            .map(|line| line.quantity.to_string())
            .unwrap_or_default()
    });
    let amount: Cents = lines.iter().map(|line| dossier.amount(line)).sum();
    DeliveryRow {
        day: delivery.day.full(),
        note: if missing.is_empty() {
            String::new()
        } else {
            t!("contracts-body-without", products = missing.join(", "))
        },
        quantities: if free { quantities.collect() } else { Vec::new() },
        amount: if free { amount.to_string() } else { String::new() },
    }
}

fn payment(dossier: &Dossier, schedule: &[Due]) -> Payment {
    let method = dossier
        .contract
        .method()
        .map(|method| method.label())
        .unwrap_or_default();
    let plan = &dossier.sheet.plan;
    let payee = if plan.payee.is_empty() {
        &dossier.sheet.farm.name
    } else {
        &plan.payee
    };
    let instalment = |due: &Due| Instalment {
        day: due.due_on.full(),
        method: method.clone(),
        amount: due.amount.to_string(),
    };
    Payment {
        payee: payee.clone(),
        method: method.clone(),
        note: String::new(),
        instalments: schedule.iter().map(instalment).collect(),
    }
}

fn rules_of(dossier: &Dossier) -> Vec<String> {
    let least = dossier.sheet.min_deliveries;
    if least == 0 {
        return Vec::new();
    }
    vec![t!(
        "contracts-body-least",
        least = least,
        of = dossier.sheet.deliveries.len()
    )]
}
