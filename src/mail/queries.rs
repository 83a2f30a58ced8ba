//! SQL on `outbox`.

use crate::db::{DbError, Tx, insert_many};
use crate::words::{AmapId, EmailAddress, Instant, MailId};
use crate::{bulk_row, rows, run};
use std::collections::BTreeSet;

#[derive(sqlx::FromRow)]
pub struct Waiting {
    pub id: MailId,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub enclosure: String,
    pub stop: String,
    pub tries: i64,
}

/// A letter about to wait.
#[derive(Debug)]
pub struct NewLetter {
    pub id: MailId,
    pub amap_id: Option<AmapId>,
    pub kind: &'static str,
    pub recipient: EmailAddress,
    pub subject: String,
    pub body: String,
    pub created_at: Instant,
    pub next_try_at: Instant,
    pub enclosure: String,
    pub stop: String,
}

bulk_row!(NewLetter {
    id,
    amap_id,
    kind,
    recipient,
    subject,
    body,
    created_at,
    next_try_at,
    enclosure,
    stop
});

/// Letters that wait. Those of an AMAP of samples do not: whoever stands in it only plays.
pub async fn insert_all(tx: &mut Tx, letters: &[NewLetter]) -> Result<(), DbError> {
    let insert = "INSERT INTO outbox (id, amap_id, kind, recipient, subject, body, created_at, next_try_at, enclosure, stop) ";
    insert_many(tx, insert, letters).await?;
    let amaps: BTreeSet<AmapId> = letters.iter().filter_map(|letter| letter.amap_id).collect();
    for amap in amaps {
        run!(
            tx,
            "DELETE FROM outbox WHERE amap_id = $1 AND EXISTS (SELECT 1 FROM amaps WHERE id = $1 AND sample_of IS NOT NULL)",
            amap
        )?;
    }
    Ok(())
}

/// A letter that is not to leave.
pub async fn take_back(tx: &mut Tx, id: MailId) -> Result<(), DbError> {
    run!(tx, "DELETE FROM outbox WHERE id = $1 AND sent_at IS NULL", id).map(drop)
}

pub async fn waiting(tx: &mut Tx, now: Instant) -> Result<Vec<Waiting>, DbError> {
    rows!(
        tx,
        Waiting,
        "SELECT id, recipient, subject, body, enclosure, stop, tries FROM outbox
         WHERE sent_at IS NULL AND given_up_at IS NULL AND next_try_at <= $1 ORDER BY next_try_at LIMIT 20",
        now
    )
}

/// Claims a letter until `until`; true when nobody else had it.
pub async fn claim(tx: &mut Tx, id: MailId, now: Instant, until: Instant) -> Result<bool, DbError> {
    let claimed = run!(
        tx,
        "UPDATE outbox SET next_try_at = $3, tries = tries + 1
         WHERE id = $1 AND sent_at IS NULL AND given_up_at IS NULL AND next_try_at <= $2",
        id,
        now,
        until
    )?;
    Ok(claimed == 1)
}

pub async fn sent(tx: &mut Tx, id: MailId, now: Instant) -> Result<(), DbError> {
    run!(tx, "UPDATE outbox SET sent_at = $2 WHERE id = $1", id, now).map(drop)
}

pub async fn failed(
    tx: &mut Tx,
    id: MailId,
    error: &str,
    next: Instant,
    give_up: Option<Instant>,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE outbox SET last_error = $2, next_try_at = $3, given_up_at = $4 WHERE id = $1",
        id,
        error,
        next,
        give_up
    )
    .map(drop)
}

/// Forgets letters that were sent, or given up, before.
pub async fn forget(tx: &mut Tx, before: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM outbox WHERE sent_at < $1 OR given_up_at < $1",
        before
    )
    .map(drop)
}
