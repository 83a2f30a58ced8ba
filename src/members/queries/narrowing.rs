//! SQL by which the list of members is narrowed.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{Day, HouseholdId, PublicId};

/// The members who have a role in the AMAP today.
pub async fn with_role(
    tx: &mut Tx,
    scope: &AmapScope,
    role: &str,
    today: Day,
) -> Result<Vec<PublicId>, DbError> {
    let found = rows!(
        tx,
        (PublicId,),
        "SELECT DISTINCT m.public_id FROM grants g JOIN members m ON m.account_id = g.account_id AND m.amap_id = g.amap_id
         WHERE g.amap_id = $1 AND g.role = $2 AND g.since_on <= $3 AND (g.until_on IS NULL OR g.until_on >= $3)",
        scope.id(),
        role,
        today
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// The households whose membership is in force today: whether it is paid.
pub async fn with_membership(
    tx: &mut Tx,
    scope: &AmapScope,
    today: Day,
) -> Result<Vec<(HouseholdId, bool)>, DbError> {
    rows!(
        tx,
        (HouseholdId, bool),
        "SELECT household_id, MAX(CASE WHEN paid_at IS NULL THEN 0 ELSE 1 END) = 1 AS paid FROM memberships
         WHERE amap_id = $1 AND withdrawn_at IS NULL AND since_on <= $2 AND until_on >= $2 GROUP BY household_id",
        scope.id(),
        today
    )
}

/// The households that are trying the AMAP today.
pub async fn on_trial(tx: &mut Tx, scope: &AmapScope, today: Day) -> Result<Vec<HouseholdId>, DbError> {
    let found = rows!(
        tx,
        (HouseholdId,),
        "SELECT household_id FROM trials WHERE amap_id = $1 AND converted_at IS NULL AND until_on >= $2",
        scope.id(),
        today
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
