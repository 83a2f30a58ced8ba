//! What a list brings that is not there yet: decided from its rows, its columns and who is known.

#[cfg(test)]
mod tests;

use super::columns::Field;
use super::corrections::Correction;
use super::reading::{people, text};
use super::suspicion::suspicions;
use super::table::Row;
use crate::members::{Member, NewPerson, person_key};
use crate::words::{EmailAddress, HouseholdId, sort_key};
use std::collections::HashMap;

/// Something that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The row's number in the file.
    pub row: usize,
    /// The column's heading, or what it should say.
    pub column: String,
    /// What is wrong.
    pub sentence: String,
}

/// What an import would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Households that are new, with their people.
    pub households: Vec<Vec<NewPerson>>,
    /// People who join a household that is there.
    pub joining: Vec<(HouseholdId, NewPerson)>,
    /// People who had left and stand in the list again: as they were, and as the list says.
    pub returning: Vec<(Member, NewPerson)>,
    /// Rows of people who left the tool that the list comes from.
    pub inactive: usize,
    /// People who are there already.
    pub known: usize,
    /// People with the name of another, who has another address.
    pub homonyms: Vec<String>,
    /// People whose name differs from another's by a slip, and whose: perhaps the same.
    pub alike: Vec<(String, String)>,
    /// People with the address of somebody of another name, and whose.
    pub same_email: Vec<(String, String)>,
    /// What the list says otherwise of people who are there: taken over if somebody asks for it.
    pub corrections: Vec<Correction>,
}

impl Plan {
    /// Who comes back, by name.
    pub fn returning_names(&self) -> String {
        let names: Vec<String> = self.returning.iter().map(|(member, _)| member.name()).collect();
        names.join(", ")
    }

    /// What the list says otherwise, in words.
    pub fn differences(&self) -> Vec<String> {
        self.corrections.iter().flat_map(Correction::words).collect()
    }

    /// With who may be there already, for somebody to look at before the import.
    pub fn looked_at(self, members: &[Member]) -> Plan {
        let (alike, same_email) = suspicions(&self.added(), &self.corrections, members);
        Plan {
            alike,
            same_email,
            ..self
        }
    }

    /// The people it adds, by household: names, address, telephone.
    pub fn added(&self) -> Vec<&NewPerson> {
        let joining = self.joining.iter().map(|(_, person)| person);
        self.households.iter().flatten().chain(joining).collect()
    }

    /// How many people it brings: new ones, and those who come back.
    pub fn people(&self) -> usize {
        self.households.iter().map(Vec::len).sum::<usize>() + self.joining.len() + self.returning.len()
    }
}

/// Where somebody stands: in a household that is there, or in one that this list brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Place {
    There(HouseholdId),
    New(usize),
}

/// Somebody of a name.
#[derive(Clone, Debug)]
struct Namesake {
    email: Option<EmailAddress>,
    place: Place,
    /// Who left, as they were.
    gone: Option<Member>,
    /// Who is there, as the AMAP knows them.
    there: Option<Member>,
}

impl Namesake {
    /// Whether a person of the same name is this one: the same address, or one of them none. Whoever left with an address, and
    /// perhaps an account, is not given back to a row without one.
    fn is(&self, person: &NewPerson) -> bool {
        match (&self.email, &person.email) {
            (Some(known), Some(said)) => known == said,
            (Some(_), None) => self.gone.is_none(),
            (None, _) => true,
        }
    }
}

/// Those of one name, the present ones first.
type Known = HashMap<String, Vec<Namesake>>;

/// Decides what the rows below the headings bring, when these members are there or have left. Two people are the same if they
/// have the same name, and the same address or one of them none.
///
/// # Errors
/// Everything that is wrong, in the order of the file; nothing is imported then.
pub fn plan(rows: &[Row], columns: &[Option<Field>], members: &[Member]) -> Result<Plan, Vec<Wrong>> {
    let mut known = Known::new();
    let (there, gone): (Vec<&Member>, Vec<&Member>) = members.iter().partition(|one| one.left_on.is_none());
    for member in there.into_iter().chain(gone) {
        let name = person_key(&member.last_name, &member.first_name);
        known.entry(name).or_default().push(Namesake {
            email: member.email.clone(),
            place: Place::There(member.household_id),
            gone: member.left_on.map(|_| member.clone()),
            there: member.left_on.is_none().then(|| member.clone()),
        });
    }
    let (mut plan, mut wrong) = (Plan::default(), Vec::new());
    let mut groups: HashMap<String, Place> = HashMap::new();
    for row in rows {
        if sort_key(text(row, columns, Field::State)).starts_with("inactif") {
            plan.inactive += 1;
            continue;
        }
        match people(row, columns) {
            Ok(people) => plan.take(people, group(row, columns), &mut known, &mut groups),
            Err(mut more) => wrong.append(&mut more),
        }
    }
    if wrong.is_empty() { Ok(plan) } else { Err(wrong) }
}

impl Plan {
    /// Puts the people of a row into the household of whom they belong to.
    fn take(
        &mut self,
        people: Vec<NewPerson>,
        group: Option<String>,
        known: &mut Known,
        groups: &mut HashMap<String, Place>,
    ) {
        let mut place = group.as_ref().and_then(|group| groups.get(group)).copied();
        let mut new = Vec::new();
        for person in people {
            let alike = known
                .entry(person_key(&person.last_name, &person.first_name))
                .or_default();
            let same = alike.iter_mut().find(|one| one.is(&person));
            if let Some(same) = same {
                place = place.or(Some(same.place));
                match same.gone.take() {
                    Some(gone) => {
                        same.email = same.email.take().or_else(|| person.email.clone());
                        self.returning.push((gone, person));
                    }
                    None => {
                        self.known += 1;
                        self.correct(same, &person);
                    }
                }
            } else {
                if !alike.is_empty() {
                    self.homonyms
                        .push(format!("{} {}", person.last_name, person.first_name));
                }
                new.push(person);
            }
        }
        if new.is_empty() && place.is_none() {
            return;
        }
        let place = place.unwrap_or_else(|| {
            self.households.push(Vec::new());
            Place::New(self.households.len() - 1)
        });
        if let Some(group) = group {
            groups.entry(group).or_insert(place);
        }
        self.settle(new, place, known);
    }

    /// Notes what a row says otherwise of somebody who is there; the rows that follow know it.
    fn correct(&mut self, same: &mut Namesake, said: &NewPerson) {
        let correction = same.there.as_ref().and_then(|there| Correction::of(there, said));
        if let Some(correction) = correction {
            same.there = Some(correction.after.clone());
            self.corrections.push(correction);
        }
    }

    /// Puts new people where they belong; the rows that follow know them.
    fn settle(&mut self, new: Vec<NewPerson>, place: Place, known: &mut Known) {
        for person in new {
            let name = person_key(&person.last_name, &person.first_name);
            known.entry(name).or_default().push(Namesake {
                email: person.email.clone(),
                place,
                gone: None,
                there: None,
            });
            match place {
                Place::There(household) => self.joining.push((household, person)),
                Place::New(at) => self.households[at].push(person),
            }
        }
    }
}

/// What the people of one household have in common.
fn group(row: &Row, columns: &[Option<Field>]) -> Option<String> {
    let group = sort_key(text(row, columns, Field::Household));
    (!group.is_empty()).then_some(group)
}
