//! SQL on erasures, and the erasing itself.

pub mod closing;
mod erasing;

pub use erasing::{Nameless, erase, erase_account, forget_requests, idle_accounts};

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{
    AccountId, AmapId, Day, EmailAddress, ErasureId, HouseholdId, Instant, MemberId, TemplateId,
};
use crate::{maybe, rows, run};

/// Templates under which a person signed a contract that was not cancelled, refused or lapsed.
pub async fn signed_templates(
    tx: &mut Tx,
    amap: &AmapScope,
    member: MemberId,
) -> Result<Vec<TemplateId>, DbError> {
    let found = rows!(
        tx,
        (TemplateId,),
        "SELECT c.template_id FROM contracts c
         WHERE c.amap_id = $1 AND c.signatory_id = $2 AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM signatures s WHERE s.amap_id = c.amap_id AND s.contract_id = c.id AND s.party = 'member'
                         AND s.voided_at IS NULL)
         ORDER BY c.template_id",
        amap.id(),
        member
    )?;
    Ok(found.into_iter().map(|(template,)| template).collect())
}

/// An erasure that has begun.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Begun {
    pub id: ErasureId,
    pub why: String,
    pub erase_on: Day,
}

/// The erasure of a member that has begun.
pub async fn begun(tx: &mut Tx, amap: AmapId, member: MemberId) -> Result<Option<Begun>, DbError> {
    maybe!(
        tx,
        Begun,
        "SELECT id, why, erase_on FROM erasures
         WHERE amap_id = $1 AND member_id = $2 AND withdrawn_at IS NULL AND erased_at IS NULL",
        amap,
        member
    )
}

/// Begins one; false when one has begun.
pub async fn begin(
    tx: &mut Tx,
    amap: &AmapScope,
    (id, member): (ErasureId, MemberId),
    (why, erase_on): (&str, Day),
    (by, now): (Option<AccountId>, Instant),
) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "INSERT INTO erasures (amap_id, id, member_id, why, begun_at, begun_by, erase_on) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT DO NOTHING",
        amap.id(),
        id,
        member,
        why,
        now,
        by,
        erase_on
    )?;
    Ok(done == 1)
}

pub async fn withdraw(tx: &mut Tx, amap: AmapId, id: ErasureId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE erasures SET withdrawn_at = $3 WHERE amap_id = $1 AND id = $2 AND erased_at IS NULL",
        amap,
        id,
        now
    )
    .map(drop)
}

/// Somebody who left comes back, to the household they were in.
pub async fn come_back(
    tx: &mut Tx,
    amap: AmapId,
    member: MemberId,
    household: HouseholdId,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET left_on = NULL WHERE amap_id = $1 AND id = $2",
        amap,
        member
    )?;
    run!(
        tx,
        "UPDATE households SET left_on = NULL WHERE amap_id = $1 AND id = $2",
        amap,
        household
    )
    .map(drop)
}

/// An erasure that is to come, and whether the coordination was told that it is blocked.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ToCome {
    pub id: ErasureId,
    pub member_id: MemberId,
    pub household_id: HouseholdId,
    pub why: String,
    pub erase_on: Day,
    pub told: bool,
}

/// Erasures of an AMAP that have begun and whose day is not after another; all of them without one.
pub async fn to_come(tx: &mut Tx, amap: &AmapScope, until: Option<Day>) -> Result<Vec<ToCome>, DbError> {
    rows!(
        tx,
        ToCome,
        "SELECT e.id, e.member_id, m.household_id, e.why, e.erase_on, e.told_at IS NOT NULL AS told FROM erasures e
         JOIN members m ON m.amap_id = e.amap_id AND m.id = e.member_id
         WHERE e.amap_id = $1 AND ($2 IS NULL OR e.erase_on <= $2) AND e.withdrawn_at IS NULL AND e.erased_at IS NULL
         ORDER BY e.erase_on, e.id",
        amap.id(),
        until
    )
}

/// The coordination was told that an erasure is blocked.
pub async fn told(tx: &mut Tx, amap: &AmapScope, id: ErasureId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE erasures SET told_at = $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        now
    )
    .map(drop)
}

/// Members whose last sign of life is on or before a day, of whom no erasure has begun: id, address, that day. A sign of life is
/// joining or leaving, a delivery due to the household, the end of a membership, a sign-in.
pub async fn inactive(
    tx: &mut Tx,
    amap: &AmapScope,
    (until, until_at): (Day, Instant),
) -> Result<Vec<(MemberId, Option<EmailAddress>, Option<AccountId>)>, DbError> {
    rows!(
        tx,
        (MemberId, Option<EmailAddress>, Option<AccountId>),
        "SELECT m.id, m.email, m.account_id FROM members m
         WHERE m.amap_id = $1 AND m.erased_at IS NULL AND m.joined_on <= $2 AND (m.left_on IS NULL OR m.left_on <= $2)
           AND NOT EXISTS (SELECT 1 FROM contracts c JOIN order_lines l ON l.amap_id = c.amap_id AND l.contract_id = c.id
                             JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
                           WHERE c.amap_id = m.amap_id AND c.household_id = m.household_id AND d.day > $2
                             AND c.cancelled_at IS NULL AND c.lapsed_at IS NULL AND c.refused_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM memberships b WHERE b.amap_id = m.amap_id AND b.household_id = m.household_id
                             AND b.withdrawn_at IS NULL AND b.until_on > $2)
           AND NOT EXISTS (SELECT 1 FROM accounts s WHERE s.id = m.account_id AND s.seen_at > $3)
           AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.amap_id = m.amap_id AND e.member_id = m.id
                             AND e.withdrawn_at IS NULL AND e.erased_at IS NULL)
         ORDER BY m.id",
        amap.id(),
        until,
        until_at
    )
}

pub async fn mark_erased(tx: &mut Tx, amap: &AmapScope, id: ErasureId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE erasures SET erased_at = $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        now
    )
    .map(drop)
}
