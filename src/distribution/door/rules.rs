//! What was noted at the door, and what holds of it (docs/rules/door.md).
//!
//! Each volunteer's phone notes what happens, with or without a network. A note about a subject names those that it follows: what
//! its writer knew. Whatever nobody followed is the last word; when there are several, two people did not know of each other.

#[cfg(test)]
mod tests;

use crate::words::{Day, DoorEventId, HouseholdId, Instant, ProductId, PublicId};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// The basket of a household; of nobody: what was given up.
    Basket(HouseholdId),
    /// The crates of a product.
    Crates(ProductId),
    /// What a product of a contract weighed.
    Weight(PublicId, ProductId),
    /// A free note about a household, named by its first event.
    Note(HouseholdId, DoorEventId),
}

/// What it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Says {
    /// The basket was handed out: to its household, or to the one that took it.
    Handed(Option<HouseholdId>),
    /// It was not, after all.
    Kept,
    /// So many units more than announced; less when negative; in thousandths.
    Crates(i64),
    /// So many grams.
    Weighed(i64),
    /// Words alone.
    Noted,
    /// What was noted no longer holds.
    Withdrawn,
}

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Made by the phone.
    pub id: DoorEventId,
    /// About what.
    pub subject: Subject,
    /// What it says.
    pub says: Says,
    /// What was typed beside it.
    pub words: String,
    /// What its writer knew of the subject.
    pub follows: Vec<DoorEventId>,
    /// When, by the phone's clock.
    pub at: Instant,
    /// The name of who wrote it.
    pub by: String,
}

/// What holds of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'e> {
    /// Nothing was noted.
    Open,
    /// The last word.
    Said(&'e Event),
    /// Two or more who did not know of each other.
    Conflict,
}

/// The last words about each subject, in the order in which they were made.
pub fn heads(events: &[Event]) -> Vec<&Event> {
    let followed: HashSet<DoorEventId> = events
        .iter()
        .flat_map(|event| event.follows.iter().copied())
        .collect();
    let mut heads: Vec<&Event> = events
        .iter()
        .filter(|event| !followed.contains(&event.id))
        .collect();
    heads.sort_by_key(|event| (event.at, event.id));
    heads
}

/// The last words about one subject.
pub fn about<'e>(subject: Subject, heads: &[&'e Event]) -> Vec<&'e Event> {
    heads
        .iter()
        .copied()
        .filter(|head| head.subject == subject)
        .collect()
}

/// Whether a basket left, given the last words: a conflict is no basket that nobody took.
pub fn is_handed(household: HouseholdId, heads: &[&Event]) -> bool {
    match standing(&about(Subject::Basket(household), heads)) {
        Standing::Said(event) => matches!(event.says, Says::Handed(_)),
        Standing::Open => false,
        Standing::Conflict => true,
    }
}

/// Days after a delivery until which what was noted there can still be sent by who was on duty.
const SENT_UNTIL: i64 = 14;

/// Whether what a phone kept may still be sent, the list being closed.
pub fn may_send_late(day: Day, today: Day) -> bool {
    day < today && today <= day.plus_days(SENT_UNTIL)
}

/// What holds, given the last words about one subject. Two who say the same agree, but for a basket that two handed out:
/// it may have left twice.
pub fn standing<'e>(heads: &[&'e Event]) -> Standing<'e> {
    let Some(last) = heads.last() else {
        return Standing::Open;
    };
    let agree = heads
        .iter()
        .all(|head| head.says == last.says && head.words == last.words);
    match (heads.len(), last.says) {
        (1, _) => Standing::Said(last),
        (_, Says::Handed(_)) => Standing::Conflict,
        _ if agree => Standing::Said(last),
        _ => Standing::Conflict,
    }
}

impl Subject {
    /// The product whose crates it is about, for a form; empty for another subject.
    pub fn product(self) -> String {
        match self {
            Subject::Crates(product) => product.to_string(),
            _ => String::new(),
        }
    }

    /// Whether a note about it may say this.
    pub fn takes(self, says: Says) -> bool {
        matches!(
            (self, says),
            (Subject::Basket(_), Says::Handed(_) | Says::Kept)
                | (Subject::Crates(_), Says::Crates(_) | Says::Withdrawn)
                | (Subject::Weight(..), Says::Weighed(_) | Says::Withdrawn)
                | (Subject::Note(..), Says::Noted | Says::Withdrawn)
        )
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Basket(household) => write!(f, "panier:{household}"),
            Subject::Crates(product) => write!(f, "cagettes:{product}"),
            Subject::Weight(contract, product) => write!(f, "poids:{contract}:{product}"),
            Subject::Note(household, first) => write!(f, "note:{household}:{first}"),
        }
    }
}

/// A text that names nothing that is noted at a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a subject")]
pub struct SubjectError;

impl FromStr for Subject {
    type Err = SubjectError;

    fn from_str(text: &str) -> Result<Self, SubjectError> {
        fn read<T: FromStr>(part: &str) -> Result<T, SubjectError> {
            part.parse().map_err(|_| SubjectError)
        }
        match text.split(':').collect::<Vec<_>>().as_slice() {
            ["panier", household] => Ok(Subject::Basket(read(household)?)),
            ["cagettes", product] => Ok(Subject::Crates(read(product)?)),
            ["poids", contract, product] => Ok(Subject::Weight(read(contract)?, read(product)?)),
            ["note", household, first] => Ok(Subject::Note(read(household)?, read(first)?)),
            _ => Err(SubjectError),
        }
    }
}
