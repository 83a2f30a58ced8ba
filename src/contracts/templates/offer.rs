//! One product more in a template that is open.

use super::model::TemplateSheet;
use super::queries::{self, NewTemplateProduct};
use crate::access::{AmapScope, FarmScope};
use crate::contracts::model::Pricing;
use crate::db::{DbError, Tx};
use crate::farms::{self, Product};
use crate::words::ProductId;

/// The products that the farm sells and the template does not offer.
///
/// # Errors
/// When the database fails.
pub async fn products_besides(tx: &mut Tx, sheet: &TemplateSheet) -> Result<Vec<Product>, DbError> {
    let Some(farm) = FarmScope::for_operator(tx, &sheet.farm.slug).await? else {
        return Ok(Vec::new());
    };
    let mut products = farms::products(tx, &farm).await?;
    let offered = |id: ProductId| sheet.products.iter().any(|product| product.id == id);
    products.retain(|product| product.retired_at.is_none() && !offered(product.id));
    Ok(products)
}

/// Adds a product, with its price and its VAT in hundredths of a percent, after those that are offered.
///
/// # Errors
/// When the database fails, or the template has it already.
pub async fn offer_product(
    tx: &mut Tx,
    amap: &AmapScope,
    sheet: &TemplateSheet,
    product: (ProductId, Pricing, Option<u32>),
) -> Result<(), DbError> {
    let position = i64::try_from(sheet.products.len()).unwrap_or(i64::MAX);
    let new = NewTemplateProduct::new(amap, sheet.id, sheet.farm.id, position, product);
    queries::insert_products(tx, &[new]).await
}
