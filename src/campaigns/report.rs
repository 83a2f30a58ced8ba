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

/// Two sheets: the sums, and each payer.
pub async fn workbook(desk: Authorised<OneCampaign>, _: Confirmed) -> Outcome {
    let (issuer, campaign) = (&desk.issuer, &desk.campaign);
    let today = issuer.today(desk.visit.now());
    let mut tx = desk.visit.app().db.read().await?;
    let payers = queries::payers(&mut tx, issuer, campaign).await?;
    let chosen = queries::chosen_brackets(&mut tx, campaign.id).await?;
    let before = queries::paid_before(&mut tx, issuer, campaign).await?;
    drop(tx);
    let sums = totals(&payers);
    let text = |text: String| SheetCell::Text(text);
    let heading = vec![issuer.name().to_owned(), campaign.title.clone()];
    let mut rows = vec![
        vec![
            text(t!("campaigns-sum-payers")),
            text(sums.payers.to_string()),
            text(String::new()),
        ],
        vec![
            text(t!("campaigns-sum-paid")),
            text(sums.paid.to_string()),
            SheetCell::Amount(sums.received),
        ],
        vec![
            text(t!("campaigns-sum-expected")),
            text(String::new()),
            SheetCell::Amount(sums.expected),
        ],
    ];
    for method in Method::ALL {
        let by: Vec<Cents> = payers
            .iter()
            .filter(|payer| payer.paid_on.is_some() && payer.method == Some(*method))
            .filter_map(|payer| payer.due_cents)
            .collect();
        let sum = by.iter().fold(Cents::ZERO, |sum, cents| sum + *cents);
        rows.push(vec![
            text(t!(method.key())),
            text(by.len().to_string()),
            SheetCell::Amount(sum),
        ]);
    }
    for bracket in &desk.brackets {
        let count = chosen
            .iter()
            .find(|(position, _)| *position == bracket.position)
            .map_or(0, |(_, count)| *count);
        rows.push(vec![
            text(bracket.label.clone()),
            text(count.to_string()),
            SheetCell::Amount(Cents(bracket.cents.0 * count)),
        ]);
    }
    for (key, count) in renewals(&payers, &before) {
        rows.push(vec![text(t!(key)), text(count.to_string()), text(String::new())]);
    }
    let summary = SheetTable {
        name: t!("campaigns-report"),
        heading: heading.clone(),
        columns: vec![
            (String::new(), 34),
            (t!("campaigns-sum-count"), 12),
            (t!("campaigns-sum-amount"), 14),
        ],
        rows,
        totals: None,
        landscape: false,
    };
    let each = payers.iter().map(|payer| {
        vec![
            text(payer.name.clone()),
            payer
                .due_cents
                .map_or_else(|| text(String::new()), SheetCell::Amount),
            payer.paid_on.map_or_else(|| text(String::new()), SheetCell::Day),
            text(payer.number.map(|number| number.to_string()).unwrap_or_default()),
        ]
    });
    let detail = SheetTable {
        name: t!("campaigns-payers"),
        heading,
        columns: vec![
            (t!("campaigns-payer"), 34),
            (t!("campaigns-due"), 14),
            (t!("campaigns-paid-day"), 14),
            (t!("campaigns-receipt-number"), 12),
        ],
        rows: each.collect(),
        totals: None,
        landscape: false,
    };
    let making = tokio::task::spawn_blocking(move || spreadsheet(&[summary, detail], today));
    let bytes = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    attachment("bilan.xlsx", XLSX, bytes)
}
