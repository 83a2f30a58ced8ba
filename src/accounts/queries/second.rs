//! SQL on `authenticators` and `recovery_codes`.

use crate::db::{DbError, Tx};
use crate::words::{AccountId, Instant};
use crate::{maybe, row, run};

/// An account's authenticator application.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AuthenticatorRow {
    pub secret: String,
    pub confirmed_at: Option<Instant>,
    pub last_step: i64,
}

pub async fn authenticator(tx: &mut Tx, account: AccountId) -> Result<Option<AuthenticatorRow>, DbError> {
    maybe!(
        tx,
        AuthenticatorRow,
        "SELECT secret, confirmed_at, last_step FROM authenticators WHERE account_id = $1",
        account
    )
}

/// Begins with a secret, in the place of one whose first code was never typed.
pub async fn propose(tx: &mut Tx, account: AccountId, secret: &str, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO authenticators (account_id, secret, created_at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
         WHERE authenticators.confirmed_at IS NULL",
        account,
        secret,
        now
    )
    .map(drop)
}

/// The first code was right.
pub async fn confirm(tx: &mut Tx, account: AccountId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE authenticators SET confirmed_at = COALESCE(confirmed_at, $2) WHERE account_id = $1",
        account,
        now
    )
    .map(drop)
}

/// Uses a code up, with the step of time it belongs to; false when that step was used before.
pub async fn use_step(tx: &mut Tx, account: AccountId, step: i64) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE authenticators SET last_step = $2 WHERE account_id = $1 AND last_step < $2",
        account,
        step
    )?;
    Ok(done == 1)
}

pub async fn forget(tx: &mut Tx, account: AccountId) -> Result<(), DbError> {
    run!(tx, "DELETE FROM recovery_codes WHERE account_id = $1", account)?;
    run!(tx, "DELETE FROM authenticators WHERE account_id = $1", account).map(drop)
}

/// New recovery codes in the place of the old ones.
pub async fn replace_codes(tx: &mut Tx, account: AccountId, digests: &[Vec<u8>]) -> Result<(), DbError> {
    run!(tx, "DELETE FROM recovery_codes WHERE account_id = $1", account)?;
    for digest in digests {
        run!(
            tx,
            "INSERT INTO recovery_codes (account_id, digest) VALUES ($1, $2)",
            account,
            digest.as_slice()
        )?;
    }
    Ok(())
}

/// Uses a recovery code up; false when it is none, or was used before.
pub async fn use_code(tx: &mut Tx, account: AccountId, digest: &[u8], now: Instant) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE recovery_codes SET used_at = $3 WHERE account_id = $1 AND digest = $2 AND used_at IS NULL",
        account,
        digest,
        now
    )?;
    Ok(done == 1)
}

/// Recovery codes that are left.
pub async fn codes_left(tx: &mut Tx, account: AccountId) -> Result<i64, DbError> {
    let (left,) = row!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM recovery_codes WHERE account_id = $1 AND used_at IS NULL",
        account
    )?;
    Ok(left)
}
