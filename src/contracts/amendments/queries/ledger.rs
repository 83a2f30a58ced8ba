//! What the contracts of a template hold their households to: one statement for each part, of one contract or of all.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{
    AmendmentId, Cents, ContractId, Day, EmailAddress, HouseholdId, Instant, ProductId, Quantity, TemplateId,
};

/// A line of a contract, with its day and who collects it.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct LedgerLine {
    pub contract_id: ContractId,
    pub day: Day,
    pub product_id: ProductId,
    pub quantity: Quantity,
    pub collected_by: HouseholdId,
}

/// The lines; of one contract when it is named.
pub async fn ledger_lines(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<LedgerLine>, DbError> {
    rows!(
        tx,
        LedgerLine,
        "SELECT o.contract_id, d.day, o.product_id, o.quantity, o.collected_by
         FROM contracts c
         JOIN order_lines o ON o.amap_id = c.amap_id AND o.contract_id = c.id
         JOIN deliveries d ON d.amap_id = o.amap_id AND d.id = o.delivery_id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)",
        amap.id(),
        template,
        only
    )
}

/// An instalment of a contract.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct LedgerInstalment {
    pub contract_id: ContractId,
    pub position: i64,
    pub due_on: Day,
    pub amount_cents: Cents,
    pub received_at: Option<Instant>,
}

/// The instalments, in order; of one contract when it is named.
pub async fn ledger_instalments(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<LedgerInstalment>, DbError> {
    rows!(
        tx,
        LedgerInstalment,
        "SELECT i.contract_id, i.position, i.due_on, i.amount_cents, i.received_at
         FROM contracts c JOIN instalments i ON i.amap_id = c.amap_id AND i.contract_id = c.id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)
         ORDER BY i.contract_id, i.position",
        amap.id(),
        template,
        only
    )
}

/// How many amendments a contract has, and the one that waits for a signature.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct LedgerAmendments {
    pub contract_id: ContractId,
    pub made: i64,
}

/// The contracts that have amendments; one when it is named.
pub async fn ledger_amendments(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<LedgerAmendments>, DbError> {
    rows!(
        tx,
        LedgerAmendments,
        "SELECT a.contract_id, CAST(COUNT(*) AS BIGINT) AS made
         FROM contracts c JOIN amendments a ON a.amap_id = c.amap_id AND a.contract_id = c.id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)
         GROUP BY a.contract_id",
        amap.id(),
        template,
        only
    )
}

/// A price that waits for a signature; an amendment about something else comes without one.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct LedgerWaiting {
    pub contract_id: ContractId,
    pub amendment_id: AmendmentId,
    pub product_id: Option<ProductId>,
    pub price_after_cents: Option<Cents>,
    pub from_on: Option<Day>,
}

/// The amendments that wait for a signature, a row for each price that they change; of one contract when it is named.
pub async fn ledger_waiting(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<LedgerWaiting>, DbError> {
    rows!(
        tx,
        LedgerWaiting,
        "SELECT a.contract_id, a.id AS amendment_id, p.product_id, p.price_after_cents, p.from_on
         FROM contracts c
         JOIN amendments a ON a.amap_id = c.amap_id AND a.contract_id = c.id
              AND a.effective_at IS NULL AND a.withdrawn_at IS NULL
         LEFT JOIN amendment_prices p ON p.amap_id = a.amap_id AND p.amendment_id = a.id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)
         ORDER BY a.contract_id, p.product_id",
        amap.id(),
        template,
        only
    )
}

/// The addresses of everyone of the households bound by the contracts; of one contract when it is named.
pub async fn ledger_addresses(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<(ContractId, EmailAddress)>, DbError> {
    rows!(
        tx,
        (ContractId, EmailAddress),
        "SELECT c.id, m.email FROM contracts c
         JOIN members m ON m.amap_id = c.amap_id AND m.household_id = c.household_id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)
           AND m.left_on IS NULL AND m.email IS NOT NULL
         ORDER BY c.id, m.sort_key, m.id",
        amap.id(),
        template,
        only
    )
}
