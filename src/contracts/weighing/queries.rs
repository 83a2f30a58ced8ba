//! SQL of what was weighed.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{
    AccountId, Cents, ContractId, Day, DeliveryId, Instant, ProductId, SettlementId, TemplateId,
};
use crate::{rows, run};

/// What a contract's share of a product weighed; nothing once that was withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// The contract.
    pub contract: ContractId,
    /// The product.
    pub product: ProductId,
    /// In grams.
    pub grams: Option<i64>,
}

/// Keeps a weight in the place of the one before.
///
/// # Errors
/// When the database fails.
pub async fn weigh(
    tx: &mut Tx,
    scope: &AmapScope,
    delivery: DeliveryId,
    weighed: Weighed,
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    let Some(grams) = weighed.grams else {
        return run!(
            tx,
            "DELETE FROM weights WHERE amap_id = $1 AND delivery_id = $2 AND contract_id = $3 AND product_id = $4",
            scope.id(),
            delivery,
            weighed.contract,
            weighed.product
        )
        .map(drop);
    };
    run!(
        tx,
        "INSERT INTO weights (amap_id, delivery_id, contract_id, product_id, grams, weighed_at, weighed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (amap_id, delivery_id, contract_id, product_id)
         DO UPDATE SET grams = excluded.grams, weighed_at = excluded.weighed_at, weighed_by = excluded.weighed_by",
        scope.id(),
        delivery,
        weighed.contract,
        weighed.product,
        grams,
        now,
        by
    )
    .map(drop)
}

/// A weight of a contract, with the day of its delivery.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Weight {
    /// The contract.
    pub contract_id: ContractId,
    /// The delivery's day.
    pub day: Day,
    /// The product.
    pub product_id: ProductId,
    /// In grams.
    pub grams: i64,
}

/// What was weighed of the contracts of a template, or of the one that is named.
pub async fn weights(
    tx: &mut Tx,
    scope: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<Weight>, DbError> {
    rows!(
        tx,
        Weight,
        "SELECT w.contract_id, d.day, w.product_id, w.grams
         FROM contracts c
         JOIN weights w ON w.amap_id = c.amap_id AND w.contract_id = c.id
         JOIN deliveries d ON d.amap_id = w.amap_id AND d.id = w.delivery_id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)",
        scope.id(),
        template,
        only
    )
}

/// What was paid after weighing, contract by contract, of a template or of the one contract that is named.
pub async fn settled(
    tx: &mut Tx,
    scope: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<(ContractId, Cents)>, DbError> {
    rows!(
        tx,
        (ContractId, Cents),
        "SELECT c.id, CAST(SUM(s.cents) AS BIGINT)
         FROM contracts c JOIN settlements s ON s.amap_id = c.amap_id AND s.contract_id = c.id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)
         GROUP BY c.id",
        scope.id(),
        template,
        only
    )
}

/// Keeps what was paid.
pub async fn settle(
    tx: &mut Tx,
    scope: &AmapScope,
    (id, contract, cents): (SettlementId, ContractId, Cents),
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO settlements (amap_id, id, contract_id, cents, settled_at, settled_by) VALUES ($1, $2, $3, $4, $5, $6)",
        scope.id(),
        id,
        contract,
        cents,
        now,
        by
    )
    .map(drop)
}
