//! What a campaign brought, for the general assembly: a workbook.

use super::access::OneCampaign;
use super::model::{Method, Payer};
use super::queries::{self, Paid};
use super::rules::totals;
use crate::access::{Authorised, Confirmed};
use crate::documents::{SheetCell, SheetTable, XLSX, spreadsheet};
use crate::t;
use crate::web::{Fault, Outcome, attachment};
use crate::words::Cents;

/// Of those who paid, how many are new and how many had paid before; and how many had paid before and have not now. Nothing where
/// there was no campaign before.
fn renewals(payers: &[Payer], before: &[Paid]) -> Vec<(&'static str, usize)> {
    if before.is_empty() {
        return Vec::new();
    }
    let who = |payer: &Payer| (payer.amap_id, payer.household_id, payer.farm_id);
    let had_paid = |payer: &&Payer| before.contains(&who(payer));
    let paid: Vec<&Payer> = payers.iter().filter(|payer| payer.paid_on.is_some()).collect();
    let again = paid.iter().filter(|payer| had_paid(payer)).count();
    let lapsed = payers
        .iter()
        .filter(|payer| payer.paid_on.is_none())
        .filter(had_paid)
        .count();
    vec![
        ("campaigns-sum-new", paid.len() - again),
        ("campaigns-sum-again", again),
        ("campaigns-sum-lapsed", lapsed),
    ]
}

fn text(text: impl ToString) -> SheetCell {
    SheetCell::Text(text.to_string())
}

/// What the campaign brought: in all, by means of payment, by bracket; who is new.
fn summary(
    one: &OneCampaign,
    payers: &[Payer],
    chosen: &[(i64, i64)],
    before: &[Paid],
) -> Vec<Vec<SheetCell>> {
    let sums = totals(payers);
    let row =
        |label: String, count: String, cents: Cents| vec![text(label), text(count), SheetCell::Amount(cents)];
    let mut rows = vec![
        vec![text(t!("campaigns-sum-payers")), text(sums.payers), text("")],
        row(t!("campaigns-sum-paid"), sums.paid.to_string(), sums.received),
        row(t!("campaigns-sum-expected"), String::new(), sums.expected),
    ];
    for method in Method::ALL {
        let by: Vec<Cents> = payers
            .iter()
            .filter(|payer| payer.paid_on.is_some() && payer.method == Some(*method))
            .filter_map(|payer| payer.due_cents)
            .collect();
        let sum = by.iter().fold(Cents::ZERO, |sum, cents| sum + *cents);
        rows.push(row(t!(method.key()), by.len().to_string(), sum));
    }
    for bracket in &one.brackets {
        let of = chosen.iter().find(|(position, _)| *position == bracket.position);
        let count = of.map_or(0, |(_, count)| *count);
        let sum = Cents(bracket.cents.0 * count);
        rows.push(row(bracket.label.clone(), count.to_string(), sum));
    }
    let renewed = renewals(payers, before);
    rows.extend(
        renewed
            .into_iter()
            .map(|(key, count)| vec![text(t!(key)), text(count), text("")]),
    );
    rows
}

/// What each payer owes and paid.
fn each(payer: &Payer) -> Vec<SheetCell> {
    vec![
        text(&payer.name),
        payer.due_cents.map_or_else(|| text(""), SheetCell::Amount),
        payer.paid_on.map_or_else(|| text(""), SheetCell::Day),
        text(payer.number.map(|number| number.to_string()).unwrap_or_default()),
    ]
}

/// Two sheets: the sums, and each payer.
pub async fn workbook(desk: Authorised<OneCampaign>, _: Confirmed) -> Outcome {
    let (issuer, campaign) = (&desk.issuer, &desk.campaign);
    let today = issuer.today(desk.visit.now());
    let mut tx = desk.visit.app().db.read().await?;
    let payers = queries::payers(&mut tx, issuer, campaign).await?;
    let chosen = queries::chosen_brackets(&mut tx, campaign.id).await?;
    let before = queries::paid_before(&mut tx, issuer, campaign).await?;
    drop(tx);
    let sheet = |name: String, columns: Vec<(String, u16)>, rows: Vec<Vec<SheetCell>>| SheetTable {
        name,
        heading: vec![issuer.name().to_owned(), campaign.title.clone()],
        columns,
        rows,
        totals: None,
        landscape: false,
    };
    let sums = vec![
        (String::new(), 34),
        (t!("campaigns-sum-count"), 12),
        (t!("campaigns-sum-amount"), 14),
    ];
    let detail = vec![
        (t!("campaigns-payer"), 34),
        (t!("campaigns-due"), 14),
        (t!("campaigns-paid-day"), 14),
        (t!("campaigns-receipt-number"), 12),
    ];
    let tables = [
        sheet(
            t!("campaigns-report"),
            sums,
            summary(&desk, &payers, &chosen, &before),
        ),
        sheet(t!("campaigns-payers"), detail, payers.iter().map(each).collect()),
    ];
    let making = tokio::task::spawn_blocking(move || spreadsheet(&tables, today));
    let bytes = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    attachment("bilan.xlsx", XLSX, bytes)
}
