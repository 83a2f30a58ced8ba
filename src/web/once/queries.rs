//! SQL on `idempotency`.

use crate::db::{DbError, Tx};
use crate::words::{AccountId, Instant};
use crate::{maybe, run};

/// True when the token is new. No account: a job's.
pub async fn claim(
    tx: &mut Tx,
    token: &str,
    account: Option<AccountId>,
    now: Instant,
) -> Result<bool, DbError> {
    let taken = run!(
        tx,
        "INSERT INTO idempotency (token, account_id, location, created_at) VALUES ($1, $2, '', $3)
         ON CONFLICT (token) DO NOTHING",
        token,
        account,
        now
    )?;
    Ok(taken == 1)
}

/// Where the first sending led; empty when there was none.
pub async fn location(tx: &mut Tx, token: &str) -> Result<String, DbError> {
    let sql = "SELECT location FROM idempotency WHERE token = $1";
    let found = maybe!(tx, (String,), sql, token)?;
    Ok(found.map(|(location,)| location).unwrap_or_default())
}

/// Keeps where it led.
pub async fn settle(tx: &mut Tx, token: &str, location: &str) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE idempotency SET location = $2 WHERE token = $1",
        token,
        location
    )
    .map(drop)
}

/// Forgets what was claimed before.
pub async fn forget(tx: &mut Tx, before: Instant) -> Result<(), DbError> {
    run!(tx, "DELETE FROM idempotency WHERE created_at < $1", before).map(drop)
}
