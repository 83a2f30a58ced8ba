//! Households that try the AMAP until a day.

use super::queries;
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::web::Visit;
use crate::words::{Day, HouseholdId, Instant, PublicId};

/// A household on trial, or whose trial is over and which nobody confirmed.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Trial {
    /// The household.
    pub household_id: HouseholdId,
    /// In addresses.
    pub public_id: PublicId,
    /// Its name.
    pub household: String,
    /// Its last day.
    pub until_on: Day,
}

/// Begins a trial today.
///
/// # Errors
/// When the database fails.
pub async fn begin_trial(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    until: Day,
    visit: &Visit,
) -> Result<(), DbError> {
    let by = visit.actor().map(|actor| actor.account);
    queries::begin_trial(
        tx,
        amap,
        household,
        (amap.today(visit.now()), until),
        (by, visit.now()),
    )
    .await
}

/// Trials that nobody confirmed, the first to end first.
///
/// # Errors
/// When the database fails.
pub async fn trials(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<Trial>, DbError> {
    queries::trials(tx, amap).await
}

/// Trials that end between two days, which nobody confirmed and nobody was told about; from now on they were.
///
/// # Errors
/// When the database fails.
pub async fn ending_trials(
    tx: &mut Tx,
    amap: &AmapScope,
    (today, last): (Day, Day),
    now: Instant,
) -> Result<Vec<Trial>, DbError> {
    let ending = queries::ending_trials(tx, amap, (today, last)).await?;
    for trial in &ending {
        queries::mark_trial_told(tx, amap, trial.household_id, now).await?;
    }
    Ok(ending)
}

/// The household stays.
///
/// # Errors
/// When the database fails.
pub async fn convert_trial(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    now: Instant,
) -> Result<(), DbError> {
    queries::convert_trial(tx, amap, household, now).await
}
