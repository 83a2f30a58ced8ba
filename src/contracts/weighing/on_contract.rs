//! What the page of a contract tells of its weights.

use super::page::difference;
use super::queries;
use super::rules::{Weighing, Weights, balance, weighings};
use crate::access::AmapScope;
use crate::contracts::amendments::Terms;
use crate::contracts::dossier::Dossier;
use crate::db::Tx;
use crate::t;
use crate::web::Fault;
use crate::words::{Cents, Grams};

/// What was weighed, and what comes of it.
#[derive(Debug, Default)]
pub struct OnContract {
    /// The day and product, what was announced and weighed, and the difference.
    pub lines: Vec<[String; 3]>,
    /// What was paid for it already.
    pub settled: String,
    /// What is still to be settled, in words; empty when nothing is.
    pub open: String,
    /// The same, in cents: what a form that records it repeats.
    pub cents: i64,
}

/// What is still to be settled of a contract, and what was.
///
/// # Errors
/// When the database fails.
pub async fn owed(tx: &mut Tx, amap: &AmapScope, dossier: &Dossier) -> Result<(Vec<Weighing>, Cents), Fault> {
    let (template, contract) = (dossier.sheet.id, Some(dossier.contract.id));
    let stored = queries::weights(tx, amap, template, contract).await?;
    let weights: Weights = stored
        .iter()
        .map(|weight| ((weight.day, weight.product_id), Grams(weight.grams)))
        .collect();
    let settled = queries::settled(tx, amap, template, contract).await?;
    let lines = dossier.lines.iter().filter_map(|line| {
        let mut deliveries = dossier.sheet.deliveries.iter();
        let delivery = deliveries.find(|delivery| delivery.id == line.delivery_id)?;
        Some(((delivery.day, line.product_id), line.quantity))
    });
    let terms = Terms {
        lines: lines.collect(),
        tariffs: dossier.tariffs.clone(),
        ..Terms::default()
    };
    Ok((
        weighings(&terms, &weights),
        settled.into_iter().map(|(_, cents)| cents).sum(),
    ))
}

impl OnContract {
    /// Of this contract; in two statements, and none when nothing is sold by weight.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(tx: &mut Tx, amap: &AmapScope, dossier: &Dossier) -> Result<OnContract, Fault> {
        let by_weight = dossier
            .tariffs
            .values()
            .any(|tariff| tariff.first().is_by_weight());
        if !by_weight {
            return Ok(OnContract::default());
        }
        let (lines, settled) = owed(tx, amap, dossier).await?;
        let name = |line: &Weighing| {
            let mut products = dossier.sheet.products.iter();
            let product = products.find(|product| product.id == line.product);
            product.map(|product| product.name.clone()).unwrap_or_default()
        };
        let told = |line: &Weighing| {
            let (grams, _) = line.weighed?;
            let what = t!("weighing-line", day = line.day.short(), product = name(line));
            let weights = t!(
                "weighing-announced-weighed",
                about = line.about.to_string(),
                weighed = grams.to_string()
            );
            Some([what, weights, difference(line.difference(), true)])
        };
        let open = balance(&lines, settled);
        Ok(OnContract {
            lines: lines.iter().filter_map(told).collect(),
            settled: difference(settled, settled != Cents::ZERO),
            open: match open.0 {
                0 => String::new(),
                1.. => t!("weighing-to-pay", amount = open),
                _ => t!("weighing-to-return", amount = Cents(-open.0)),
            },
            cents: open.0,
        })
    }
}
