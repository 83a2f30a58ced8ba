//! Households and members, by themselves.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::members::{Household, Member};
use crate::words::{HouseholdId, MemberId, PublicId};
use crate::{maybe, row, rows};
use std::collections::HashMap;

/// Every present household of an AMAP, in order.
///
/// # Errors
/// When the database fails.
pub async fn households(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<Household>, DbError> {
    rows!(
        tx,
        Household,
        "SELECT id, public_id, name, sort_key FROM households WHERE amap_id = $1 AND left_on IS NULL
         ORDER BY sort_key, id",
        scope.id()
    )
}

/// The names of all households an AMAP ever had.
///
/// # Errors
/// When the database fails.
pub async fn household_names(
    tx: &mut Tx,
    scope: &AmapScope,
) -> Result<HashMap<HouseholdId, String>, DbError> {
    let found = rows!(
        tx,
        (HouseholdId, String),
        "SELECT id, name FROM households WHERE amap_id = $1",
        scope.id()
    )?;
    Ok(found.into_iter().collect())
}

/// A household by its name in addresses, present or gone.
///
/// # Errors
/// When the database fails.
pub async fn household(
    tx: &mut Tx,
    scope: &AmapScope,
    public_id: PublicId,
) -> Result<Option<Household>, DbError> {
    maybe!(
        tx,
        Household,
        "SELECT id, public_id, name, sort_key FROM households WHERE amap_id = $1 AND public_id = $2",
        scope.id(),
        public_id
    )
}

/// The household of an id.
pub async fn household_by_id(tx: &mut Tx, scope: &AmapScope, id: HouseholdId) -> Result<Household, DbError> {
    row!(
        tx,
        Household,
        "SELECT id, public_id, name, sort_key FROM households WHERE amap_id = $1 AND id = $2",
        scope.id(),
        id
    )
}

/// Every present member of an AMAP, in order.
///
/// # Errors
/// When the database fails.
pub async fn members(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<Member>, DbError> {
    rows!(
        tx,
        Member,
        "SELECT id, public_id, household_id, account_id, last_name, first_name, email, phone, phone_2, street, postcode, town, left_on
         FROM members WHERE amap_id = $1 AND left_on IS NULL ORDER BY sort_key, id",
        scope.id()
    )
}

/// The members who left and may come back: their values were not erased, and they did not ask for that.
///
/// # Errors
/// When the database fails.
pub async fn gone(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<Member>, DbError> {
    rows!(
        tx,
        Member,
        "SELECT m.id, m.public_id, m.household_id, m.account_id, m.last_name, m.first_name, m.email, m.phone, m.phone_2, m.street, m.postcode, m.town, m.left_on
         FROM members m WHERE m.amap_id = $1 AND m.left_on IS NOT NULL AND m.erased_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.amap_id = m.amap_id AND e.member_id = m.id
                             AND e.withdrawn_at IS NULL AND e.erased_at IS NULL)
         ORDER BY m.left_on DESC, m.id",
        scope.id()
    )
}

/// A member by their name in addresses, present or gone.
///
/// # Errors
/// When the database fails.
pub async fn member(tx: &mut Tx, scope: &AmapScope, public_id: PublicId) -> Result<Option<Member>, DbError> {
    maybe!(
        tx,
        Member,
        "SELECT id, public_id, household_id, account_id, last_name, first_name, email, phone, phone_2, street, postcode, town, left_on
         FROM members WHERE amap_id = $1 AND public_id = $2",
        scope.id(),
        public_id
    )
}

/// The same, by id.
///
/// # Errors
/// When the database fails.
pub async fn member_by_id(tx: &mut Tx, scope: &AmapScope, id: MemberId) -> Result<Option<Member>, DbError> {
    maybe!(
        tx,
        Member,
        "SELECT id, public_id, household_id, account_id, last_name, first_name, email, phone, phone_2, street, postcode, town, left_on
         FROM members WHERE amap_id = $1 AND id = $2",
        scope.id(),
        id
    )
}

/// The present people of a household, in the order they joined.
///
/// # Errors
/// When the database fails.
pub async fn people_of(
    tx: &mut Tx,
    scope: &AmapScope,
    household: HouseholdId,
) -> Result<Vec<Member>, DbError> {
    rows!(
        tx,
        Member,
        "SELECT id, public_id, household_id, account_id, last_name, first_name, email, phone, phone_2, street, postcode, town, left_on
         FROM members WHERE amap_id = $1 AND household_id = $2 AND left_on IS NULL ORDER BY joined_on, id",
        scope.id(),
        household
    )
}
