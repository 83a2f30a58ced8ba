//! SQL on `passkeys`.

use crate::db::{DbError, Tx};
use crate::words::{AccountId, Instant, PasskeyId};
use crate::{maybe, rows, run};

/// A passkey as its owner knows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PasskeyRow {
    pub id: PasskeyId,
    pub name: String,
    pub created_at: Instant,
    pub used_at: Option<Instant>,
}

/// A passkey about to be kept.
#[derive(Debug)]
pub struct NewPasskey<'a> {
    pub account: AccountId,
    pub id: PasskeyId,
    pub credential: &'a str,
    pub name: &'a str,
    /// What the library keeps of it, as JSON.
    pub passkey: &'a str,
    pub now: Instant,
}

pub async fn of_account(tx: &mut Tx, account: AccountId) -> Result<Vec<PasskeyRow>, DbError> {
    rows!(
        tx,
        PasskeyRow,
        "SELECT id, name, created_at, used_at FROM passkeys WHERE account_id = $1 ORDER BY created_at, id",
        account
    )
}

/// Keeps a passkey; false when it is somebody's already.
pub async fn insert(tx: &mut Tx, new: &NewPasskey<'_>) -> Result<bool, DbError> {
    let stored = run!(
        tx,
        "INSERT INTO passkeys (account_id, id, credential, name, passkey, created_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (credential) DO NOTHING",
        new.account,
        new.id,
        new.credential,
        new.name,
        new.passkey,
        new.now
    )?;
    Ok(stored == 1)
}

/// Whose passkey a device showed, which one, and what is kept of it.
pub async fn by_credential(
    tx: &mut Tx,
    credential: &str,
) -> Result<Option<(AccountId, PasskeyId, String)>, DbError> {
    maybe!(
        tx,
        (AccountId, PasskeyId, String),
        "SELECT account_id, id, passkey FROM passkeys WHERE credential = $1",
        credential
    )
}

/// A passkey was used: its counter went on.
pub async fn used(
    tx: &mut Tx,
    (account, id): (AccountId, PasskeyId),
    passkey: &str,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE passkeys SET passkey = $3, used_at = $4 WHERE account_id = $1 AND id = $2",
        account,
        id,
        passkey,
        now
    )
    .map(drop)
}

pub async fn delete(tx: &mut Tx, account: AccountId, id: PasskeyId) -> Result<u64, DbError> {
    run!(
        tx,
        "DELETE FROM passkeys WHERE account_id = $1 AND id = $2",
        account,
        id
    )
}
