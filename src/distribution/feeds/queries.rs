//! SQL on feeds and what they said.

use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmapId, DeliveryId, FeedId, Instant};
use crate::{maybe, rows, run};

/// A feed of an account, as its page lists it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct FeedLine {
    pub id: FeedId,
    /// The AMAP; none when it is all of them.
    pub amap: Option<String>,
    pub created_at: Instant,
    pub read_at: Option<Instant>,
}

/// The feeds of an account that are not revoked, the oldest first.
pub async fn feeds(tx: &mut Tx, account: AccountId) -> Result<Vec<FeedLine>, DbError> {
    rows!(
        tx,
        FeedLine,
        "SELECT f.id, a.name AS amap, f.created_at, f.read_at
         FROM feeds f LEFT JOIN amaps a ON a.id = f.amap_id
         WHERE f.account_id = $1 AND f.revoked_at IS NULL ORDER BY f.created_at, f.id",
        account
    )
}

/// Stores a feed; of its address only the digest.
pub async fn insert_feed(
    tx: &mut Tx,
    (id, digest): (FeedId, &[u8]),
    (account, amap): (AccountId, Option<AmapId>),
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO feeds (id, digest, account_id, amap_id, created_at) VALUES ($1, $2, $3, $4, $5)",
        id,
        digest,
        account,
        amap,
        now
    )
    .map(drop)
}

/// Closes a feed of this account; says whether there was one.
pub async fn revoke(tx: &mut Tx, account: AccountId, feed: FeedId, now: Instant) -> Result<bool, DbError> {
    let closed = run!(
        tx,
        "UPDATE feeds SET revoked_at = $3 WHERE account_id = $1 AND id = $2 AND revoked_at IS NULL",
        account,
        feed,
        now
    )?;
    Ok(closed == 1)
}

/// A feed that is read.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Feed {
    pub id: FeedId,
    pub account_id: AccountId,
    pub amap_id: Option<AmapId>,
    pub read_at: Option<Instant>,
}

/// The feed of an address, unless it was revoked.
pub async fn feed(tx: &mut Tx, digest: &[u8]) -> Result<Option<Feed>, DbError> {
    maybe!(
        tx,
        Feed,
        "SELECT id, account_id, amap_id, read_at FROM feeds WHERE digest = $1 AND revoked_at IS NULL",
        digest
    )
}

/// A feed was read.
pub async fn was_read(tx: &mut Tx, feed: FeedId, now: Instant) -> Result<(), DbError> {
    run!(tx, "UPDATE feeds SET read_at = $2 WHERE id = $1", feed, now).map(drop)
}

/// What a feed said of a delivery last.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Said {
    pub delivery_id: DeliveryId,
    pub said: Vec<u8>,
    pub sequence: i64,
    pub changed_at: Instant,
}

/// All that a feed said of the deliveries of an AMAP.
pub async fn said(tx: &mut Tx, feed: FeedId, amap: AmapId) -> Result<Vec<Said>, DbError> {
    rows!(
        tx,
        Said,
        "SELECT delivery_id, said, sequence, changed_at FROM feed_events WHERE feed_id = $1 AND amap_id = $2",
        feed,
        amap
    )
}

/// Keeps what is said of a delivery from now on.
pub async fn say(tx: &mut Tx, feed: FeedId, amap: AmapId, said: &Said) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO feed_events (feed_id, amap_id, delivery_id, said, sequence, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (feed_id, amap_id, delivery_id) DO UPDATE
         SET said = excluded.said, sequence = excluded.sequence, changed_at = excluded.changed_at
         WHERE feed_events.sequence < excluded.sequence",
        feed,
        amap,
        said.delivery_id,
        said.said.as_slice(),
        said.sequence,
        said.changed_at
    )
    .map(drop)
}
