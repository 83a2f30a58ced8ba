//! Where weights are entered: by who manages the contracts, or by the farmer.

use super::queries;
use super::rules::{Weighing, Weights, balance, weighings};
use crate::access::{AmapScope, Authorised};
use crate::contracts::amendments::{Ledger, Standing};
use crate::contracts::templates::{
    FarmTemplateDesk, SheetDelivery, SheetProduct, TemplateDesk, TemplateSheet,
};
use crate::db::Tx;
use crate::web::{Fault, Form, Visit};
use crate::words::{Cents, ContractId, Grams};
use std::collections::BTreeMap;

/// Who is there, about which template.
pub struct Place<'a> {
    /// The request.
    pub visit: &'a Visit,
    /// The AMAP.
    pub amap: &'a AmapScope,
    /// The template.
    pub sheet: &'a TemplateSheet,
    /// The page that leads here; the weights are below it.
    pub back: String,
}

impl<'a> Place<'a> {
    /// Before who manages the contracts.
    pub fn of_amap(desk: &'a Authorised<TemplateDesk>) -> Place<'a> {
        Place {
            visit: &desk.visit,
            amap: &desk.amap,
            sheet: &desk.sheet,
            back: format!("/amap/{}/modeles/{}", desk.amap.slug(), desk.sheet.public_id),
        }
    }

    /// Before the farmer.
    pub fn of_farm(desk: &'a Authorised<FarmTemplateDesk>) -> Place<'a> {
        Place {
            visit: &desk.visit,
            amap: &desk.amap,
            sheet: &desk.sheet,
            back: format!("/ferme/{}/contrats/{}", desk.farm.slug(), desk.sheet.public_id),
        }
    }

    /// The page of the weights.
    pub fn base(&self) -> String {
        format!("{}/pesees", self.back)
    }

    /// The products that are priced by weight.
    pub fn products(&self) -> impl Iterator<Item = &'a SheetProduct> {
        let by_weight = |product: &&SheetProduct| product.pricing.is_by_weight();
        self.sheet.products.iter().filter(by_weight)
    }

    /// The delivery that the form names; else the last one that began, or the first of all.
    pub fn delivery(&self, form: &Form) -> Option<&'a SheetDelivery> {
        let chosen = form.value("livraison");
        let today = self.amap.today(self.visit.now());
        let mut all = self
            .sheet
            .deliveries
            .iter()
            .filter(|delivery| !delivery.cancelled);
        let first = all.clone().next();
        let begun = all
            .clone()
            .filter(|delivery| delivery.day <= today)
            .max_by_key(|delivery| delivery.day);
        all.find(|delivery| delivery.public_id.as_str() == chosen)
            .or(begun)
            .or(first)
    }
}

/// A contract with its weights.
pub struct WeighedContract {
    /// The contract.
    pub standing: Standing,
    /// Each line that is priced by weight.
    pub weighings: Vec<Weighing>,
    /// What was paid for it.
    pub settled: Cents,
}

impl WeighedContract {
    /// What is still to be settled.
    pub fn balance(&self) -> Cents {
        balance(&self.weighings, self.settled)
    }
}

/// The contracts of a template that bind and have something by weight, by household.
///
/// # Errors
/// When the database fails.
pub async fn contracts(
    tx: &mut Tx,
    amap: &AmapScope,
    sheet: &TemplateSheet,
    today: crate::words::Day,
) -> Result<Vec<WeighedContract>, Fault> {
    let ledger = Ledger::load(tx, amap, sheet.clone(), None, today).await?;
    let mut weights: BTreeMap<ContractId, Weights> = BTreeMap::new();
    for weight in queries::weights(tx, amap, sheet.id, None).await? {
        let of = weights.entry(weight.contract_id).or_default();
        of.insert((weight.day, weight.product_id), Grams(weight.grams));
    }
    let settled: BTreeMap<ContractId, Cents> = queries::settled(tx, amap, sheet.id, None)
        .await?
        .into_iter()
        .collect();
    let weighed = ledger.bound().map(|standing| {
        let id = standing.contract.id;
        WeighedContract {
            weighings: weighings(&standing.terms, weights.get(&id).unwrap_or(&Weights::new())),
            settled: settled.get(&id).copied().unwrap_or_default(),
            standing: standing.clone(),
        }
    });
    Ok(weighed
        .filter(|contract| !contract.weighings.is_empty())
        .collect())
}
