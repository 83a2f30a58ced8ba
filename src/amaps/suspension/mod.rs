//! An AMAP whose membership of its network lapsed (charter, 8): its network warns it, then suspends it. No new templates, members
//! or subscriptions; what is signed runs on, lists and payments included; nothing is deleted.

mod queries;

use crate::access::{AmapScope, NetworkScope};
use crate::clock;
use crate::db::{DbError, Tx};
use crate::t;
use crate::web::Fault;
use crate::words::{AccountId, Day, Instant, SuspensionId};

/// Days between a warning and the suspension, at least.
pub const WARNING_DAYS: i64 = 15;

/// A warning, and what became of it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Suspension {
    /// Its id.
    pub id: SuspensionId,
    /// Why, in the network's words.
    pub reason: String,
    /// From which day on the AMAP may be suspended.
    pub from_on: Day,
    /// When it was.
    pub suspended_at: Option<Instant>,
}

/// The warning or suspension of an AMAP that is not lifted.
///
/// # Errors
/// When the database fails.
pub async fn standing(tx: &mut Tx, amap: &AmapScope) -> Result<Option<Suspension>, DbError> {
    queries::standing(tx, amap).await
}

/// Refuses what a suspended AMAP does not do.
///
/// # Errors
/// [`Fault::Refused`] with the sentence that says so.
pub async fn refuse_suspended(tx: &mut Tx, amap: &AmapScope) -> Result<(), Fault> {
    match standing(tx, amap).await? {
        Some(found) if found.suspended_at.is_some() => Err(Fault::Refused(t!("amaps-suspended"))),
        _ => Ok(()),
    }
}

/// Warns an AMAP; gives the day from which on it may be suspended.
///
/// # Errors
/// When it was warned before, or the database fails.
pub async fn warn(
    tx: &mut Tx,
    (network, amap): (&NetworkScope, &AmapScope),
    reason: &str,
    (by, now): (AccountId, Instant),
) -> Result<Day, Fault> {
    if standing(tx, amap).await?.is_some() {
        return Err(Fault::Refused(t!("amaps-warned-already")));
    }
    let from = amap.today(now).plus_days(WARNING_DAYS);
    let id = SuspensionId::new(clock::fresh_uuid());
    queries::warn(tx, (id, network.id(), amap.id()), (reason, from), (by, now)).await?;
    Ok(from)
}

/// Suspends an AMAP whose warning is old enough.
///
/// # Errors
/// When it is not, or the database fails.
pub async fn suspend(tx: &mut Tx, amap: &AmapScope, by: AccountId, now: Instant) -> Result<(), Fault> {
    match standing(tx, amap).await? {
        Some(found) if found.suspended_at.is_none() && found.from_on <= amap.today(now) => {
            Ok(queries::suspend(tx, amap, found.id, (by, now)).await?)
        }
        _ => Err(Fault::Refused(t!("amaps-not-warned", days = WARNING_DAYS))),
    }
}

/// Lifts a warning or a suspension.
///
/// # Errors
/// When there is none, or the database fails.
pub async fn lift(tx: &mut Tx, amap: &AmapScope, by: AccountId, now: Instant) -> Result<(), Fault> {
    let found = standing(tx, amap).await?.ok_or(Fault::NotFound)?;
    Ok(queries::lift(tx, amap, found.id, (by, now)).await?)
}
