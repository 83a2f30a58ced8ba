//! SQL on memberships.

mod trials;

pub use trials::{begin_trial, convert_trial, ending_trials, mark_trial_told, trials};

use super::enrol::{Ending, Enrolment};
use super::rules::{Requirement, Standing};
use crate::access::AmapScope;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{AccountId, AmapId, Day, FeeId, HouseholdId, Instant, MembershipId, PublicId};
use crate::{bulk_row, maybe, row, rows, run};

/// What the AMAP asks, and where a household stands on a day.
pub async fn standing(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    today: Day,
) -> Result<Standing, DbError> {
    let (asked, is_member, has_paid, trial_until, suspended) = row!(
        tx,
        (Requirement, bool, bool, Option<Day>, bool),
        "SELECT a.membership,
                EXISTS (SELECT 1 FROM memberships m WHERE m.amap_id = a.id AND m.household_id = $2 AND m.since_on <= $3
                          AND m.until_on >= $3 AND m.withdrawn_at IS NULL),
                EXISTS (SELECT 1 FROM memberships m WHERE m.amap_id = a.id AND m.household_id = $2 AND m.since_on <= $3
                          AND m.until_on >= $3 AND m.withdrawn_at IS NULL AND m.paid_at IS NOT NULL),
                (SELECT t.until_on FROM trials t WHERE t.amap_id = a.id AND t.household_id = $2 AND t.converted_at IS NULL),
                EXISTS (SELECT 1 FROM suspensions s WHERE s.amap_id = a.id AND s.suspended_at IS NOT NULL AND s.lifted_at IS NULL)
         FROM amaps a WHERE a.id = $1",
        amap.id(),
        household,
        today
    )?;
    Ok(Standing {
        asked,
        is_member,
        has_paid,
        trial: trial_until.map(|until| until >= today),
        suspended,
    })
}

/// What the AMAP asks.
pub async fn asked(tx: &mut Tx, amap: &AmapScope) -> Result<Requirement, DbError> {
    let (asked,) = row!(
        tx,
        (Requirement,),
        "SELECT membership FROM amaps WHERE id = $1",
        amap.id()
    )?;
    Ok(asked)
}

/// Asks something else from now on.
pub async fn ask(tx: &mut Tx, amap: &AmapScope, asked: Requirement) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE amaps SET membership = $2 WHERE id = $1",
        amap.id(),
        asked
    )
    .map(drop)
}

/// A household and its latest membership.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Listed {
    pub household_id: HouseholdId,
    pub public_id: PublicId,
    pub name: String,
    pub membership_id: Option<MembershipId>,
    pub since_on: Option<Day>,
    pub until_on: Option<Day>,
    pub paid_at: Option<Instant>,
    /// Whether a campaign asks it: its payment is recorded there, with a receipt.
    pub of_campaign: bool,
}

/// The campaign that is open to households for a part of a period, where payments are recorded with their receipts.
pub async fn open_campaign(
    tx: &mut Tx,
    amap: &AmapScope,
    (since, until): (Day, Day),
) -> Result<Option<String>, DbError> {
    let found = maybe!(
        tx,
        (String,),
        "SELECT title FROM campaigns
         WHERE amap_id = $1 AND flow = 'members' AND closed_at IS NULL AND since_on <= $3 AND until_on >= $2
         ORDER BY since_on LIMIT 1",
        amap.id(),
        since,
        until
    )?;
    Ok(found.map(|(title,)| title))
}

/// The households of the AMAP, each with the membership that ends last.
pub async fn listed(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<Listed>, DbError> {
    rows!(
        tx,
        Listed,
        "SELECT h.id AS household_id, h.public_id, h.name, m.id AS membership_id, m.since_on, m.until_on, m.paid_at,
                m.campaign_id IS NOT NULL AS of_campaign
         FROM households h
         LEFT JOIN memberships m ON m.amap_id = h.amap_id AND m.household_id = h.id AND m.withdrawn_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM memberships o WHERE o.amap_id = m.amap_id AND o.household_id = m.household_id
                                AND o.withdrawn_at IS NULL
                                AND (o.until_on > m.until_on OR (o.until_on = m.until_on AND o.id > m.id)))
         WHERE h.amap_id = $1 AND h.left_on IS NULL ORDER BY h.sort_key, h.public_id",
        amap.id()
    )
}

/// A membership about to be recorded.
#[derive(Debug)]
pub struct NewMembership {
    pub amap_id: AmapId,
    pub id: MembershipId,
    pub household_id: HouseholdId,
    pub since_on: Day,
    pub until_on: Day,
    pub recorded_at: Instant,
    pub recorded_by: AccountId,
    pub paid_at: Option<Instant>,
    pub paid_by: Option<AccountId>,
}

bulk_row!(NewMembership {
    amap_id,
    id,
    household_id,
    since_on,
    until_on,
    recorded_at,
    recorded_by,
    paid_at,
    paid_by
});

/// Records memberships.
pub async fn insert(tx: &mut Tx, memberships: &[NewMembership]) -> Result<(), DbError> {
    let insert = "INSERT INTO memberships (amap_id, id, household_id, since_on, until_on, recorded_at, recorded_by, paid_at,
                                           paid_by) ";
    insert_many(tx, insert, memberships).await
}

/// A membership was paid.
pub async fn pay(
    tx: &mut Tx,
    amap: &AmapScope,
    membership: MembershipId,
    by: AccountId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE memberships SET paid_at = $3, paid_by = $4
         WHERE amap_id = $1 AND id = $2 AND paid_at IS NULL AND withdrawn_at IS NULL",
        amap.id(),
        membership,
        now,
        by
    )
    .map(drop)
}

/// A membership was recorded by mistake.
pub async fn withdraw(
    tx: &mut Tx,
    amap: &AmapScope,
    membership: MembershipId,
    by: AccountId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE memberships SET withdrawn_at = $3, withdrawn_by = $4
         WHERE amap_id = $1 AND id = $2 AND withdrawn_at IS NULL",
        amap.id(),
        membership,
        now,
        by
    )
    .map(drop)
}

/// Takes back what a household was recorded with outside campaigns for a part of a period and never paid.
pub async fn withdraw_unpaid(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    (since, until): (Day, Day),
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE memberships SET withdrawn_at = $5, withdrawn_by = $6
         WHERE amap_id = $1 AND household_id = $2 AND campaign_id IS NULL AND paid_at IS NULL AND withdrawn_at IS NULL
           AND since_on <= $4 AND until_on >= $3",
        amap.id(),
        household,
        since,
        until,
        now,
        by
    )
    .map(drop)
}

/// The membership that a fee paid for.
pub async fn of_fee(tx: &mut Tx, amap: &AmapScope, fee: FeeId) -> Result<Option<MembershipId>, DbError> {
    Ok(maybe!(
        tx,
        (MembershipId,),
        "SELECT id FROM memberships WHERE amap_id = $1 AND fee_id = $2 AND withdrawn_at IS NULL",
        amap.id(),
        fee
    )?
    .map(|(id,)| id))
}

/// A membership that comes of a fee.
pub async fn insert_of_fee(
    tx: &mut Tx,
    amap: &AmapScope,
    (id, new): (MembershipId, &Enrolment),
    by: AccountId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO memberships (amap_id, id, household_id, since_on, until_on, recorded_at, recorded_by, paid_at, paid_by,
                                  campaign_id, fee_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        amap.id(),
        id,
        new.household,
        new.since,
        new.until,
        now,
        by,
        new.paid.then_some(now),
        new.paid.then_some(by),
        new.campaign,
        new.fee
    )
    .map(drop)
}

/// Memberships that end from a day on, were not written about, and are their household's last.
pub async fn unreminded(tx: &mut Tx, amap: &AmapScope, today: Day) -> Result<Vec<Ending>, DbError> {
    rows!(
        tx,
        Ending,
        "SELECT m.id AS membership, m.household_id AS household, m.until_on FROM memberships m
         JOIN households h ON h.amap_id = m.amap_id AND h.id = m.household_id AND h.left_on IS NULL
         WHERE m.amap_id = $1 AND m.until_on >= $2 AND m.withdrawn_at IS NULL AND m.reminded_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM memberships o WHERE o.amap_id = m.amap_id AND o.household_id = m.household_id
                             AND o.withdrawn_at IS NULL AND o.until_on > m.until_on)
         ORDER BY m.until_on, m.id",
        amap.id(),
        today
    )
}

pub async fn mark_reminded(
    tx: &mut Tx,
    amap: &AmapScope,
    membership: MembershipId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE memberships SET reminded_at = $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        membership,
        now
    )
    .map(drop)
}
