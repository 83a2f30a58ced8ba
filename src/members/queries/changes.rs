//! What is written.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::members::{Household, Member};
use crate::run;
use crate::words::{Day, HouseholdId, Instant, MemberId};

pub async fn insert_household(
    tx: &mut Tx,
    scope: &AmapScope,
    household: &Household,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO households (amap_id, id, public_id, name, sort_key, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        scope.id(),
        household.id,
        household.public_id,
        &household.name,
        &household.sort_key,
        now
    )
    .map(drop)
}

pub async fn insert_member(
    tx: &mut Tx,
    scope: &AmapScope,
    member: &Member,
    key: &str,
    today: Day,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO members (amap_id, id, public_id, household_id, last_name, first_name, sort_key, email, phone, joined_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        scope.id(),
        member.id,
        member.public_id,
        member.household_id,
        &member.last_name,
        &member.first_name,
        key,
        member.email.as_ref(),
        &member.phone,
        today
    )
    .map(drop)
}

pub async fn update_member(
    tx: &mut Tx,
    scope: &AmapScope,
    member: &Member,
    key: &str,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET last_name = $3, first_name = $4, sort_key = $5, email = $6, phone = $7
         WHERE amap_id = $1 AND id = $2",
        scope.id(),
        member.id,
        &member.last_name,
        &member.first_name,
        key,
        member.email.as_ref(),
        &member.phone
    )
    .map(drop)
}

pub async fn rename_household(
    tx: &mut Tx,
    scope: &AmapScope,
    id: HouseholdId,
    name: &str,
    key: &str,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE households SET name = $3, sort_key = $4 WHERE amap_id = $1 AND id = $2",
        scope.id(),
        id,
        name,
        key
    )
    .map(drop)
}

/// Lets a member go; their links are worthless from then on.
pub async fn leave(
    tx: &mut Tx,
    scope: &AmapScope,
    member: MemberId,
    today: Day,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET left_on = $3 WHERE amap_id = $1 AND id = $2",
        scope.id(),
        member,
        today
    )?;
    run!(
        tx,
        "UPDATE tokens SET used_at = $3 WHERE amap_id = $1 AND member_id = $2 AND used_at IS NULL",
        scope.id(),
        member,
        now
    )
    .map(drop)
}

/// Frees the seats of a member at deliveries from a day on: whoever left does not come to hand out baskets.
pub async fn free_seats(tx: &mut Tx, scope: &AmapScope, member: MemberId, today: Day) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM duty_seats WHERE amap_id = $1 AND member_id = $2 AND slot_id IN
           (SELECT s.id FROM duty_slots s JOIN deliveries d ON d.amap_id = s.amap_id AND d.id = s.delivery_id
            WHERE s.amap_id = $1 AND d.day >= $3)",
        scope.id(),
        member,
        today
    )
    .map(drop)
}

pub async fn close_household(
    tx: &mut Tx,
    scope: &AmapScope,
    id: HouseholdId,
    today: Day,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE households SET left_on = $3 WHERE amap_id = $1 AND id = $2",
        scope.id(),
        id,
        today
    )
    .map(drop)
}
