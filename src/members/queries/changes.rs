//! What is written.

use crate::access::AmapScope;
use crate::db::{DbError, Tx, insert_many};
use crate::members::{Household, Member};
use crate::words::{AmapId, Day, EmailAddress, HouseholdId, Instant, MemberId, PublicId};
use crate::{bulk_row, run};

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
        "INSERT INTO members (amap_id, id, public_id, household_id, last_name, first_name, sort_key, email, phone, joined_on,
                              phone_2, street, postcode, town)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        scope.id(),
        member.id,
        member.public_id,
        member.household_id,
        &member.last_name,
        &member.first_name,
        key,
        member.email.as_ref(),
        &member.phone,
        today,
        &member.reach.phone_2,
        &member.reach.street,
        &member.reach.postcode,
        &member.reach.town
    )
    .map(drop)
}

#[derive(Debug)]
struct HouseholdRow {
    amap_id: AmapId,
    id: HouseholdId,
    public_id: PublicId,
    name: String,
    sort_key: String,
    created_at: Instant,
}

bulk_row!(HouseholdRow {
    amap_id,
    id,
    public_id,
    name,
    sort_key,
    created_at
});

#[derive(Debug)]
struct MemberRow {
    amap_id: AmapId,
    id: MemberId,
    public_id: PublicId,
    household_id: HouseholdId,
    last_name: String,
    first_name: String,
    sort_key: String,
    email: Option<EmailAddress>,
    phone: String,
    joined_on: Day,
    phone_2: String,
    street: String,
    postcode: String,
    town: String,
}

bulk_row!(MemberRow {
    amap_id,
    id,
    public_id,
    household_id,
    last_name,
    first_name,
    sort_key,
    email,
    phone,
    joined_on,
    phone_2,
    street,
    postcode,
    town
});

/// Many households and their people, each with the key it is sorted by.
pub async fn insert_all(
    tx: &mut Tx,
    scope: &AmapScope,
    (households, members): (&[Household], &[(Member, String)]),
    now: Instant,
) -> Result<(), DbError> {
    let household = |one: &Household| HouseholdRow {
        amap_id: scope.id(),
        id: one.id,
        public_id: one.public_id,
        name: one.name.clone(),
        sort_key: one.sort_key.clone(),
        created_at: now,
    };
    let member = |(one, key): &(Member, String)| MemberRow {
        amap_id: scope.id(),
        id: one.id,
        public_id: one.public_id,
        household_id: one.household_id,
        last_name: one.last_name.clone(),
        first_name: one.first_name.clone(),
        sort_key: key.clone(),
        email: one.email.clone(),
        phone: one.phone.clone(),
        joined_on: scope.today(now),
        phone_2: one.reach.phone_2.clone(),
        street: one.reach.street.clone(),
        postcode: one.reach.postcode.clone(),
        town: one.reach.town.clone(),
    };
    let rows: Vec<HouseholdRow> = households.iter().map(household).collect();
    let insert = "INSERT INTO households (amap_id, id, public_id, name, sort_key, created_at) ";
    insert_many(tx, insert, &rows).await?;
    let rows: Vec<MemberRow> = members.iter().map(member).collect();
    let insert = "INSERT INTO members (amap_id, id, public_id, household_id, last_name, first_name, sort_key, email, phone, joined_on, phone_2, street, postcode, town) ";
    insert_many(tx, insert, &rows).await
}

/// Takes the account of a member from them.
pub async fn take_access(tx: &mut Tx, scope: &AmapScope, member: MemberId) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET account_id = NULL WHERE amap_id = $1 AND id = $2",
        scope.id(),
        member
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
        "UPDATE members SET last_name = $3, first_name = $4, sort_key = $5, email = $6, phone = $7, phone_2 = $8, street = $9,
                            postcode = $10, town = $11
         WHERE amap_id = $1 AND id = $2",
        scope.id(),
        member.id,
        &member.last_name,
        &member.first_name,
        key,
        member.email.as_ref(),
        &member.phone,
        &member.reach.phone_2,
        &member.reach.street,
        &member.reach.postcode,
        &member.reach.town
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

/// A member is there again, from a day on, and the household with them.
pub async fn come_back(
    tx: &mut Tx,
    scope: &AmapScope,
    (member, household): (MemberId, HouseholdId),
    today: Day,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET left_on = NULL, joined_on = $3 WHERE amap_id = $1 AND id = $2",
        scope.id(),
        member,
        today
    )?;
    run!(
        tx,
        "UPDATE households SET left_on = NULL WHERE amap_id = $1 AND id = $2",
        scope.id(),
        household
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
