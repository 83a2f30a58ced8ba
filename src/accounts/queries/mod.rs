//! SQL on `accounts`, `sessions` and `attempts`; on tokens, steps and second factors in files of their own.

pub mod merge;
pub mod passkeys;
pub mod provider;
pub mod second;
pub mod steps;
mod tokens;

pub use tokens::{
    TokenRow, insert_token, invited, is_taken, link, spend_invitations, spend_older, spend_tokens_of, token,
    use_token,
};

use super::model::Credentials;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, EmailAddress, Instant};
use crate::{maybe, rows, run};

/// The account of an address, if there is one.
pub async fn account_of_email(tx: &mut Tx, email: &EmailAddress) -> Result<Option<AccountId>, DbError> {
    Ok(maybe!(
        tx,
        (AccountId,),
        "SELECT id FROM accounts WHERE email = $1",
        email
    )?
    .map(|(id,)| id))
}

/// Makes an account; its address must be free.
pub async fn insert_account(
    tx: &mut Tx,
    id: AccountId,
    email: &EmailAddress,
    name: &str,
    hash: &str,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO accounts (id, email, name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)",
        id,
        email,
        name,
        hash,
        now
    )
    .map(drop)
}

/// Makes an account that has no password yet: whoever accepts an invitation to its address chooses one.
///
/// # Errors
/// When the address is taken, or the database fails.
pub async fn expect_account(
    tx: &mut Tx,
    id: AccountId,
    email: &EmailAddress,
    name: &str,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO accounts (id, email, name, created_at) VALUES ($1, $2, $3, $4)",
        id,
        email,
        name,
        now
    )
    .map(drop)
}

pub async fn credentials(tx: &mut Tx, email: &EmailAddress) -> Result<Option<Credentials>, DbError> {
    maybe!(
        tx,
        Credentials,
        "SELECT id, password_hash FROM accounts WHERE email = $1",
        email
    )
}

/// The name by which the others know an account.
pub async fn rename(tx: &mut Tx, account: AccountId, name: &str) -> Result<(), DbError> {
    run!(tx, "UPDATE accounts SET name = $2 WHERE id = $1", account, name).map(drop)
}

/// Keeps a new password, hashed.
pub async fn set_password(tx: &mut Tx, account: AccountId, hash: &str) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE accounts SET password_hash = $2 WHERE id = $1",
        account,
        hash
    )
    .map(drop)
}

/// Another address for an account, and for its person in each AMAP and farm that knew them by the old one. Links sent to the
/// old one are worthless.
pub async fn change_email(
    tx: &mut Tx,
    account: AccountId,
    old: &EmailAddress,
    new: &EmailAddress,
    now: Instant,
) -> Result<(), DbError> {
    run!(tx, "UPDATE accounts SET email = $2 WHERE id = $1", account, new)?;
    run!(
        tx,
        "UPDATE members SET email = $3 WHERE account_id = $1 AND email = $2",
        account,
        old,
        new
    )?;
    run!(
        tx,
        "UPDATE farmers SET email = $3 WHERE account_id = $1 AND email = $2",
        account,
        old,
        new
    )?;
    run!(
        tx,
        "UPDATE steps SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL",
        account,
        now
    )?;
    spend_tokens_of(tx, account, now).await
}

pub async fn tries(tx: &mut Tx, subject: &str, bucket: i64) -> Result<i64, DbError> {
    let found = maybe!(
        tx,
        (i64,),
        "SELECT CAST(SUM(tries) AS BIGINT) FROM attempts WHERE subject = $1 AND bucket >= $2 GROUP BY subject",
        subject,
        bucket - 1
    )?;
    Ok(found.map_or(0, |(tries,)| tries))
}

pub async fn count_try(tx: &mut Tx, subject: &str, bucket: i64) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO attempts (subject, bucket, tries) VALUES ($1, $2, 1)
         ON CONFLICT (subject, bucket) DO UPDATE SET tries = attempts.tries + 1",
        subject,
        bucket
    )
    .map(drop)
}

#[derive(Debug)]
pub struct NewSession<'a> {
    pub digest: &'a [u8],
    pub account: AccountId,
    pub address: &'a str,
    pub agent: &'a str,
    pub now: Instant,
    pub expires: Instant,
    /// Whether it was opened with a second factor.
    pub second: bool,
}

pub async fn insert_session(tx: &mut Tx, session: &NewSession<'_>) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE accounts SET seen_at = $2 WHERE id = $1",
        session.account,
        session.now
    )?;
    run!(
        tx,
        "INSERT INTO sessions (digest, account_id, address, agent, created_at, seen_at, confirmed_at, expires_at, second)
         VALUES ($1, $2, $3, $4, $5, $5, $5, $6, $7)",
        session.digest,
        session.account,
        session.address,
        session.agent,
        session.now,
        session.expires,
        i64::from(session.second)
    )
    .map(drop)
}

pub async fn delete_session(tx: &mut Tx, digest: &[u8]) -> Result<(), DbError> {
    run!(tx, "DELETE FROM sessions WHERE digest = $1", digest).map(drop)
}

/// Ends every session of an account but one (an empty digest: all of them).
pub async fn delete_other_sessions(tx: &mut Tx, account: AccountId, kept: &[u8]) -> Result<u64, DbError> {
    run!(
        tx,
        "DELETE FROM sessions WHERE account_id = $1 AND digest <> $2",
        account,
        kept
    )
}

/// The person of a session has just proved who they are.
pub async fn confirm_session(tx: &mut Tx, digest: &[u8], now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE sessions SET confirmed_at = $2 WHERE digest = $1",
        digest,
        now
    )
    .map(drop)
}

/// A session has a second factor from now on.
pub async fn strengthen_session(tx: &mut Tx, digest: &[u8]) -> Result<(), DbError> {
    run!(tx, "UPDATE sessions SET second = 1 WHERE digest = $1", digest).map(drop)
}

/// Ends one session of an account.
pub async fn delete_session_of(tx: &mut Tx, account: AccountId, digest: &[u8]) -> Result<u64, DbError> {
    run!(
        tx,
        "DELETE FROM sessions WHERE account_id = $1 AND digest = $2",
        account,
        digest
    )
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SessionRow {
    pub digest: Vec<u8>,
    pub agent: String,
    pub created_at: Instant,
}

pub async fn sessions(tx: &mut Tx, account: AccountId, now: Instant) -> Result<Vec<SessionRow>, DbError> {
    rows!(
        tx,
        SessionRow,
        "SELECT digest, agent, created_at FROM sessions
         WHERE account_id = $1 AND expires_at > $2 ORDER BY created_at DESC",
        account,
        now
    )
}

/// Forgets what is over: sessions, links of more than 30 days, counted tries.
pub async fn forget_old(tx: &mut Tx, now: Instant) -> Result<(), DbError> {
    run!(tx, "DELETE FROM sessions WHERE expires_at < $1", now)?;
    run!(
        tx,
        "DELETE FROM tokens WHERE expires_at < $1",
        now.plus_hours(-24 * 30)
    )?;
    run!(tx, "DELETE FROM steps WHERE expires_at < $1", now.plus_hours(-24))?;
    run!(
        tx,
        "DELETE FROM attempts WHERE bucket < $1",
        super::rules::bucket(now) - 8
    )
    .map(drop)
}

/// Gives the role of administrator of the instance.
pub async fn make_administrator(tx: &mut Tx, account: AccountId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO grants (id, account_id, role, since_on, granted_at) VALUES ($1, $2, 'admin', $3, $4)",
        crate::words::GrantId::new(crate::clock::fresh_uuid()),
        account,
        now.day_in(&crate::access::paris()),
        now
    )
    .map(drop)
}
