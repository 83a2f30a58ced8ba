//! The prices of contracts whose template now asks others.

use crate::access::AmapScope;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{AmapId, Cents, ContractId, ProductId, TemplateId};
use crate::{bulk_row, rows, run};

/// The prices of one contract that differ from those of its template.
pub async fn prices(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
) -> Result<Vec<(ProductId, Cents)>, DbError> {
    rows!(
        tx,
        (ProductId, Cents),
        "SELECT product_id, price_cents FROM contract_prices WHERE amap_id = $1 AND contract_id = $2",
        amap.id(),
        contract
    )
}

/// The same, of all contracts of a template.
pub async fn prices_of_template(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<(ContractId, ProductId, Cents)>, DbError> {
    rows!(
        tx,
        (ContractId, ProductId, Cents),
        "SELECT contract_id, product_id, price_cents FROM contract_prices
         WHERE amap_id = $1
           AND contract_id IN (SELECT c.id FROM contracts c WHERE c.amap_id = $1 AND c.template_id = $2)",
        amap.id(),
        template
    )
}

#[derive(Debug)]
struct OwnPrice {
    amap_id: AmapId,
    contract_id: ContractId,
    product_id: ProductId,
    price_cents: Cents,
}

bulk_row!(OwnPrice {
    amap_id,
    contract_id,
    product_id,
    price_cents
});

/// Puts these prices in the place of the contract's own.
pub async fn replace_prices(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    prices: &[(ProductId, Cents)],
) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM contract_prices WHERE amap_id = $1 AND contract_id = $2",
        amap.id(),
        contract
    )?;
    let own = |(product_id, price_cents): &(ProductId, Cents)| OwnPrice {
        amap_id: amap.id(),
        contract_id: contract,
        product_id: *product_id,
        price_cents: *price_cents,
    };
    let own: Vec<OwnPrice> = prices.iter().map(own).collect();
    let insert = "INSERT INTO contract_prices (amap_id, contract_id, product_id, price_cents) ";
    insert_many(tx, insert, &own).await
}
