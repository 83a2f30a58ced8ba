//! SQL that moves a person to another household, and makes one record of two.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, HouseholdId, MemberId};
use crate::{rows, run};

/// A person belongs to another household from now on.
pub async fn move_to(
    tx: &mut Tx,
    scope: &AmapScope,
    member: MemberId,
    household: HouseholdId,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET household_id = $3 WHERE amap_id = $1 AND id = $2",
        scope.id(),
        member,
        household
    )
    .map(drop)
}

/// What two households both have and one cannot have twice: contracts that run under one template, fees in one campaign.
/// The titles of what they have.
pub async fn held_by_both(
    tx: &mut Tx,
    scope: &AmapScope,
    (kept, joined): (HouseholdId, HouseholdId),
) -> Result<Vec<String>, DbError> {
    let found = rows!(
        tx,
        (String,),
        "SELECT DISTINCT t.title FROM contracts c
         JOIN contracts o ON o.amap_id = c.amap_id AND o.template_id = c.template_id AND o.household_id = $3
              AND o.lapsed_at IS NULL AND o.refused_at IS NULL AND o.cancelled_at IS NULL AND o.ended_on IS NULL
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         WHERE c.amap_id = $1 AND c.household_id = $2 AND c.lapsed_at IS NULL AND c.refused_at IS NULL
           AND c.cancelled_at IS NULL AND c.ended_on IS NULL
         UNION
         SELECT g.title FROM fees f
         JOIN fees o ON o.campaign_id = f.campaign_id AND o.amap_id = f.amap_id AND o.household_id = $3 AND o.withdrawn_at IS NULL
         JOIN campaigns g ON g.id = f.campaign_id
         WHERE f.amap_id = $1 AND f.household_id = $2 AND f.withdrawn_at IS NULL
         ORDER BY 1",
        scope.id(),
        kept,
        joined
    )?;
    Ok(found.into_iter().map(|(title,)| title).collect())
}

/// Everything of a household is another's from now on; it is no more.
pub async fn pass_household(
    tx: &mut Tx,
    scope: &AmapScope,
    (kept, joined): (HouseholdId, HouseholdId),
) -> Result<(), DbError> {
    for sql in [
        "DELETE FROM trials WHERE amap_id = $1 AND household_id = $3
           AND EXISTS (SELECT 1 FROM trials t WHERE t.amap_id = $1 AND t.household_id = $2)",
        "UPDATE trials SET household_id = $2 WHERE amap_id = $1 AND household_id = $3",
        "UPDATE members SET household_id = $2 WHERE amap_id = $1 AND household_id = $3",
        "UPDATE contracts SET household_id = $2 WHERE amap_id = $1 AND household_id = $3",
        "UPDATE order_lines SET collected_by = $2 WHERE amap_id = $1 AND collected_by = $3",
        "UPDATE memberships SET household_id = $2 WHERE amap_id = $1 AND household_id = $3",
        "UPDATE handovers SET to_household_id = $2 WHERE amap_id = $1 AND to_household_id = $3",
        "UPDATE handovers SET taken_household_id = $2 WHERE amap_id = $1 AND taken_household_id = $3",
        "UPDATE join_requests SET household_id = $2 WHERE amap_id = $1 AND household_id = $3",
        "UPDATE waits SET household_id = $2 WHERE amap_id = $1 AND household_id = $3",
        "UPDATE fees SET household_id = $2 WHERE amap_id = $1 AND household_id = $3",
    ] {
        run!(tx, sql, scope.id(), kept, joined)?;
    }
    run!(
        tx,
        "DELETE FROM households WHERE amap_id = $1 AND id = $2",
        scope.id(),
        joined
    )
    .map(drop)
}

/// Everything of a record is another's from now on; it is no more. The account passes over where the record that is
/// kept has none, its roles in the AMAP in any case.
pub async fn pass_record(
    tx: &mut Tx,
    scope: &AmapScope,
    (kept, joined): (MemberId, MemberId),
) -> Result<(), DbError> {
    let accounts = rows!(
        tx,
        (Option<AccountId>,),
        "SELECT account_id FROM members WHERE amap_id = $1 AND id = $2",
        scope.id(),
        joined
    )?;
    for sql in [
        "DELETE FROM duty_seats WHERE amap_id = $1 AND member_id = $3
           AND slot_id IN (SELECT slot_id FROM duty_seats WHERE amap_id = $1 AND member_id = $2)",
        "UPDATE duty_seats SET member_id = $2 WHERE amap_id = $1 AND member_id = $3",
        "UPDATE contracts SET signatory_id = $2 WHERE amap_id = $1 AND signatory_id = $3",
        "UPDATE members SET joined_on = (SELECT MIN(joined_on) FROM members WHERE amap_id = $1 AND id IN ($2, $3))
         WHERE amap_id = $1 AND id = $2",
    ] {
        run!(tx, sql, scope.id(), kept, joined)?;
    }
    for sql in [
        "DELETE FROM erasures WHERE amap_id = $1 AND member_id = $2",
        "DELETE FROM tokens WHERE amap_id = $1 AND member_id = $2",
        "DELETE FROM members WHERE amap_id = $1 AND id = $2",
    ] {
        run!(tx, sql, scope.id(), joined)?;
    }
    if let Some((Some(account),)) = accounts.first() {
        run!(
            tx,
            "UPDATE members SET account_id = $3 WHERE amap_id = $1 AND id = $2 AND account_id IS NULL",
            scope.id(),
            kept,
            *account
        )?;
        run!(
            tx,
            "UPDATE grants SET account_id = (SELECT account_id FROM members WHERE amap_id = $1 AND id = $2)
             WHERE amap_id = $1 AND account_id = $3",
            scope.id(),
            kept,
            *account
        )?;
    }
    Ok(())
}

/// The places in lines of a household that closes are those of another.
pub async fn pass_waits(
    tx: &mut Tx,
    scope: &AmapScope,
    (before, after): (HouseholdId, HouseholdId),
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE waits SET household_id = $3 WHERE amap_id = $1 AND household_id = $2",
        scope.id(),
        before,
        after
    )
    .map(drop)
}
