//! SQL on `jobs`.

use super::{Job, JobKind};
use crate::db::{DbError, Tx};
use crate::words::{Instant, JobId};
use crate::{rows, run};

pub async fn insert(
    tx: &mut Tx,
    id: JobId,
    kind: JobKind,
    payload: &str,
    once_key: &str,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO jobs (id, kind, payload, once_key, created_at, run_at) VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT (once_key) DO NOTHING",
        id,
        kind,
        payload,
        once_key,
        now
    )
    .map(drop)
}

pub async fn due(tx: &mut Tx, now: Instant) -> Result<Vec<Job>, DbError> {
    rows!(
        tx,
        Job,
        "SELECT id, kind, payload, tries FROM jobs
         WHERE done_at IS NULL AND given_up_at IS NULL AND run_at <= $1 ORDER BY run_at LIMIT 8",
        now
    )
}

/// Claims a job until `until`; true when nobody else had it.
pub async fn claim(tx: &mut Tx, id: JobId, now: Instant, until: Instant) -> Result<bool, DbError> {
    let claimed = run!(
        tx,
        "UPDATE jobs SET run_at = $3, tries = tries + 1
         WHERE id = $1 AND done_at IS NULL AND given_up_at IS NULL AND run_at <= $2",
        id,
        now,
        until
    )?;
    Ok(claimed == 1)
}

pub async fn done(tx: &mut Tx, id: JobId, now: Instant) -> Result<(), DbError> {
    run!(tx, "UPDATE jobs SET done_at = $2 WHERE id = $1", id, now).map(drop)
}

pub async fn failed(
    tx: &mut Tx,
    id: JobId,
    error: &str,
    next: Instant,
    give_up: Option<Instant>,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE jobs SET last_error = $2, run_at = $3, given_up_at = $4 WHERE id = $1",
        id,
        error,
        next,
        give_up
    )
    .map(drop)
}

/// Forgets jobs that were done, or given up, before.
pub async fn forget(tx: &mut Tx, before: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM jobs WHERE done_at < $1 OR given_up_at < $1",
        before
    )
    .map(drop)
}
