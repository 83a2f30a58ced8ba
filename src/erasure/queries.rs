//! SQL on erasures, and the erasing itself.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{
    AccountId, AmapId, Day, EmailAddress, ErasureId, HouseholdId, Instant, MemberId, TemplateId,
};
use crate::{maybe, row, rows, run};

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

/// A person of an account in an AMAP, there or gone, whose values were not erased.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Known {
    pub amap_id: AmapId,
    pub amap_slug: String,
    pub amap: String,
    pub member_id: MemberId,
    pub household_id: HouseholdId,
}

pub async fn known(tx: &mut Tx, account: AccountId) -> Result<Vec<Known>, DbError> {
    rows!(
        tx,
        Known,
        "SELECT m.amap_id, a.slug AS amap_slug, a.name AS amap, m.id AS member_id, m.household_id
         FROM members m JOIN amaps a ON a.id = m.amap_id
         WHERE m.account_id = $1 AND m.erased_at IS NULL ORDER BY a.sort_key, a.id",
        account
    )
}

/// Erasures of an AMAP whose day has come.
pub async fn due(
    tx: &mut Tx,
    amap: &AmapScope,
    today: Day,
) -> Result<Vec<(ErasureId, MemberId, HouseholdId, String)>, DbError> {
    rows!(
        tx,
        (ErasureId, MemberId, HouseholdId, String),
        "SELECT e.id, e.member_id, m.household_id, e.why FROM erasures e
         JOIN members m ON m.amap_id = e.amap_id AND m.id = e.member_id
         WHERE e.amap_id = $1 AND e.erase_on <= $2 AND e.withdrawn_at IS NULL AND e.erased_at IS NULL ORDER BY e.id",
        amap.id(),
        today
    )
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

/// What a household and a person are called once their values are gone.
#[derive(Debug)]
pub struct Nameless<'a> {
    pub person: &'a str,
    pub household: &'a str,
}

/// Erases the personal values of a member, wherever they stand: the record, the household's name when nobody else is in it, the
/// values beside the trail, the names on receipts, the texts of what was signed (the farm keeps them), addresses of signatures,
/// requests and letters.
pub async fn erase(
    tx: &mut Tx,
    amap: &AmapScope,
    (member, household): (MemberId, HouseholdId),
    nameless: &Nameless<'_>,
    now: Instant,
) -> Result<(), DbError> {
    let id = amap.id();
    run!(
        tx,
        "DELETE FROM outbox WHERE amap_id = $1 AND recipient IN
           (SELECT email FROM members WHERE amap_id = $1 AND id = $2 AND email IS NOT NULL)",
        id,
        member
    )?;
    run!(
        tx,
        "DELETE FROM audit_values WHERE audit_id IN
           (SELECT id FROM audit WHERE amap_id = $1 AND object_id IN ($2, $3))",
        id,
        member.uuid(),
        household.uuid()
    )?;
    run!(
        tx,
        "UPDATE signatures SET address = '' WHERE amap_id = $1 AND contract_id IN
           (SELECT id FROM contracts WHERE amap_id = $1 AND signatory_id = $2)",
        id,
        member
    )?;
    for sql in [
        "UPDATE bodies SET pdf = $3 WHERE amap_id = $1 AND contract_id IN
           (SELECT id FROM contracts WHERE amap_id = $1 AND signatory_id = $2)",
        "UPDATE signed_files SET pdf = $3 WHERE amap_id = $1 AND contract_id IN
           (SELECT id FROM contracts WHERE amap_id = $1 AND signatory_id = $2)",
    ] {
        run!(tx, sql, id, member, Vec::<u8>::new())?;
    }
    run!(
        tx,
        "UPDATE members SET last_name = $3, first_name = '', sort_key = '', email = NULL, phone = '', account_id = NULL,
                            shares_email = 0, shares_phone = 0, listed = 0, erased_at = $4
         WHERE amap_id = $1 AND id = $2",
        id,
        member,
        nameless.person,
        now
    )?;
    run!(
        tx,
        "DELETE FROM tokens WHERE amap_id = $1 AND member_id = $2",
        id,
        member
    )?;
    erase_household(tx, amap, household, nameless, now).await
}

/// The name of a household goes with the last of its people.
async fn erase_household(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    nameless: &Nameless<'_>,
    now: Instant,
) -> Result<(), DbError> {
    let (left,) = row!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM members WHERE amap_id = $1 AND household_id = $2 AND erased_at IS NULL",
        amap.id(),
        household
    )?;
    if left > 0 {
        return Ok(());
    }
    run!(
        tx,
        "UPDATE households SET name = $3, sort_key = '' WHERE amap_id = $1 AND id = $2",
        amap.id(),
        household,
        nameless.household
    )?;
    run!(
        tx,
        "UPDATE receipts SET payer = $3 WHERE (campaign_id, fee_id) IN
           (SELECT campaign_id, id FROM fees WHERE amap_id = $1 AND household_id = $2)",
        amap.id(),
        household,
        nameless.household
    )?;
    forget_requests(tx, amap, now, Some(household)).await
}

/// Erases who asked to join: those of a household that is erased, or all that ended before an instant.
pub async fn forget_requests(
    tx: &mut Tx,
    amap: &AmapScope,
    before: Instant,
    household: Option<HouseholdId>,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE join_requests SET last_name = '', first_name = '', email = '', phone = '', message = '', digest = NULL
         WHERE amap_id = $1 AND email <> ''
           AND (household_id = $2 OR ($2 IS NULL AND (closed_at < $3 OR joined_at < $3 OR (confirmed_at IS NULL AND asked_at < $3))))",
        amap.id(),
        household,
        before
    )
    .map(drop)
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

/// Accounts that stand for nobody any more: no member, farmer or role, made before an instant, used by no session since.
pub async fn idle_accounts(tx: &mut Tx, before: Instant) -> Result<Vec<AccountId>, DbError> {
    let found = rows!(
        tx,
        (AccountId,),
        "SELECT c.id FROM accounts c
         WHERE c.erased_at IS NULL AND c.created_at < $1
           AND NOT EXISTS (SELECT 1 FROM members m WHERE m.account_id = c.id)
           AND NOT EXISTS (SELECT 1 FROM farmers f WHERE f.account_id = c.id)
           AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.account_id = c.id AND g.until_on IS NULL)
           AND (c.seen_at IS NULL OR c.seen_at < $1)
         ORDER BY c.id LIMIT 1000",
        before
    )?;
    Ok(found.into_iter().map(|(account,)| account).collect())
}

/// Erases what an account holds; the row stays for what it did.
pub async fn erase_account(tx: &mut Tx, account: AccountId, now: Instant) -> Result<(), DbError> {
    for sql in [
        "DELETE FROM sessions WHERE account_id = $1",
        "DELETE FROM tokens WHERE account_id = $1",
        "DELETE FROM steps WHERE account_id = $1",
        "DELETE FROM recovery_codes WHERE account_id = $1",
        "DELETE FROM authenticators WHERE account_id = $1",
        "DELETE FROM passkeys WHERE account_id = $1",
        "DELETE FROM identities WHERE account_id = $1",
        "DELETE FROM feeds WHERE account_id = $1",
        "DELETE FROM kept_forms WHERE account_id = $1",
    ] {
        run!(tx, sql, account)?;
    }
    run!(
        tx,
        "UPDATE accounts SET email = $2, name = '', password_hash = NULL, erased_at = $3 WHERE id = $1",
        account,
        format!("{account}@efface.invalid"),
        now
    )
    .map(drop)
}
