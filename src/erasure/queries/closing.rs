//! SQL on what holds an account, beside its records in AMAPs: farms it signs for, roles it has.

use crate::db::{DbError, Tx};
use crate::history;
use crate::words::{AccountId, Day, EmailAddress, FarmId, FarmerId, Instant};
use crate::{maybe, row, rows, run};

/// Farms with deliveries to come for which nobody else with an account signs.
pub async fn farms_left_alone(tx: &mut Tx, account: AccountId, today: Day) -> Result<Vec<String>, DbError> {
    let found = rows!(
        tx,
        (String,),
        "SELECT f.name FROM farmers p JOIN farms f ON f.id = p.farm_id
         WHERE p.account_id = $1
           AND NOT EXISTS (SELECT 1 FROM farmers o WHERE o.farm_id = p.farm_id AND o.account_id IS NOT NULL AND o.account_id <> $1)
           AND EXISTS (SELECT 1 FROM templates t JOIN contracts c ON c.amap_id = t.amap_id AND c.template_id = t.id
                         JOIN order_lines l ON l.amap_id = c.amap_id AND l.contract_id = c.id
                         JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
                       WHERE t.farm_id = p.farm_id AND d.day >= $2 AND c.cancelled_at IS NULL AND c.lapsed_at IS NULL
                         AND c.refused_at IS NULL)
         ORDER BY f.sort_key, f.id",
        account,
        today
    )?;
    Ok(found.into_iter().map(|(name,)| name).collect())
}

/// AMAPs that nobody else coordinates for good.
pub async fn amaps_left_alone(tx: &mut Tx, account: AccountId) -> Result<Vec<String>, DbError> {
    let found = rows!(
        tx,
        (String,),
        "SELECT a.name FROM amaps a
         WHERE a.sample_of IS NULL
           AND EXISTS (SELECT 1 FROM grants g WHERE g.amap_id = a.id AND g.role = 'coordinator' AND g.until_on IS NULL
                         AND g.account_id = $1)
           AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.amap_id = a.id AND g.role = 'coordinator' AND g.until_on IS NULL
                             AND g.account_id <> $1)
         ORDER BY a.sort_key, a.id",
        account
    )?;
    Ok(found.into_iter().map(|(name,)| name).collect())
}

/// Whether nobody else administers this server.
pub async fn is_last_administrator(tx: &mut Tx, account: AccountId) -> Result<bool, DbError> {
    let (last,) = row!(
        tx,
        (bool,),
        "SELECT EXISTS (SELECT 1 FROM grants WHERE role = 'admin' AND account_id = $1 AND until_on IS NULL)
            AND NOT EXISTS (SELECT 1 FROM grants WHERE role = 'admin' AND account_id <> $1 AND until_on IS NULL)",
        account
    )?;
    Ok(last)
}

/// Where an account is written to.
pub async fn address(tx: &mut Tx, account: AccountId) -> Result<Option<EmailAddress>, DbError> {
    let found = maybe!(
        tx,
        (EmailAddress,),
        "SELECT email FROM accounts WHERE id = $1 AND erased_at IS NULL",
        account
    )?;
    Ok(found.map(|(email,)| email))
}

/// Ends every role of an account, and takes it off its farms; a farm left without anybody may be looked after by its AMAP again.
pub async fn let_go(tx: &mut Tx, account: AccountId, today: Day) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE grants SET until_on = $2 WHERE account_id = $1 AND (until_on IS NULL OR until_on > $2)",
        account,
        today.plus_days(-1)
    )?;
    let farms = rows!(
        tx,
        (FarmId, FarmerId),
        "SELECT farm_id, id FROM farmers WHERE account_id = $1",
        account
    )?;
    for (farm, id) in farms {
        forget_farmer(tx, (farm, id)).await?;
    }
    Ok(())
}

async fn unclaim(tx: &mut Tx, farm: FarmId) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE farms SET claimed_at = NULL
         WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM farmers p WHERE p.farm_id = $1 AND p.account_id IS NOT NULL)",
        farm
    )
    .map(drop)
}

/// Somebody who signs for a farm.
#[derive(Debug, sqlx::FromRow)]
pub struct IdleFarmer {
    pub farm_id: FarmId,
    pub id: FarmerId,
    pub farm: String,
    pub account_id: Option<AccountId>,
    pub email: Option<EmailAddress>,
    pub warned_at: Option<Instant>,
}

/// Those who sign for a farm of which nothing was heard after a day: no delivery, no sign-in, and it is no newer.
pub async fn idle_farmers(
    tx: &mut Tx,
    (since, since_at): (Day, Instant),
) -> Result<Vec<IdleFarmer>, DbError> {
    rows!(
        tx,
        IdleFarmer,
        "SELECT p.farm_id, p.id, f.name AS farm, p.account_id, p.email, p.warned_at FROM farmers p JOIN farms f ON f.id = p.farm_id
         WHERE f.created_at <= $2
           AND NOT EXISTS (SELECT 1 FROM accounts s WHERE s.id = p.account_id AND (s.seen_at > $2 OR s.created_at > $2))
           AND NOT EXISTS (SELECT 1 FROM tokens k WHERE k.farm_id = p.farm_id AND k.farmer_id = p.id AND k.created_at > $2)
           AND NOT EXISTS (SELECT 1 FROM templates t
                             JOIN template_deliveries td ON td.amap_id = t.amap_id AND td.template_id = t.id
                             JOIN deliveries d ON d.amap_id = td.amap_id AND d.id = td.delivery_id
                           WHERE t.farm_id = p.farm_id AND d.day > $1)
         ORDER BY p.farm_id, p.id",
        since,
        since_at
    )
}

/// Somebody of a farm was warned.
pub async fn warned(tx: &mut Tx, farmer: &IdleFarmer, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE farmers SET warned_at = $3 WHERE farm_id = $1 AND id = $2",
        farmer.farm_id,
        farmer.id,
        now
    )
    .map(drop)
}

/// Whoever was warned before an instant and is still there has been heard of since: the next time they are warned anew.
pub async fn forget_warnings(tx: &mut Tx, before: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE farmers SET warned_at = NULL WHERE warned_at < $1",
        before
    )
    .map(drop)
}

/// Where the coordination of the AMAPs is written to that a farm delivers or delivered to.
pub async fn coordination_around(
    tx: &mut Tx,
    farm: FarmId,
    today: Day,
) -> Result<Vec<EmailAddress>, DbError> {
    let found = rows!(
        tx,
        (EmailAddress,),
        "SELECT DISTINCT c.email FROM partnerships p JOIN grants g ON g.amap_id = p.amap_id AND g.role = 'coordinator'
           AND g.since_on <= $2 AND (g.until_on IS NULL OR g.until_on >= $2)
         JOIN accounts c ON c.id = g.account_id WHERE p.farm_id = $1 ORDER BY c.email",
        farm,
        today
    )?;
    Ok(found.into_iter().map(|(email,)| email).collect())
}

/// Of somebody of a farm nothing is kept there any more, nor beside the trail.
pub async fn forget_farmer(tx: &mut Tx, (farm, farmer): (FarmId, FarmerId)) -> Result<(), DbError> {
    for sql in [
        "DELETE FROM tokens WHERE farm_id = $1 AND farmer_id = $2",
        "DELETE FROM farmers WHERE farm_id = $1 AND id = $2",
    ] {
        run!(tx, sql, farm, farmer)?;
    }
    history::forget_mentions(tx, "farmer.%", farmer.uuid()).await?;
    unclaim(tx, farm).await
}
