//! Finding contracts and ending them.

use crate::access::AmapScope;
use crate::contracts::contract::Contract;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, ContractId, Day, FarmId, HouseholdId, Instant, PublicId, TemplateId};
use crate::{maybe, rows, run};

/// A contract with its names, its standing signatures and its current text.
macro_rules! contract_sql {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.public_id, c.template_id, t.public_id AS template_public_id, t.title, t.farm_id,
                    f.name AS farm_name, f.iban AS farm_iban, c.household_id, h.public_id AS household_public_id,
                    h.name AS household_name, c.signatory_id, m.first_name, m.last_name, m.email, c.method,
                    c.instalments, c.origin, c.created_at, c.lapsed_at, c.refused_at, c.cancelled_at,
                    c.ended_on, c.reason, c.outside_window, c.kept_cents, c.unspent_cents, c.returned_cents,
                    c.follows_id IS NOT NULL AS follows, sm.signed_at AS member_signed_at, sm.how AS member_how,
                    sf.signed_at AS farm_signed_at, b.id AS body_id, b.sha256 AS body_sha256,
                    b.says_sha256 AS body_says, b.pages AS body_pages,
                    EXISTS (SELECT 1 FROM signatures v WHERE v.amap_id = c.amap_id AND v.contract_id = c.id
                            AND v.voided_at IS NOT NULL) AS signed_before
             FROM contracts c
             JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
             JOIN farms f ON f.id = t.farm_id
             JOIN households h ON h.amap_id = c.amap_id AND h.id = c.household_id
             JOIN members m ON m.amap_id = c.amap_id AND m.id = c.signatory_id
             LEFT JOIN signatures sm ON sm.amap_id = c.amap_id AND sm.contract_id = c.id
                  AND sm.party = 'member' AND sm.voided_at IS NULL
             LEFT JOIN signatures sf ON sf.amap_id = c.amap_id AND sf.contract_id = c.id
                  AND sf.party = 'farm' AND sf.voided_at IS NULL
             LEFT JOIN bodies b ON b.amap_id = c.amap_id AND b.contract_id = c.id
                  AND b.superseded_at IS NULL ",
            $rest
        )
    };
}

/// The contract of an address.
pub async fn contract(tx: &mut Tx, amap: &AmapScope, id: PublicId) -> Result<Option<Contract>, DbError> {
    let sql = contract_sql!("WHERE c.amap_id = $1 AND c.public_id = $2");
    maybe!(tx, Contract, sql, amap.id(), id)
}

/// The one contract of a household from a template that is neither cancelled, refused, lapsed nor ended before today.
pub async fn active_contract(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    (household, today): (HouseholdId, Day),
) -> Result<Option<Contract>, DbError> {
    let sql = contract_sql!(
        "WHERE c.amap_id = $1 AND c.template_id = $2 AND c.household_id = $3 AND c.lapsed_at IS NULL
           AND c.refused_at IS NULL AND c.cancelled_at IS NULL AND (c.ended_on IS NULL OR c.ended_on >= $4)
         ORDER BY c.created_at DESC, c.id DESC LIMIT 1"
    );
    maybe!(tx, Contract, sql, amap.id(), template, household, today)
}

/// All contracts of a household, the latest first.
pub async fn contracts_of_household(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
) -> Result<Vec<Contract>, DbError> {
    let sql =
        contract_sql!("WHERE c.amap_id = $1 AND c.household_id = $2 ORDER BY c.created_at DESC, c.public_id");
    rows!(tx, Contract, sql, amap.id(), household)
}

/// The contracts of a template that are neither cancelled, refused nor lapsed, by household.
pub async fn contracts_of_template(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<Contract>, DbError> {
    let sql = contract_sql!(
        "WHERE c.amap_id = $1 AND c.template_id = $2 AND c.lapsed_at IS NULL AND c.refused_at IS NULL
           AND c.cancelled_at IS NULL ORDER BY h.sort_key, c.public_id"
    );
    rows!(tx, Contract, sql, amap.id(), template)
}

/// A template that members may subscribe to.
#[derive(Debug, sqlx::FromRow)]
pub struct OpenTemplate {
    pub id: TemplateId,
    pub public_id: PublicId,
    pub title: String,
    pub farm_name: String,
    pub window_closes: Day,
}

/// The templates that are open and in their window on a day.
pub async fn open_templates(tx: &mut Tx, amap: &AmapScope, today: Day) -> Result<Vec<OpenTemplate>, DbError> {
    rows!(
        tx,
        OpenTemplate,
        "SELECT t.id, t.public_id, t.title, f.name AS farm_name, t.window_closes
         FROM templates t JOIN farms f ON f.id = t.farm_id
         WHERE t.amap_id = $1 AND t.opened_at IS NOT NULL AND t.closed_at IS NULL AND t.archived_at IS NULL
           AND t.window_opens <= $2 AND t.window_closes >= $2
         ORDER BY t.sort_key, t.public_id",
        amap.id(),
        today
    )
}

/// A contract that its household has not signed, and the window of its template.
#[derive(Debug, sqlx::FromRow)]
pub struct Unsigned {
    pub id: ContractId,
    pub public_id: PublicId,
    pub origin: String,
    pub title: String,
    pub farm_id: FarmId,
    pub farm_name: String,
    pub email: Option<String>,
    pub window_closes: Option<Day>,
    pub closed_at: Option<Instant>,
}

/// The drafts of an AMAP, the oldest first.
pub async fn unsigned(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<Unsigned>, DbError> {
    rows!(
        tx,
        Unsigned,
        "SELECT c.id, c.public_id, c.origin, t.title, t.farm_id, f.name AS farm_name, m.email,
                t.window_closes, t.closed_at
         FROM contracts c
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         JOIN farms f ON f.id = t.farm_id
         JOIN members m ON m.amap_id = c.amap_id AND m.id = c.signatory_id
         WHERE c.amap_id = $1 AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND c.ended_on IS NULL AND NOT EXISTS
             (SELECT 1 FROM signatures s WHERE s.amap_id = c.amap_id AND s.contract_id = c.id AND s.party = 'member'
                AND s.voided_at IS NULL)
         ORDER BY c.created_at, c.id",
        amap.id()
    )
}

/// Subscriptions closed over a draft.
pub async fn lapse(tx: &mut Tx, amap: &AmapScope, contract: ContractId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE contracts SET lapsed_at = $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        contract,
        now
    )
    .map(drop)
}

/// Gives a contract up.
pub async fn cancel(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    by: AccountId,
    reason: &str,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE contracts SET cancelled_at = $3, cancelled_by = $4, reason = $5 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        contract,
        now,
        by,
        reason
    )
    .map(drop)
}

/// The farm refuses a contract.
pub async fn refuse(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    by: AccountId,
    reason: &str,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE contracts SET refused_at = $3, refused_by = $4, reason = $5 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        contract,
        now,
        by,
        reason
    )
    .map(drop)
}
