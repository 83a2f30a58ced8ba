//! Making and renaming households, in the caller's transaction.

use super::model::{Household, Member, NewHousehold, NewPerson};
use super::{queries, rules};
use crate::access::AmapScope;
use crate::accounts;
use crate::clock;
use crate::db::{DbError, Tx};
use crate::history::{self, Trace};
use crate::web::Visit;
use crate::words::{HouseholdId, Instant, MemberId, PublicId, sort_key};

/// Makes a household of these people, in order; its name is theirs.
///
/// # Errors
/// When the database fails.
pub async fn create_household(
    tx: &mut Tx,
    scope: &AmapScope,
    people: &[NewPerson],
    now: Instant,
) -> Result<NewHousehold, DbError> {
    let household = household_of(people);
    queries::insert_household(tx, scope, &household, now).await?;
    let mut members = Vec::with_capacity(people.len());
    for person in people {
        members.push(insert_person(tx, scope, household.id, person, now).await?);
    }
    Ok(NewHousehold {
        id: household.id,
        members,
    })
}

/// Makes many households, in few statements.
///
/// # Errors
/// When the database fails.
pub async fn create_households(
    tx: &mut Tx,
    scope: &AmapScope,
    all: &[Vec<NewPerson>],
    now: Instant,
) -> Result<(), DbError> {
    let households: Vec<Household> = all.iter().map(|people| household_of(people)).collect();
    let mut members = Vec::new();
    for (household, people) in households.iter().zip(all) {
        for person in people {
            let key = rules::person_key(&person.last_name, &person.first_name);
            members.push((member_of(household.id, person), key));
        }
    }
    queries::insert_all(tx, scope, (&households, &members), now).await
}

fn household_of(people: &[NewPerson]) -> Household {
    let names: Vec<(&str, &str)> = people
        .iter()
        .map(|person| (person.last_name.as_str(), person.first_name.as_str()))
        .collect();
    let name = rules::household_name(&names);
    Household {
        id: HouseholdId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        sort_key: sort_key(&name),
        name,
    }
}

fn member_of(household: HouseholdId, person: &NewPerson) -> Member {
    Member {
        id: MemberId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        household_id: household,
        account_id: None,
        last_name: person.last_name.clone(),
        first_name: person.first_name.clone(),
        email: person.email.clone(),
        phone: person.phone.clone(),
        reach: person.reach.clone(),
        left_on: None,
    }
}

/// Adds a co-member to a household, which is renamed after its people.
///
/// # Errors
/// When the database fails.
pub async fn add_to_household(
    tx: &mut Tx,
    scope: &AmapScope,
    household: HouseholdId,
    person: &NewPerson,
    now: Instant,
) -> Result<(MemberId, PublicId), DbError> {
    let made = insert_person(tx, scope, household, person, now).await?;
    rename_after_people(tx, scope, household).await?;
    Ok(made)
}

/// A household without people yet, named after who will be its first.
///
/// # Errors
/// When the database fails.
pub async fn empty_household(
    tx: &mut Tx,
    scope: &AmapScope,
    member: &Member,
    now: Instant,
) -> Result<Household, DbError> {
    let name = rules::household_name(&[(&member.last_name, &member.first_name)]);
    let household = Household {
        id: HouseholdId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        sort_key: sort_key(&name),
        name,
    };
    queries::insert_household(tx, scope, &household, now).await?;
    Ok(household)
}

/// A member with what they had not said filled in.
pub fn filled_in(member: &Member, said: &NewPerson) -> Member {
    let phone = [&member.phone, &said.phone]
        .into_iter()
        .find(|phone| !phone.is_empty());
    Member {
        email: member.email.clone().or_else(|| said.email.clone()),
        phone: phone.cloned().unwrap_or_default(),
        reach: member.reach.filled_from(&said.reach),
        ..member.clone()
    }
}

/// Writes what was corrected in somebody's record; the household is renamed after its people, and an invitation that went to
/// another address lets nobody in.
///
/// # Errors
/// When the database fails.
pub async fn correct(
    tx: &mut Tx,
    visit: &Visit,
    scope: &AmapScope,
    (before, after): (&Member, &Member),
) -> Result<(), DbError> {
    let key = rules::person_key(&after.last_name, &after.first_name);
    queries::update_member(tx, scope, after, &key).await?;
    rename_after_people(tx, scope, after.household_id).await?;
    if before.email != after.email {
        accounts::withdraw_invitations(tx, scope.id(), after.id, visit.now()).await?;
    }
    let trace = Trace::in_amap(scope, "member.corrected", "member", after.id.uuid());
    history::record(tx, visit, trace.changing(rules::changes(before, after))).await
}

/// Somebody who left is there again, in the household in which they were; what they had not said is filled in from `said`.
///
/// # Errors
/// When the database fails.
pub async fn come_back(
    tx: &mut Tx,
    scope: &AmapScope,
    member: &Member,
    said: &NewPerson,
    now: Instant,
) -> Result<(), DbError> {
    let filled = filled_in(member, said);
    let key = rules::person_key(&member.last_name, &member.first_name);
    queries::update_member(tx, scope, &filled, &key).await?;
    let who = (member.id, member.household_id);
    queries::come_back(tx, scope, who, scope.today(now)).await?;
    rename_after_people(tx, scope, member.household_id).await
}

async fn insert_person(
    tx: &mut Tx,
    scope: &AmapScope,
    household_id: HouseholdId,
    person: &NewPerson,
    now: Instant,
) -> Result<(MemberId, PublicId), DbError> {
    let member = member_of(household_id, person);
    let key = rules::person_key(&member.last_name, &member.first_name);
    queries::insert_member(tx, scope, &member, &key, scope.today(now)).await?;
    Ok((member.id, member.public_id))
}

/// Calls a household after those who are there; one that has nobody left keeps its name.
///
/// # Errors
/// When the database fails.
pub async fn rename_after_people(
    tx: &mut Tx,
    scope: &AmapScope,
    household: HouseholdId,
) -> Result<(), DbError> {
    let people = queries::people_of(tx, scope, household).await?;
    let names: Vec<(&str, &str)> = people
        .iter()
        .map(|member| (member.last_name.as_str(), member.first_name.as_str()))
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    let name = rules::household_name(&names);
    queries::rename_household(tx, scope, household, &name, &sort_key(&name)).await
}
