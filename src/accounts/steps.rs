//! Steps on the way in, and of a change of address: a secret finishes each, once and within a while.

use super::queries::steps::{self as queries, StepRow};
use crate::access::session_digest;
use crate::clock;
use crate::db::Tx;
use crate::web::Fault;
use crate::words::{AccountId, Instant, text_enum};

text_enum! {
    /// What a step waits for.
    pub enum StepKind {
        /// The second factor, after the first.
        Second = "second",
        /// The link of a letter that lets in.
        Link = "link",
        /// The link of a letter to a new address.
        Email = "email",
        /// The answer of a device that holds a passkey.
        Passkey = "passkey",
        /// The way back from a network's own sign-in.
        Provider = "provider",
    }
}

impl StepKind {
    /// For how many minutes it waits.
    fn minutes(self) -> i64 {
        match self {
            StepKind::Second | StepKind::Passkey | StepKind::Provider => 10,
            StepKind::Link => 30,
            StepKind::Email => 24 * 60,
        }
    }
}

/// A step about to begin.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// What it waits for.
    pub kind: StepKind,
    /// Whose it is, when that is known.
    pub account: Option<AccountId>,
    /// The address it was asked for, or will change to; may be empty.
    pub email: &'a str,
    /// Where it leads; may be empty.
    pub location: &'a str,
    /// What has to be remembered until it is finished.
    pub state: &'a str,
}

/// Begins a step and gives its secret. A link asked for again makes the one before worthless.
///
/// # Errors
/// When the database fails.
pub async fn begin(tx: &mut Tx, step: &Step<'_>, now: Instant) -> Result<String, Fault> {
    // The same is asked of the database for nobody: the time of the answer does not tell whether somebody is known.
    let whose = step
        .account
        .unwrap_or_else(|| AccountId::new(clock::fresh_uuid()));
    queries::spend(tx, whose, step.kind, now).await?;
    let secret = clock::fresh_secret();
    begin_with(tx, step, &secret, now).await?;
    Ok(secret)
}

/// The same, with a secret that somebody elsewhere was told already.
///
/// # Errors
/// When the database fails.
pub async fn begin_with(tx: &mut Tx, step: &Step<'_>, secret: &str, now: Instant) -> Result<(), Fault> {
    let until = Instant(now.0 + step.kind.minutes() * 60 * 1_000_000);
    Ok(queries::insert(tx, &session_digest(secret), step, (now, until)).await?)
}

/// A step that still waits.
///
/// # Errors
/// When the database fails.
pub async fn waiting(
    tx: &mut Tx,
    kind: StepKind,
    secret: &str,
    now: Instant,
) -> Result<Option<StepRow>, Fault> {
    Ok(queries::waiting(tx, kind, &session_digest(secret), now).await?)
}

/// Finishes a step; false when it no longer waits.
///
/// # Errors
/// When the database fails.
pub async fn finish(tx: &mut Tx, kind: StepKind, secret: &str, now: Instant) -> Result<bool, Fault> {
    Ok(queries::finish(tx, kind, &session_digest(secret), now).await?)
}
