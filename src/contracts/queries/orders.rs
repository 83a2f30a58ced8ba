//! What a household ordered.

use crate::access::AmapScope;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{
    AccountId, AmapId, ContractId, DeliveryId, HouseholdId, Instant, MemberId, ProductId, PublicId, Quantity,
    TemplateId,
};
use crate::{bulk_row, row, rows, run};

/// A line of a contract.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Line {
    pub delivery_id: DeliveryId,
    pub product_id: ProductId,
    pub quantity: Quantity,
}

/// The lines of a contract.
pub async fn lines(tx: &mut Tx, amap: &AmapScope, contract: ContractId) -> Result<Vec<Line>, DbError> {
    rows!(
        tx,
        Line,
        "SELECT delivery_id, product_id, quantity FROM order_lines WHERE amap_id = $1 AND contract_id = $2",
        amap.id(),
        contract
    )
}

/// The revision of a template, read again inside the transaction that builds on it.
pub async fn revision(tx: &mut Tx, amap: &AmapScope, template: TemplateId) -> Result<i64, DbError> {
    let (revision,) = row!(
        tx,
        (i64,),
        "SELECT revision FROM templates WHERE amap_id = $1 AND id = $2",
        amap.id(),
        template
    )?;
    Ok(revision)
}

/// A contract about to be begun.
#[derive(Debug)]
pub struct NewContract<'a> {
    pub id: ContractId,
    pub public_id: PublicId,
    pub template: TemplateId,
    pub household: HouseholdId,
    pub signatory: MemberId,
    pub method: &'a str,
    pub instalments: i64,
    pub origin: &'a str,
    pub outside_window: &'a str,
    pub by: AccountId,
}

/// Begins a contract.
pub async fn insert_contract(
    tx: &mut Tx,
    amap: &AmapScope,
    new: &NewContract<'_>,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO contracts (amap_id, id, public_id, template_id, household_id, signatory_id, method,
                                instalments, origin, outside_window, created_at, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        amap.id(),
        new.id,
        new.public_id,
        new.template,
        new.household,
        new.signatory,
        new.method,
        new.instalments,
        new.origin,
        new.outside_window,
        now,
        new.by
    )
    .map(drop)
}

/// Changes how a contract is paid, who prepared it, and why outside the window.
pub async fn update_contract(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    method: &str,
    instalments: i64,
    origin: &str,
    outside_window: &str,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE contracts SET method = $3, instalments = $4, origin = $5, outside_window = $6
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        contract,
        method,
        instalments,
        origin,
        outside_window
    )
    .map(drop)
}

#[derive(Debug)]
struct StoredLine {
    amap_id: AmapId,
    delivery_id: DeliveryId,
    contract_id: ContractId,
    product_id: ProductId,
    quantity: Quantity,
    collected_by: HouseholdId,
}

bulk_row!(StoredLine {
    amap_id,
    delivery_id,
    contract_id,
    product_id,
    quantity,
    collected_by
});

/// Puts these lines in the place of the contract's own.
pub async fn replace_lines(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    household: HouseholdId,
    lines: &[Line],
) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM order_lines WHERE amap_id = $1 AND contract_id = $2",
        amap.id(),
        contract
    )?;
    let stored = |line: &Line| StoredLine {
        amap_id: amap.id(),
        delivery_id: line.delivery_id,
        contract_id: contract,
        product_id: line.product_id,
        quantity: line.quantity,
        collected_by: household,
    };
    let stored: Vec<StoredLine> = lines.iter().map(stored).collect();
    let insert =
        "INSERT INTO order_lines (amap_id, delivery_id, contract_id, product_id, quantity, collected_by) ";
    insert_many(tx, insert, &stored).await
}
