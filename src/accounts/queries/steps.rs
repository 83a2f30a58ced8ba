//! SQL on `steps`.

use crate::accounts::steps::{Step, StepKind};
use crate::db::{DbError, Tx};
use crate::words::{AccountId, Instant};
use crate::{maybe, run};

/// A step that waits.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StepRow {
    pub account_id: Option<AccountId>,
    pub email: String,
    pub location: String,
    pub state: String,
}

pub async fn insert(
    tx: &mut Tx,
    digest: &[u8],
    step: &Step<'_>,
    (now, until): (Instant, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO steps (digest, kind, account_id, email, location, state, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        digest,
        step.kind,
        step.account,
        step.email,
        step.location,
        step.state,
        now,
        until
    )
    .map(drop)
}

pub async fn waiting(
    tx: &mut Tx,
    kind: StepKind,
    digest: &[u8],
    now: Instant,
) -> Result<Option<StepRow>, DbError> {
    maybe!(
        tx,
        StepRow,
        "SELECT account_id, email, location, state FROM steps
         WHERE digest = $1 AND kind = $2 AND used_at IS NULL AND expires_at > $3",
        digest,
        kind,
        now
    )
}

pub async fn finish(tx: &mut Tx, kind: StepKind, digest: &[u8], now: Instant) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE steps SET used_at = $3, state = '' WHERE digest = $1 AND kind = $2 AND used_at IS NULL AND expires_at > $3",
        digest,
        kind,
        now
    )?;
    Ok(done == 1)
}

/// What an account began before of the same kind is worthless from now on.
pub async fn spend(tx: &mut Tx, account: AccountId, kind: StepKind, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE steps SET used_at = $3, state = '' WHERE account_id = $1 AND kind = $2 AND used_at IS NULL",
        account,
        kind,
        now
    )
    .map(drop)
}
