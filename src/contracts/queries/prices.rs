//! The prices of contracts whose template now asks others.

use crate::access::AmapScope;
use crate::contracts::tariff::OwnPrice;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{AmapId, Cents, ContractId, Day, ProductId, Quantity, TemplateId};
use crate::{bulk_row, rows, run};

/// An empty day is the first delivery.
fn own(product: ProductId, from: &str, cents: Cents) -> OwnPrice {
    OwnPrice {
        product,
        from: from.parse().ok(),
        cents,
    }
}

/// The prices that one contract keeps.
pub async fn prices(tx: &mut Tx, amap: &AmapScope, contract: ContractId) -> Result<Vec<OwnPrice>, DbError> {
    let found = rows!(
        tx,
        (ProductId, String, Cents),
        "SELECT product_id, from_on, price_cents FROM contract_prices WHERE amap_id = $1 AND contract_id = $2",
        amap.id(),
        contract
    )?;
    Ok(found
        .iter()
        .map(|(product, from, cents)| own(*product, from, *cents))
        .collect())
}

/// The same, of all contracts of a template.
pub async fn prices_of_template(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<(ContractId, OwnPrice)>, DbError> {
    let found = rows!(
        tx,
        (ContractId, ProductId, String, Cents),
        "SELECT contract_id, product_id, from_on, price_cents FROM contract_prices
         WHERE amap_id = $1
           AND contract_id IN (SELECT c.id FROM contracts c WHERE c.amap_id = $1 AND c.template_id = $2)",
        amap.id(),
        template
    )?;
    let found = found.iter();
    Ok(found
        .map(|(contract, product, from, cents)| (*contract, own(*product, from, *cents)))
        .collect())
}

/// A line of a contract, with its day.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct DatedLine {
    pub contract_id: ContractId,
    pub product_id: ProductId,
    pub day: Day,
    pub quantity: Quantity,
}

/// The lines of those contracts of a template that keep prices.
pub async fn dated_lines(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<DatedLine>, DbError> {
    rows!(
        tx,
        DatedLine,
        "SELECT o.contract_id, o.product_id, d.day, o.quantity
         FROM contracts c
         JOIN order_lines o ON o.amap_id = c.amap_id AND o.contract_id = c.id
         JOIN deliveries d ON d.amap_id = o.amap_id AND d.id = o.delivery_id
         WHERE c.amap_id = $1 AND c.template_id = $2
           AND EXISTS (SELECT 1 FROM contract_prices p WHERE p.amap_id = c.amap_id AND p.contract_id = c.id)",
        amap.id(),
        template
    )
}

#[derive(Debug)]
struct StoredPrice {
    amap_id: AmapId,
    contract_id: ContractId,
    product_id: ProductId,
    from_on: String,
    price_cents: Cents,
}

bulk_row!(StoredPrice {
    amap_id,
    contract_id,
    product_id,
    from_on,
    price_cents
});

/// Puts these prices in the place of the contract's own.
pub async fn replace_prices(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    prices: &[OwnPrice],
) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM contract_prices WHERE amap_id = $1 AND contract_id = $2",
        amap.id(),
        contract
    )?;
    let stored = |own: &OwnPrice| StoredPrice {
        amap_id: amap.id(),
        contract_id: contract,
        product_id: own.product,
        from_on: own.from.map(|day| day.to_string()).unwrap_or_default(),
        price_cents: own.cents,
    };
    let stored: Vec<StoredPrice> = prices.iter().map(stored).collect();
    let insert = "INSERT INTO contract_prices (amap_id, contract_id, product_id, from_on, price_cents) ";
    insert_many(tx, insert, &stored).await
}
