//! SQL on instalments, as those who receive them see them.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, Cents, ContractId, Day, FarmId, Instant, PublicId};
use crate::{maybe, row, rows, run};

/// An instalment with the names around it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Instalment {
    pub contract_id: ContractId,
    pub contract: PublicId,
    pub position: i64,
    pub due_on: Day,
    pub amount_cents: Cents,
    pub method: String,
    pub received_at: Option<Instant>,
    pub reference: String,
    pub household: String,
    pub title: String,
    pub farm_id: FarmId,
    pub farm: String,
}

/// Which instalments a page is about. `farm` and `contract` narrow when they are there; `from`, `until` bound the day;
/// `received` is 0 for those expected, 1 for those received, 2 for both.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    pub farm: Option<FarmId>,
    pub contract: Option<PublicId>,
    pub from: Day,
    pub until: Day,
    pub received: i64,
}

macro_rules! instalments_sql {
    ($what:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM instalments i
             JOIN contracts c ON c.amap_id = i.amap_id AND c.id = i.contract_id
             JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
             JOIN farms f ON f.id = t.farm_id
             JOIN households h ON h.amap_id = c.amap_id AND h.id = c.household_id
             WHERE i.amap_id = $1 ",
            $rest
        )
    };
}

macro_rules! columns {
    ($rest:literal) => {
        instalments_sql!(
            "i.contract_id, c.public_id AS contract, i.position, i.due_on, i.amount_cents, i.method, i.received_at,
             i.reference, h.name AS household, t.title, t.farm_id, f.name AS farm",
            $rest
        )
    };
}

/// A page of instalments, by day and household.
pub async fn instalments(
    tx: &mut Tx,
    amap: &AmapScope,
    filter: &Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<Instalment>, DbError> {
    let sql = columns!(
        "AND (t.farm_id = $2 OR $2 IS NULL) AND (c.public_id = $3 OR $3 IS NULL)
         AND i.due_on >= $4 AND i.due_on <= $5
         AND ($6 = 2 OR ($6 = 1 AND i.received_at IS NOT NULL) OR ($6 = 0 AND i.received_at IS NULL))
         ORDER BY i.due_on, h.sort_key, c.public_id, i.position LIMIT $7 OFFSET $8"
    );
    rows!(
        tx,
        Instalment,
        sql,
        amap.id(),
        filter.farm,
        filter.contract,
        filter.from,
        filter.until,
        filter.received,
        limit,
        offset
    )
}

/// How many there are, and what they come to.
pub async fn sums(tx: &mut Tx, amap: &AmapScope, filter: &Filter) -> Result<(i64, Cents), DbError> {
    let sql = instalments_sql!(
        "CAST(COUNT(*) AS BIGINT), CAST(COALESCE(SUM(i.amount_cents), 0) AS BIGINT)",
        "AND (t.farm_id = $2 OR $2 IS NULL) AND (c.public_id = $3 OR $3 IS NULL)
         AND i.due_on >= $4 AND i.due_on <= $5
         AND ($6 = 2 OR ($6 = 1 AND i.received_at IS NOT NULL) OR ($6 = 0 AND i.received_at IS NULL))"
    );
    row!(
        tx,
        (i64, Cents),
        sql,
        amap.id(),
        filter.farm,
        filter.contract,
        filter.from,
        filter.until,
        filter.received
    )
}

/// One instalment.
pub async fn instalment(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: PublicId,
    position: i64,
) -> Result<Option<Instalment>, DbError> {
    let sql = columns!("AND c.public_id = $2 AND i.position = $3");
    maybe!(tx, Instalment, sql, amap.id(), contract, position)
}

/// Ticks an instalment; 0 when somebody did before.
pub async fn receive(
    tx: &mut Tx,
    amap: &AmapScope,
    instalment: &Instalment,
    by: AccountId,
    reference: &str,
    now: Instant,
) -> Result<u64, DbError> {
    run!(
        tx,
        "UPDATE instalments SET received_at = $4, received_by = $5, reference = $6
         WHERE amap_id = $1 AND contract_id = $2 AND position = $3 AND received_at IS NULL",
        amap.id(),
        instalment.contract_id,
        instalment.position,
        now,
        by,
        reference
    )
}

/// Takes a tick back; 0 when there was none.
pub async fn undo(tx: &mut Tx, amap: &AmapScope, instalment: &Instalment) -> Result<u64, DbError> {
    run!(
        tx,
        "UPDATE instalments SET received_at = NULL, received_by = NULL, reference = ''
         WHERE amap_id = $1 AND contract_id = $2 AND position = $3 AND received_at IS NOT NULL",
        amap.id(),
        instalment.contract_id,
        instalment.position
    )
}
