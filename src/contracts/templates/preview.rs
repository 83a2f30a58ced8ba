//! The contract as it will be, for an example household: what the farmer reads before approving.

use super::access::{FarmTemplateDesk, TemplateView};
use super::model::TemplateSheet;
use super::queries;
use crate::access::{AmapScope, Authorised};
use crate::contracts::body::{Agreement, contract_body};
use crate::contracts::clauses;
use crate::contracts::instalments::Due;
use crate::contracts::model::PricedLine;
use crate::contracts::rules::amount;
use crate::documents::{Issue, Party};
use crate::t;
use crate::web::{Fault, Outcome, Visit, attachment};
use crate::words::{Cents, Quantity};

/// One of each product wherever it can be had.
fn example_lines(sheet: &TemplateSheet) -> Vec<PricedLine> {
    let cells = sheet
        .deliveries
        .iter()
        .flat_map(|delivery| sheet.products.iter().map(move |product| (delivery, product)))
        .filter(|(delivery, product)| sheet.availability.contains(&(delivery.id, product.id)));
    let line = |(delivery, product): (&super::SheetDelivery, &super::SheetProduct)| PricedLine {
        delivery: delivery.id,
        product: product.id,
        quantity: Quantity::ONE,
        amount: amount(product.pricing, Quantity::ONE).unwrap_or_default(),
    };
    cells.map(line).collect()
}

/// The contract of an example household that takes one of each product, signed for by these people.
fn example<'d>(
    sheet: &TemplateSheet,
    amap: &'d str,
    signatories: &[String],
    dues: &'d [Due],
) -> Agreement<'d> {
    Agreement {
        amap,
        farm_signatory: signatories.join(", "),
        household: Party {
            name: t!("templates-preview-household"),
            signatory: String::new(),
            details: Vec::new(),
        },
        reference: t!("templates-preview-reference", revision = sheet.revision),
        lines: example_lines(sheet),
        method: sheet.plan.methods.first().copied(),
        dues,
    }
}

/// The clauses of a template, a paragraph each, as an example household reads them.
pub(super) fn clauses_read(sheet: &TemplateSheet, amap: &str) -> Vec<String> {
    if sheet.clauses.is_empty() {
        return Vec::new();
    }
    clauses::paragraphs(&contract_body(sheet, &example(sheet, amap, &[], &[])).clauses)
}

async fn pdf(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let signatories = queries::farmer_names(&mut tx, sheet.farm.id).await?;
    drop(tx);
    let total: Cents = example_lines(sheet).iter().map(|line| line.amount).sum();
    let dues: Vec<Due> = sheet
        .plan
        .schedule(total, sheet.plan.max_instalments)
        .unwrap_or_default();
    let body = contract_body(sheet, &example(sheet, amap.name(), &signatories, &dues));
    let (by, on, id) = (
        amap.name().to_owned(),
        amap.today(sheet.life.created.at),
        sheet.public_id.to_string(),
    );
    let made = tokio::task::spawn_blocking(move || body.pdf(Issue { by: &by, on, id: &id })).await;
    let pdf = made.map_err(Fault::unexpected)?.map_err(Fault::unexpected)?;
    let slug = crate::words::slug(&sheet.title);
    attachment(&format!("apercu-{slug}.pdf"), "application/pdf", pdf.bytes)
}

pub async fn for_amap(desk: Authorised<TemplateView>) -> Outcome {
    pdf(&desk.visit, &desk.amap, &desk.sheet).await
}

pub async fn for_farm(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    pdf(&desk.visit, &desk.amap, &desk.sheet).await
}
