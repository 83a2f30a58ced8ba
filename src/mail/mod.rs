//! Mail waits in the outbox, written in the transaction of what caused it, until the postman takes it.

mod postman;
mod queries;

pub use postman::{Enclosed, Enclosing, Postman};

use crate::clock;
use crate::db::{DbError, Tx};
use crate::words::{AmapId, EmailAddress, Instant, MailId};

/// A letter to one person.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The AMAP on whose behalf it is written.
    pub amap: Option<AmapId>,
    /// What it is about: `invitation`, `reset`, `signature`, `reminder`…
    pub kind: &'static str,
    /// To whom.
    pub to: EmailAddress,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// Puts a letter in the outbox.
///
/// # Errors
/// When the database fails.
pub async fn enqueue(tx: &mut Tx, letter: Letter, now: Instant) -> Result<(), DbError> {
    enqueue_all(tx, &[letter], now).await
}

/// Does what [`enqueue`] does and takes it back: where nobody may learn by the time of the answer whether somebody is known.
///
/// # Errors
/// When the database fails.
pub async fn rehearse(tx: &mut Tx, letter: Letter, now: Instant) -> Result<(), DbError> {
    let waiting = waiting(&letter, ("", ""), now);
    let id = waiting.id;
    queries::insert_all(tx, &[waiting]).await?;
    queries::take_back(tx, id).await
}

/// Puts many letters in the outbox.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_all(tx: &mut Tx, letters: &[Letter], now: Instant) -> Result<(), DbError> {
    enqueue_enclosing(tx, letters, "", now).await
}

/// The same, with what `enclosure` names in each: it is made when the letter leaves, by whoever the postman asks.
///
/// # Errors
/// When the database fails.
pub async fn enqueue_enclosing(
    tx: &mut Tx,
    letters: &[Letter],
    enclosure: &str,
    now: Instant,
) -> Result<(), DbError> {
    let waiting = letters.iter().map(|letter| waiting(letter, (enclosure, ""), now));
    queries::insert_all(tx, &waiting.collect::<Vec<_>>()).await
}

/// Puts a letter in the outbox that its reader may refuse: `stop` is where, under the public address of the server. It
/// stands at the end of the letter and in its head (RFC 2369, RFC 8058).
///
/// # Errors
/// When the database fails.
pub async fn enqueue_stoppable(
    tx: &mut Tx,
    letter: &Letter,
    (enclosure, stop): (&str, &str),
    now: Instant,
) -> Result<(), DbError> {
    queries::insert_all(tx, &[waiting(letter, (enclosure, stop), now)]).await
}

fn waiting(letter: &Letter, (enclosure, stop): (&str, &str), now: Instant) -> queries::NewLetter {
    queries::NewLetter {
        id: MailId::new(clock::fresh_uuid()),
        amap_id: letter.amap,
        kind: letter.kind,
        recipient: letter.to.clone(),
        subject: letter.subject.clone(),
        body: letter.body.clone(),
        created_at: now,
        next_try_at: now,
        enclosure: enclosure.to_owned(),
        stop: stop.to_owned(),
    }
}

/// Days for which a letter is kept after it was sent: it holds personal values, and is of use only to find out why somebody
/// did not get it.
const KEPT_DAYS: i64 = 30;

/// Forgets letters sent more than 30 days ago.
///
/// # Errors
/// When the database fails.
pub async fn forget_sent(tx: &mut Tx, now: Instant) -> Result<(), DbError> {
    queries::forget(tx, now.plus_hours(-24 * KEPT_DAYS)).await
}
