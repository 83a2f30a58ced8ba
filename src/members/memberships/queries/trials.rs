//! SQL on trials.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::members::memberships::trials::Trial;
use crate::words::{AccountId, Day, HouseholdId, Instant};
use crate::{rows, run};

/// Begins a trial, in the place of one before.
pub async fn begin_trial(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    (since, until): (Day, Day),
    (by, now): (Option<AccountId>, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO trials (amap_id, household_id, since_on, until_on, begun_by, begun_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (amap_id, household_id) DO UPDATE SET since_on = excluded.since_on, until_on = excluded.until_on,
           begun_by = excluded.begun_by, begun_at = excluded.begun_at, converted_at = NULL,
           reminded_at = NULL",
        amap.id(),
        household,
        since,
        until,
        by,
        now
    )
    .map(drop)
}

/// Trials that nobody confirmed.
pub async fn trials(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<Trial>, DbError> {
    rows!(
        tx,
        Trial,
        "SELECT t.household_id, h.public_id, h.name AS household, t.until_on
         FROM trials t JOIN households h ON h.amap_id = t.amap_id AND h.id = t.household_id AND h.left_on IS NULL
         WHERE t.amap_id = $1 AND t.converted_at IS NULL ORDER BY t.until_on, h.sort_key, h.id",
        amap.id()
    )
}

/// The household stays.
pub async fn convert_trial(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE trials SET converted_at = $3 WHERE amap_id = $1 AND household_id = $2 AND converted_at IS NULL",
        amap.id(),
        household,
        now
    )
    .map(drop)
}

/// Trials that end between two days, which nobody confirmed and nobody was told about.
pub async fn ending_trials(
    tx: &mut Tx,
    amap: &AmapScope,
    (today, last): (Day, Day),
) -> Result<Vec<Trial>, DbError> {
    rows!(
        tx,
        Trial,
        "SELECT t.household_id, h.public_id, h.name AS household, t.until_on
         FROM trials t JOIN households h ON h.amap_id = t.amap_id AND h.id = t.household_id AND h.left_on IS NULL
         WHERE t.amap_id = $1 AND t.converted_at IS NULL AND t.reminded_at IS NULL AND t.until_on BETWEEN $2 AND $3
         ORDER BY t.until_on, h.id",
        amap.id(),
        today,
        last
    )
}

/// A household was told.
pub async fn mark_trial_told(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE trials SET reminded_at = $3 WHERE amap_id = $1 AND household_id = $2",
        amap.id(),
        household,
        now
    )
    .map(drop)
}
