//! What the contracts of a template hold their households to: one statement for each part, of one contract or of all.

use crate::access::AmapScope;
use crate::contracts::amendments::model::{Asks, Kind};
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
    pub given_at: Option<Instant>,
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
        "SELECT o.contract_id, d.day, o.product_id, o.quantity, o.collected_by, o.given_at
         FROM contracts c
         JOIN order_lines o ON o.amap_id = c.amap_id AND o.contract_id = c.id
         JOIN deliveries d ON d.amap_id = o.amap_id AND d.id = o.delivery_id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)",
        amap.id(),
        template,
        only
    )
}

/// The days on which the basket of a contract was handed on to another household, for that day alone.
pub async fn ledger_handed_on(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<(ContractId, Day)>, DbError> {
    rows!(
        tx,
        (ContractId, Day),
        "SELECT h.contract_id, d.day
         FROM contracts c
         JOIN handovers h ON h.amap_id = c.amap_id AND h.contract_id = c.id
         JOIN deliveries d ON d.amap_id = h.amap_id AND d.id = h.delivery_id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)
           AND h.taken_at IS NOT NULL AND h.withdrawn_at IS NULL",
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

/// How many amendments a contract has.
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

/// An amendment that waits for a signature.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct LedgerWaiting {
    pub contract_id: ContractId,
    pub id: AmendmentId,
    pub kind: Kind,
    pub asks: Asks,
    pub reason: String,
}

/// The amendments that wait; of one contract when it is named.
pub async fn ledger_waiting(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<LedgerWaiting>, DbError> {
    rows!(
        tx,
        LedgerWaiting,
        "SELECT a.contract_id, a.id, a.kind, a.asks, a.reason
         FROM contracts c
         JOIN amendments a ON a.amap_id = c.amap_id AND a.contract_id = c.id
              AND a.effective_at IS NULL AND a.withdrawn_at IS NULL
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)",
        amap.id(),
        template,
        only
    )
}

/// A quantity that waits.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct LedgerWaitingLine {
    pub amendment_id: AmendmentId,
    pub day: Day,
    pub product_id: ProductId,
    pub quantity_before: Quantity,
    pub quantity_after: Quantity,
}

/// The quantities that wait.
pub async fn ledger_waiting_lines(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<LedgerWaitingLine>, DbError> {
    rows!(
        tx,
        LedgerWaitingLine,
        "SELECT l.amendment_id, d.day, l.product_id, l.quantity_before, l.quantity_after
         FROM contracts c
         JOIN amendments a ON a.amap_id = c.amap_id AND a.contract_id = c.id
              AND a.effective_at IS NULL AND a.withdrawn_at IS NULL
         JOIN amendment_lines l ON l.amap_id = a.amap_id AND l.amendment_id = a.id
         JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)",
        amap.id(),
        template,
        only
    )
}

/// A price that waits.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct LedgerWaitingPrice {
    pub amendment_id: AmendmentId,
    pub product_id: ProductId,
    pub from_on: Option<Day>,
    pub price_after_cents: Cents,
}

/// The prices that wait.
pub async fn ledger_waiting_prices(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    only: Option<ContractId>,
) -> Result<Vec<LedgerWaitingPrice>, DbError> {
    rows!(
        tx,
        LedgerWaitingPrice,
        "SELECT p.amendment_id, p.product_id, p.from_on, p.price_after_cents
         FROM contracts c
         JOIN amendments a ON a.amap_id = c.amap_id AND a.contract_id = c.id
              AND a.effective_at IS NULL AND a.withdrawn_at IS NULL
         JOIN amendment_prices p ON p.amap_id = a.amap_id AND p.amendment_id = a.id
         WHERE c.amap_id = $1 AND c.template_id = $2 AND ($3 IS NULL OR c.id = $3)",
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

/// The addresses of everyone of a household.
pub async fn household_addresses(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
) -> Result<Vec<EmailAddress>, DbError> {
    let found = rows!(
        tx,
        (EmailAddress,),
        "SELECT email FROM members WHERE amap_id = $1 AND household_id = $2 AND left_on IS NULL AND email IS NOT NULL
         ORDER BY sort_key, id",
        amap.id(),
        household
    )?;
    Ok(found.into_iter().map(|(email,)| email).collect())
}
