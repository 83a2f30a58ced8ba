//! Households and their people.

use super::cast::NEIGHBOURS;
use super::land::phone;
use super::names::{FIRST, LAST};
use super::queries::*;
use super::village::{Home, Village};
use crate::words::{AccountId, HouseholdId, MemberId, sort_key};

/// Every household of every AMAP, so many in the first one; there the people of the cast come first.
pub fn settle(village: &mut Village, households_of_first: usize) {
    for place in 0..village.places.len() {
        let households = match place {
            0 => households_of_first,
            _ => village.places[place].town.households,
        };
        let names = family_names(village, place, households);
        let mut names = names.iter();
        for at in 0..households {
            let known = NEIGHBOURS.get(at).filter(|_| place == 0);
            let home = match known {
                Some(&(first, last)) => household(village, place, &[(first, last)], true),
                None => invented(village, place, names.next().map_or("Martin", String::as_str)),
            };
            village.places[place].homes.push(home);
        }
    }
}

/// So many names, each once: those of the list, and when they are used up, two of them joined.
fn family_names(village: &mut Village, place: usize, households: usize) -> Vec<String> {
    let mut names = LAST.to_vec();
    village.chance.shuffle(&mut names);
    names.retain(|name| place > 0 || NEIGHBOURS.iter().all(|(_, last)| last != name));
    let joined = (1..names.len()).flat_map(|apart| {
        let second = names.iter().cycle().skip(apart);
        names
            .iter()
            .zip(second)
            .map(|(one, other)| format!("{one}-{other}"))
    });
    let single = names.iter().map(|name| (*name).to_owned());
    single.chain(joined).take(households).collect()
}

fn invented(village: &mut Village, place: usize, last: &str) -> Home {
    let mut people = vec![(*village.chance.pick(&FIRST), last)];
    if village.chance.percent(58) {
        let own_name = village.chance.percent(25);
        let partner = if own_name {
            *village.chance.pick(&LAST)
        } else {
            last
        };
        let first = *village.chance.pick(&FIRST);
        if (first, partner) != people[0] {
            people.push((first, partner));
        }
    }
    if people.len() == 2 && village.chance.percent(6) {
        people.push((*village.chance.pick(&FIRST), last));
        people.dedup();
    }
    let online = village.chance.percent(88);
    household(village, place, &people, online)
}

fn household(village: &mut Village, place: usize, people: &[(&str, &str)], online: bool) -> Home {
    let amap_id = village.places[place].id;
    let id = village.chance.id(village.now, HouseholdId::v7);
    let mut name = people[0].1.to_owned();
    if let Some((_, other)) = people.get(1).filter(|(_, other)| *other != people[0].1) {
        name = format!("{name} et {other}");
    }
    village.rows.households.push(HouseholdRow {
        amap_id,
        id,
        public_id: village.chance.public_id(),
        sort_key: sort_key(&name),
        name,
        created_at: village.long_ago(),
    });
    let people = people.iter().enumerate().map(|(at, &(first, last))| {
        let with_account = online && (at == 0 || village.chance.percent(55));
        let login = with_account.then(|| village.open_account(first, last));
        member(village, (place, id), (first, last), login)
    });
    Home {
        id,
        people: people.collect(),
    }
}

fn member(
    village: &mut Village,
    (place, household_id): (usize, HouseholdId),
    (first, last): (&str, &str),
    login: Option<(AccountId, String)>,
) -> (MemberId, Option<AccountId>) {
    let id = village.chance.id(village.now, MemberId::v7);
    let (account_id, email) = login.unzip();
    let phone = phone(village);
    let days = i64::try_from(village.chance.below(900)).unwrap_or(0) + 120;
    village.rows.members.push(MemberRow {
        amap_id: village.places[place].id,
        id,
        public_id: village.chance.public_id(),
        household_id,
        account_id,
        last_name: last.to_owned(),
        first_name: first.to_owned(),
        sort_key: sort_key(&format!("{last} {first}")),
        email,
        phone,
        joined_on: village.today.plus_days(-days),
    });
    (id, account_id)
}
