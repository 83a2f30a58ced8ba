//! SQL on `clauses`.

use super::model::{Clause, Keeper, Proposed};
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, ClauseId, FarmId, Instant, PublicId, sort_key};
use crate::{maybe, rows, run};
use sqlx::FromRow;

#[derive(FromRow)]
struct ClauseRow {
    id: ClauseId,
    public_id: PublicId,
    title: String,
    body: String,
}

impl From<ClauseRow> for Clause {
    fn from(row: ClauseRow) -> Clause {
        Clause {
            id: row.id,
            public_id: row.public_id,
            title: row.title,
            body: row.body,
        }
    }
}

/// What a farm or a network keeps.
pub async fn kept(tx: &mut Tx, keeper: &Keeper) -> Result<Vec<Clause>, DbError> {
    let found = rows!(
        tx,
        ClauseRow,
        "SELECT id, public_id, title, body FROM clauses
         WHERE (farm_id = $1 OR network_id = $1) AND withdrawn_at IS NULL ORDER BY sort_key, id",
        keeper.uuid()
    )?;
    Ok(found.into_iter().map(Clause::from).collect())
}

/// One of them.
pub async fn clause(tx: &mut Tx, keeper: &Keeper, id: &PublicId) -> Result<Option<Clause>, DbError> {
    let found = maybe!(
        tx,
        ClauseRow,
        "SELECT id, public_id, title, body FROM clauses
         WHERE (farm_id = $1 OR network_id = $1) AND public_id = $2 AND withdrawn_at IS NULL",
        keeper.uuid(),
        *id
    )?;
    Ok(found.map(Clause::from))
}

pub async fn insert(
    tx: &mut Tx,
    keeper: &Keeper,
    new: &Clause,
    by: AccountId,
    at: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO clauses (farm_id, network_id, id, public_id, title, sort_key, body, written_at, written_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        keeper.farm(),
        keeper.network(),
        new.id,
        new.public_id,
        &new.title,
        sort_key(&new.title),
        &new.body,
        at,
        by
    )
    .map(drop)
}

pub async fn rewrite(
    tx: &mut Tx,
    keeper: &Keeper,
    new: &Clause,
    by: AccountId,
    at: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE clauses SET title = $3, sort_key = $4, body = $5, written_at = $6, written_by = $7
         WHERE (farm_id = $1 OR network_id = $1) AND id = $2",
        keeper.uuid(),
        new.id,
        &new.title,
        sort_key(&new.title),
        &new.body,
        at,
        by
    )
    .map(drop)
}

/// Proposed no more; the contracts that took it over keep its text.
pub async fn withdraw(
    tx: &mut Tx,
    keeper: &Keeper,
    id: ClauseId,
    by: AccountId,
    at: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE clauses SET withdrawn_at = $3, withdrawn_by = $4
         WHERE (farm_id = $1 OR network_id = $1) AND id = $2 AND withdrawn_at IS NULL",
        keeper.uuid(),
        id,
        at,
        by
    )
    .map(drop)
}

#[derive(FromRow)]
struct ProposedRow {
    public_id: PublicId,
    title: String,
    body: String,
    keeper: String,
}

/// What an AMAP's template with a farm may take over: the farm's own, then those of the AMAP's networks.
///
/// # Errors
/// When the database fails.
pub async fn proposed(tx: &mut Tx, amap: &AmapScope, farm: FarmId) -> Result<Vec<Proposed>, DbError> {
    let found = rows!(
        tx,
        ProposedRow,
        "SELECT c.public_id, c.title, c.body, COALESCE(f.name, n.name, '') AS keeper
         FROM clauses c LEFT JOIN farms f ON f.id = c.farm_id LEFT JOIN networks n ON n.id = c.network_id
         WHERE c.withdrawn_at IS NULL AND (c.farm_id = $2 OR c.network_id IN
               (SELECT tree.ancestor_id FROM network_tree tree JOIN amaps a ON a.network_id = tree.descendant_id
                WHERE a.id = $1))
         ORDER BY CASE WHEN c.farm_id IS NULL THEN 1 ELSE 0 END, keeper, c.sort_key, c.id",
        amap.id(),
        farm
    )?;
    let proposed = |row: ProposedRow| Proposed {
        public_id: row.public_id,
        title: row.title,
        body: row.body,
        keeper: row.keeper,
    };
    Ok(found.into_iter().map(proposed).collect())
}
