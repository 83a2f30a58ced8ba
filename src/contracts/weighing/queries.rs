//! SQL of what was weighed.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::run;
use crate::words::{AccountId, ContractId, DeliveryId, Instant, ProductId};

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
