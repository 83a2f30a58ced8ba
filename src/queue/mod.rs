//! Work for later: jobs stored in the transaction of what caused them, done by a worker, tried again when they fail.

mod queries;

use crate::clock;
use crate::db::{DbError, Tx};
use crate::transact;
use crate::web::{App, Fault};
use crate::words::{Instant, JobId, text_enum};

text_enum! {
    /// What there is to do; `work` knows who does it.
    pub enum JobKind {
        /// Remind the members of an AMAP of tomorrow's delivery. Payload: slug and day.
        Reminders = "reminders",
        /// Let the drafts of an AMAP lapse whose subscriptions closed. Payload: slug and day.
        Lapses = "lapses",
        /// Tell the farms whose season has ended that their contracts can be kept. Payload: slug and day.
        Archives = "archives",
        /// Tell the farms of an AMAP what to bring, where nothing more can change, and what changed since. In the morning;
        /// payload: slug and day.
        Sheets = "sheets",
        /// The same in the evening.
        SheetsInTheEvening = "sheets-evening",
        /// Let offers of an AMAP lapse that nobody took. Payload: slug and day.
        Offers = "offers",
        /// Write to households of an AMAP whose membership ends. Payload: slug and day.
        Renewals = "renewals",
        /// Warn and erase the people of an AMAP. Payload: slug and day.
        Erasures = "erasures",
        /// Forget ended sessions, used links, old form tokens, jobs done and letters sent; for the whole instance.
        Housekeeping = "housekeeping",
    }
}

/// A job taken from the queue.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Job {
    /// Its id.
    pub id: JobId,
    /// What to do.
    pub kind: JobKind,
    /// With what: JSON.
    pub payload: String,
    /// How often it was tried before.
    pub tries: i64,
}

/// Tries before a job is given up.
const MOST_TRIES: i64 = 8;
/// Seconds for which a job that is being done is nobody else's.
const CLAIM_SECONDS: i64 = 600;

/// Puts a job in the queue, once per `once_key`.
///
/// # Errors
/// When the database fails.
pub async fn enqueue(
    tx: &mut Tx,
    kind: JobKind,
    payload: &serde_json::Value,
    once_key: &str,
    now: Instant,
) -> Result<(), DbError> {
    queries::insert(
        tx,
        JobId::new(clock::fresh_uuid()),
        kind,
        &payload.to_string(),
        once_key,
        now,
    )
    .await
}

/// Days for which a job that is over is remembered, so that no schedule enqueues it again.
const KEPT_DAYS: i64 = 30;

/// Forgets jobs that were over 30 days ago.
///
/// # Errors
/// When the database fails.
pub async fn forget_done(tx: &mut Tx, now: Instant) -> Result<(), DbError> {
    queries::forget(tx, now.plus_hours(-24 * KEPT_DAYS)).await
}

/// Takes the next job that is due.
///
/// # Errors
/// When the database fails.
pub async fn take(app: &App) -> Result<Option<Job>, Fault> {
    let now = app.clock.now();
    let mut tx = app.db.read().await?;
    let due = queries::due(&mut tx, now).await?;
    drop(tx);
    for job in due {
        let until = now.plus_seconds(CLAIM_SECONDS);
        let claimed: Result<bool, Fault> =
            transact!(app.db, |tx| { Ok(queries::claim(tx, job.id, now, until).await?) });
        if claimed? {
            return Ok(Some(job));
        }
    }
    Ok(None)
}

/// Marks a job done, or puts it back for later with its error; the eighth failure gives it up, in the log.
///
/// # Errors
/// When the database fails.
pub async fn settle(app: &App, job: &Job, outcome: Result<(), Fault>) -> Result<(), Fault> {
    let now = app.clock.now();
    let error = outcome.err().map(|fault| fault.to_string());
    if let Some(error) = &error {
        tracing::error!(kind = job.kind.name(), error, "a job failed");
    }
    transact!(app.db, |tx| {
        match &error {
            None => queries::done(tx, job.id, now).await?,
            Some(error) => {
                let next = now.plus_seconds(30 << job.tries.clamp(0, 10));
                let give_up = (job.tries + 1 >= MOST_TRIES).then_some(now);
                queries::failed(tx, job.id, error, next, give_up).await?;
            }
        }
        Ok(())
    })
}
