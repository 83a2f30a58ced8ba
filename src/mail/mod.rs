//! Mail waits in the outbox, written in the transaction of what caused it, until the postman takes it.

mod postman;
mod queries;

pub use postman::Postman;

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
    queries::insert(tx, MailId::new(clock::fresh_uuid()), &letter, now).await
}
