//! The sums of a synthesis.

use super::queries::Repeated;
use super::rules;
use super::templates::TemplateSheet;
use crate::words::{Cents, ContractId, ProductId, Quantity};
use std::collections::BTreeMap;

/// How much of a product these lines are.
pub fn quantity(lines: &[&Repeated], product: ProductId) -> Quantity {
    let of_it = lines.iter().filter(|line| line.product_id == product);
    of_it
        .map(|line| Quantity::from_thousandths(line.quantity.thousandths().saturating_mul(line.times)))
        .sum()
}

/// What equal lines of a contract cost, at its own prices, each rounded by itself.
pub fn amount(
    sheet: &TemplateSheet,
    prices: &BTreeMap<(ContractId, ProductId), Cents>,
    line: &Repeated,
) -> Cents {
    let product = sheet
        .products
        .iter()
        .find(|product| product.id == line.product_id);
    let own = prices.get(&(line.contract_id, line.product_id));
    let pricing = product.map(|product| own.map_or(product.pricing, |cents| product.pricing.at(*cents)));
    let once = pricing
        .and_then(|pricing| rules::amount(pricing, line.quantity))
        .unwrap_or_default();
    Cents(once.0.saturating_mul(line.times))
}
