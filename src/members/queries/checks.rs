//! Questions that rules ask about somebody.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{Cents, Day, EmailAddress, HouseholdId, Instant, MemberId, PublicId};
use crate::{maybe, row, rows};

/// Whether somebody can sign in, and whether a link of theirs is still good.
pub async fn access_of(
    tx: &mut Tx,
    scope: &AmapScope,
    member: MemberId,
    now: Instant,
) -> Result<(bool, bool), DbError> {
    row!(
        tx,
        (bool, bool),
        "SELECT EXISTS (SELECT 1 FROM accounts a WHERE a.id = m.account_id AND (a.password_hash IS NOT NULL OR a.seen_at IS NOT NULL)),
                EXISTS (SELECT 1 FROM tokens t WHERE t.amap_id = m.amap_id AND t.member_id = m.id
                        AND t.purpose = 'member' AND t.used_at IS NULL AND t.expires_at > $3)
         FROM members m WHERE m.amap_id = $1 AND m.id = $2",
        scope.id(),
        member,
        now
    )
}

/// The address with which a member signs in, once they have.
pub async fn signs_in_with(
    tx: &mut Tx,
    scope: &AmapScope,
    member: MemberId,
) -> Result<Option<EmailAddress>, DbError> {
    let found = maybe!(
        tx,
        (EmailAddress,),
        "SELECT a.email FROM members m JOIN accounts a ON a.id = m.account_id
         WHERE m.amap_id = $1 AND m.id = $2 AND (a.password_hash IS NOT NULL OR a.seen_at IS NOT NULL)",
        scope.id(),
        member
    )?;
    Ok(found.map(|(email,)| email))
}

/// True when another present member has the same name.
pub async fn has_homonym(tx: &mut Tx, scope: &AmapScope, key: &str) -> Result<bool, DbError> {
    let found = row!(
        tx,
        (bool,),
        "SELECT EXISTS (SELECT 1 FROM members WHERE amap_id = $1 AND sort_key = $2 AND left_on IS NULL)",
        scope.id(),
        key
    )?;
    Ok(found.0)
}

/// True when another member who is in the AMAP signs in with this address.
pub async fn signs_in_already(
    tx: &mut Tx,
    scope: &AmapScope,
    email: &EmailAddress,
    except: MemberId,
) -> Result<bool, DbError> {
    let found = row!(
        tx,
        (bool,),
        "SELECT EXISTS (SELECT 1 FROM members m JOIN accounts a ON a.id = m.account_id
                        WHERE m.amap_id = $1 AND a.email = $2 AND m.id <> $3 AND m.left_on IS NULL)",
        scope.id(),
        email,
        except
    )?;
    Ok(found.0)
}

/// What somebody who leaves leaves open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Open {
    /// Deliveries from a day on at which the household is due something, or fetches what it took over from another.
    pub deliveries: i64,
    /// Instalments of the household that were not received.
    pub owed: Cents,
    /// Seats of the person at deliveries from that day on.
    pub seats: i64,
}

/// What a household is due and owes under contracts that bind it, and the seats of one of its members.
pub async fn open_matters(
    tx: &mut Tx,
    scope: &AmapScope,
    (household, member): (HouseholdId, MemberId),
    today: Day,
) -> Result<Open, DbError> {
    row!(
        tx,
        Open,
        "SELECT (SELECT CAST(COUNT(DISTINCT d.id) AS BIGINT) FROM contracts c
                 JOIN order_lines l ON l.amap_id = c.amap_id AND l.contract_id = c.id
                 JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
                 WHERE c.amap_id = $1 AND (c.household_id = $2 OR (l.collected_by = $2 AND l.given_at IS NULL))
                   AND c.lapsed_at IS NULL AND c.refused_at IS NULL
                   AND c.cancelled_at IS NULL AND (c.ended_on IS NULL OR c.ended_on >= d.day)
                   AND d.day >= $4 AND d.cancelled_at IS NULL
                   AND EXISTS (SELECT 1 FROM signatures s WHERE s.amap_id = c.amap_id AND s.contract_id = c.id
                               AND s.party = 'member' AND s.voided_at IS NULL)) AS deliveries,
                (SELECT CAST(COALESCE(SUM(i.amount_cents), 0) AS BIGINT) FROM contracts c
                 JOIN instalments i ON i.amap_id = c.amap_id AND i.contract_id = c.id AND i.received_at IS NULL
                 WHERE c.amap_id = $1 AND c.household_id = $2 AND c.lapsed_at IS NULL AND c.refused_at IS NULL
                   AND c.cancelled_at IS NULL) AS owed,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM duty_seats e
                 JOIN duty_slots s ON s.amap_id = e.amap_id AND s.id = e.slot_id
                 JOIN deliveries d ON d.amap_id = s.amap_id AND d.id = s.delivery_id
                 WHERE e.amap_id = $1 AND e.member_id = $3 AND d.day >= $4) AS seats",
        scope.id(),
        household,
        member,
        today
    )
}

/// Who is there, has an address of their own in the AMAP, and neither an access nor a link that is still good.
pub async fn to_invite(
    tx: &mut Tx,
    scope: &AmapScope,
    now: Instant,
) -> Result<Vec<(MemberId, PublicId, EmailAddress)>, DbError> {
    rows!(
        tx,
        (MemberId, PublicId, EmailAddress),
        "SELECT m.id, m.public_id, m.email FROM members m
         WHERE m.amap_id = $1 AND m.left_on IS NULL AND m.email IS NOT NULL AND m.account_id IS NULL
           AND NOT EXISTS (SELECT 1 FROM tokens t WHERE t.amap_id = m.amap_id AND t.member_id = m.id AND t.purpose = 'member'
                             AND t.used_at IS NULL AND t.expires_at > $2)
           AND NOT EXISTS (SELECT 1 FROM members o WHERE o.amap_id = m.amap_id AND o.email = m.email AND o.id < m.id
                             AND o.left_on IS NULL)
         ORDER BY m.sort_key, m.id",
        scope.id(),
        now
    )
}
