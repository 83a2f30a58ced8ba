//! The sums of a synthesis.

use super::queries::{self, Repeated};
use super::rules;
use super::tariff::{OwnPrice, tariffs};
use super::templates::TemplateSheet;
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{Cents, ContractId, ProductId, Quantity};
use std::collections::BTreeMap;

/// How much of a product these lines are.
pub fn quantity(lines: &[&Repeated], product: ProductId) -> Quantity {
    let of_it = lines.iter().filter(|line| line.product_id == product);
    of_it
        .map(|line| Quantity::from_thousandths(line.quantity.thousandths().saturating_mul(line.times)))
        .sum()
}

/// What the lines come to of the contracts that keep prices of their own.
#[derive(Debug, Default)]
pub struct OwnAmounts(BTreeMap<ContractId, Cents>);

impl OwnAmounts {
    /// Of a template. Most contracts pay what their template asks, and are summed without their days.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(tx: &mut Tx, amap: &AmapScope, sheet: &TemplateSheet) -> Result<OwnAmounts, DbError> {
        let mut own: BTreeMap<ContractId, Vec<OwnPrice>> = BTreeMap::new();
        for (contract, price) in queries::prices_of_template(tx, amap, sheet.id).await? {
            own.entry(contract).or_default().push(price);
        }
        if own.is_empty() {
            return Ok(OwnAmounts::default());
        }
        let held: BTreeMap<ContractId, _> = own
            .iter()
            .map(|(contract, own)| (*contract, tariffs(&sheet.products, own)))
            .collect();
        let mut amounts = OwnAmounts::default();
        for line in queries::dated_lines(tx, amap, sheet.id).await? {
            let tariff = held
                .get(&line.contract_id)
                .and_then(|tariffs| tariffs.get(&line.product_id));
            let amount = tariff.and_then(|tariff| rules::amount(tariff.on(line.day), line.quantity));
            *amounts.0.entry(line.contract_id).or_default() += amount.unwrap_or_default();
        }
        Ok(amounts)
    }

    /// What the lines of a contract come to.
    pub fn of(&self, sheet: &TemplateSheet, contract: ContractId, lines: &[&Repeated]) -> Cents {
        let own = self.0.get(&contract).copied();
        own.unwrap_or_else(|| lines.iter().map(|line| amount(sheet, line)).sum())
    }
}

/// What equal lines cost at the prices of the template, each rounded by itself.
fn amount(sheet: &TemplateSheet, line: &Repeated) -> Cents {
    let product = sheet
        .products
        .iter()
        .find(|product| product.id == line.product_id);
    let once = product
        .and_then(|product| rules::amount(product.pricing, line.quantity))
        .unwrap_or_default();
    Cents(once.0.saturating_mul(line.times))
}
