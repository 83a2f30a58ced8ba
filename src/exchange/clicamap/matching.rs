//! Which people of a workbook are already there. Only the exact (Nom, Prénom) is the same household; what merely looks
//! alike is reported, never merged.

use super::workbook::Person;
use crate::words::sort_key;
use std::collections::HashMap;

/// What became of the people of a workbook, by index into those given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching<Id> {
    /// Already there under exactly this name.
    pub known: Vec<(usize, Id)>,
    /// There under exactly this name, but more than once: which of them cannot be told.
    pub ambiguous: Vec<(usize, Vec<Id>)>,
    /// Not there.
    pub new: Vec<usize>,
    /// Those of `new` who look like someone who is there.
    pub near: Vec<Near<Id>>,
}

/// Two names that look alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near<Id> {
    /// The new person.
    pub person: usize,
    /// The one who is there.
    pub existing: Id,
    /// What they have in common.
    pub likeness: Likeness,
}

/// How two names look alike, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// But for capitals, accents, hyphens and spaces.
    Spelling,
    /// Last name and first name swapped.
    Swapped,
    /// One typing mistake, or two in long names.
    Typing,
    /// One of them is reduced to initials.
    Initials,
}

impl Likeness {
    /// The key of its name in the language files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Spelling => "exchange-likeness-spelling",
            Self::Swapped => "exchange-likeness-swapped",
            Self::Typing => "exchange-likeness-typing",
            Self::Initials => "exchange-likeness-initials",
        }
    }
}

/// Sorts people into known and new ones.
pub fn match_people<Id: Clone>(people: &[Person], existing: &[(Id, Person)]) -> Matching<Id> {
    let mut by_name: HashMap<&Person, Vec<&Id>> = HashMap::new();
    for (id, person) in existing {
        by_name.entry(person).or_default().push(id);
    }
    let folded: Vec<Folded> = existing.iter().map(|(_, person)| Folded::new(person)).collect();
    let mut matching = Matching {
        known: Vec::new(),
        ambiguous: Vec::new(),
        new: Vec::new(),
        near: Vec::new(),
    };
    for (at, person) in people.iter().enumerate() {
        match by_name.get(person).map(Vec::as_slice) {
            Some([id]) => matching.known.push((at, (*id).clone())),
            Some(ids) => matching
                .ambiguous
                .push((at, ids.iter().map(|id| (*id).clone()).collect())),
            None => {
                matching.new.push(at);
                let one = Folded::new(person);
                let alike = existing
                    .iter()
                    .zip(&folded)
                    .filter_map(|((id, _), other)| Some((id, one.likeness(other)?)));
                matching.near.extend(alike.map(|(id, likeness)| Near {
                    person: at,
                    existing: id.clone(),
                    likeness,
                }));
            }
        }
    }
    matching
}

/// How two different people look alike, if they do.
pub fn likeness(one: &Person, other: &Person) -> Option<Likeness> {
    Folded::new(one).likeness(&Folded::new(other))
}

/// A name without capitals, accents and hyphens.
struct Folded {
    last: String,
    first: String,
    whole: Vec<char>,
}

impl Folded {
    fn new(person: &Person) -> Self {
        let (last, first) = (sort_key(&person.last_name), sort_key(&person.first_name));
        let whole = format!("{last} {first}").chars().collect();
        Self { last, first, whole }
    }

    fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.whole == other.whole {
            return Some(Likeness::Spelling);
        }
        if self.last == other.first && self.first == other.last {
            return Some(Likeness::Swapped);
        }
        let tolerated = match self.whole.len().min(other.whole.len()) {
            12.. => 2,
            6.. => 1,
            _ => 0,
        };
        if tolerated > 0 && distance(&self.whole, &other.whole, tolerated) <= tolerated {
            return Some(Likeness::Typing);
        }
        let is_reduced = is_initial(&self.last, &other.last) && is_initial(&self.first, &other.first);
        is_reduced.then_some(Likeness::Initials)
    }
}

/// Whether two words are the same, or one of them is the other's first letter or two.
fn is_initial(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    one == other || (!short.is_empty() && short.len() <= 2 && long.starts_with(short))
}

/// The number of letters added, left out, replaced or swapped with the next one; any number above `limit` once it exceeds it.
fn distance(one: &[char], other: &[char], limit: usize) -> usize {
    if one.len().abs_diff(other.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let changed = above[j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut best = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[other.len()]
}
