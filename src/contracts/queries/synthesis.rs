//! Sums over the contracts of a template: one statement each, however many contracts.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{Cents, ContractId, ProductId, Quantity, TemplateId};

/// How often a contract has the same quantity of a product.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Repeated {
    pub contract_id: ContractId,
    pub product_id: ProductId,
    pub quantity: Quantity,
    pub times: i64,
}

/// The lines of all contracts of a template, equal ones counted: amounts are rounded line by line.
pub async fn repeated_lines(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<Repeated>, DbError> {
    rows!(
        tx,
        Repeated,
        "SELECT o.contract_id, o.product_id, o.quantity, CAST(COUNT(*) AS BIGINT) AS times
         FROM order_lines o
         WHERE o.amap_id = $1
           AND o.contract_id IN (SELECT c.id FROM contracts c WHERE c.amap_id = $1 AND c.template_id = $2)
         GROUP BY o.contract_id, o.product_id, o.quantity",
        amap.id(),
        template
    )
}

/// What a contract's instalments come to.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Received {
    pub contract_id: ContractId,
    pub received: Cents,
}

/// What was received for each contract of a template.
pub async fn received(tx: &mut Tx, amap: &AmapScope, template: TemplateId) -> Result<Vec<Received>, DbError> {
    rows!(
        tx,
        Received,
        "SELECT i.contract_id, CAST(SUM(i.amount_cents) AS BIGINT) AS received
         FROM instalments i
         WHERE i.amap_id = $1 AND i.received_at IS NOT NULL
           AND i.contract_id IN (SELECT c.id FROM contracts c WHERE c.amap_id = $1 AND c.template_id = $2)
         GROUP BY i.contract_id",
        amap.id(),
        template
    )
}
