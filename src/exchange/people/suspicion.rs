//! What somebody should look at before a list comes in: people who may be there already under a slip of a name, and addresses
//! that somebody of another name has.

use super::corrections::Correction;
use crate::members::{Member, NewPerson};
use crate::words::sort_key;
use std::collections::HashMap;

/// Pairs of names, or of a name and what is said.
type Pairs = Vec<(String, String)>;

/// New people whose name is a slip away from another's, and those who have, or would be given, the address of somebody of another
/// name.
pub fn suspicions(added: &[&NewPerson], corrections: &[Correction], members: &[Member]) -> (Pairs, Pairs) {
    let mut names = Names::default();
    let mut addresses: HashMap<String, String> = HashMap::new();
    for member in members {
        names.know(&member.last_name, &member.first_name);
        if let Some(email) = &member.email {
            addresses
                .entry(email.to_string())
                .or_insert_with(|| member.name());
        }
    }
    let mut alike = Pairs::new();
    for person in added {
        if let Some(known) = names.near(&person.last_name, &person.first_name) {
            alike.push((name_of(person), known));
        }
        names.know(&person.last_name, &person.first_name);
    }
    let given = corrections.iter().filter(|one| one.before.email.is_none());
    let given = given.map(|one| (one.after.name(), one.after.email.as_ref()));
    let new = added
        .iter()
        .map(|person| (name_of(person), person.email.as_ref()));
    let mut same_email = Pairs::new();
    for (name, email) in new.chain(given) {
        let Some(email) = email.map(ToString::to_string) else {
            continue;
        };
        match addresses.get(&email) {
            Some(known) if sort_key(known) != sort_key(&name) => same_email.push((name, known.clone())),
            Some(_) => {}
            None => {
                addresses.insert(email, name);
            }
        }
    }
    (alike, same_email)
}

fn name_of(person: &NewPerson) -> String {
    format!("{} {}", person.first_name, person.last_name)
        .trim()
        .to_owned()
}

/// Names by each of their halves, so that one is compared with those of the same half alone: a list of 20,000 rows is read in
/// no time. Each with its other half and as people read it.
#[derive(Default)]
struct Names {
    halves: HashMap<(bool, String), Vec<(String, String)>>,
}

impl Names {
    fn know(&mut self, last: &str, first: &str) {
        let spoken = format!("{first} {last}").trim().to_owned();
        let (last, first) = (sort_key(last), sort_key(first));
        let mut keep = |half: (bool, String), other: String| {
            let known = self.halves.entry(half).or_default();
            known.push((other, spoken.clone()));
        };
        keep((true, last.clone()), first.clone());
        keep((false, first), last);
    }

    /// A known name that differs by a slip in one half, or has its halves the other way round.
    fn near(&self, last: &str, first: &str) -> Option<String> {
        let (last, first) = (sort_key(last), sort_key(first));
        let of = |is_last: bool, half: &str| {
            let known = self.halves.get(&(is_last, half.to_owned()));
            let known = known.filter(|known| !half.is_empty() && known.len() <= MOST_OF_A_HALF);
            known.map(Vec::as_slice).unwrap_or_default()
        };
        let is_slip = |known: &str, said: &str| {
            let about_as_long = known.len().abs_diff(said.len()) <= 2;
            about_as_long
                && known != said
                && said.chars().count() >= LEAST
                && strsim::osa_distance(known, said) == 1
        };
        let turned = of(true, &first)
            .iter()
            .find(|(other, _)| last != first && *other == last);
        let by_first = of(false, &first).iter().find(|(known, _)| is_slip(known, &last));
        let by_last = of(true, &last).iter().find(|(known, _)| is_slip(known, &first));
        let found = turned.or(by_first).or(by_last);
        found.map(|(_, spoken)| spoken.clone())
    }
}

/// People with one family or first name beyond whom it tells nobody apart: no AMAP has as many.
const MOST_OF_A_HALF: usize = 300;

/// Letters from which on a name may hold a slip: Léa and Léo are two people.
const LEAST: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_one_half_or_halves_the_other_way_round_are_seen() {
        let mut names = Names::default();
        names.know("Lefèvre", "Sophie");
        for (last, first, near) in [
            ("Lefevre", "Sofie", false),
            ("Lefebre", "Sophie", true),
            ("Lefevre", "Sophia", true),
            ("SOPHIE", "Lefèvre", true),
            ("Lefèvre", "Sophie", false),
            ("Lefort", "Sophie", false),
            ("Martin", "Sophie", false),
        ] {
            let found = names.near(last, first);
            assert_eq!(found, near.then(|| "Sophie Lefèvre".to_owned()), "{last} {first}");
        }
        let mut short = Names::default();
        short.know("Roux", "Léa");
        assert_eq!(short.near("Roux", "Léo"), None, "two people");
    }
}
