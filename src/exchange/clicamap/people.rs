//! Everyone a workbook lists: found by the exact (Nom, Prénom) among those the AMAP knows, or made.

use super::matching::match_people;
use super::queries::{self, MemberRow, NewHousehold, NewMember};
use super::workbook::Person;
use crate::access::AmapScope;
use crate::clock::{fresh_public_id, fresh_uuid};
use crate::db::Tx;
use crate::t;
use crate::web::Fault;
use crate::words::{Day, HouseholdId, Instant, MemberId, sort_key};
use std::collections::{HashMap, HashSet};

/// A person and the household whose contract it is.
pub type Party = (HouseholdId, MemberId);

/// The people of one workbook.
#[derive(Clone, Debug)]
pub struct People {
    /// In the order of the workbook.
    pub parties: Vec<Party>,
    /// How many of them were made.
    pub made: usize,
    /// Those made who look like someone who was there, a sentence each.
    pub near: Vec<String>,
}

/// Finds or makes everyone.
///
/// # Errors
/// A sentence when the AMAP knows several people of one exact name: which of them is meant cannot be told.
pub async fn people(
    tx: &mut Tx,
    amap: &AmapScope,
    file: &str,
    listed: &[Person],
    joined: Day,
    now: Instant,
) -> Result<People, Fault> {
    let existing = candidates(queries::members(tx, amap).await?);
    let matching = match_people(listed, &existing);
    if let Some((at, _)) = matching.ambiguous.first() {
        let person = listed[*at].to_string();
        return Err(Fault::Refused(t!(
            "exchange-import-ambiguous",
            file = file,
            person = person
        )));
    }
    let names: HashMap<Party, &Person> = existing.iter().map(|(party, person)| (*party, person)).collect();
    let near = matching.near.iter().map(|near| {
        let (person, other) = (listed[near.person].to_string(), names[&near.existing].to_string());
        t!(
            "exchange-near",
            person = person,
            other = other,
            likeness = t!(near.likeness.key())
        )
    });
    let near = near.collect();
    let mut parties: HashMap<usize, Party> = matching.known.into_iter().collect();
    let (mut households, mut members) = (Vec::new(), Vec::new());
    for &at in &matching.new {
        let (household, member) = newcomer(amap, &listed[at], joined, now);
        parties.insert(at, (household.id, member.id));
        households.push(household);
        members.push(member);
    }
    queries::make_households(tx, &households).await?;
    queries::make_members(tx, &members).await?;
    Ok(People {
        parties: (0..listed.len()).map(|at| parties[&at]).collect(),
        made: members.len(),
        near,
    })
}

/// Whoever is there now; of those who left, only names that nobody bears now.
fn candidates(rows: Vec<MemberRow>) -> Vec<(Party, Person)> {
    let (left, present): (Vec<MemberRow>, Vec<MemberRow>) =
        rows.into_iter().partition(|row| row.left_on.is_some());
    let entry = |row: MemberRow| {
        let person = Person {
            last_name: row.last_name,
            first_name: row.first_name,
        };
        ((row.household_id, row.id), person)
    };
    let mut all: Vec<(Party, Person)> = present.into_iter().map(entry).collect();
    let names: HashSet<Person> = all.iter().map(|(_, person)| person.clone()).collect();
    all.extend(
        left.into_iter()
            .map(entry)
            .filter(|(_, person)| !names.contains(person)),
    );
    all
}

fn newcomer(amap: &AmapScope, person: &Person, joined: Day, now: Instant) -> (NewHousehold, NewMember) {
    let name = person.to_string();
    let household = NewHousehold {
        amap_id: amap.id(),
        id: HouseholdId::new(fresh_uuid()),
        public_id: fresh_public_id(),
        sort_key: sort_key(&name),
        name,
        created_at: now,
    };
    let member = NewMember {
        amap_id: amap.id(),
        id: MemberId::new(fresh_uuid()),
        public_id: fresh_public_id(),
        household_id: household.id,
        last_name: person.last_name.clone(),
        first_name: person.first_name.clone(),
        sort_key: household.sort_key.clone(),
        joined_on: joined,
    };
    (household, member)
}
