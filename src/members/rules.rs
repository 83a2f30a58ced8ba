//! Decisions about people.

#[cfg(test)]
mod tests;

use super::model::{AccessState, Member};
use crate::history::Changes;
use crate::words::sort_key;

/// Characters of a telephone number at most.
pub const LONGEST_PHONE: usize = 30;

/// How a household is called, from the (family name, first name) of its people in order: "Arnaud Sylvie et Paul",
/// or "Arnaud Sylvie, Petit Jo" when their family names differ.
pub fn household_name<L: AsRef<str>, F: AsRef<str>>(people: &[(L, F)]) -> String {
    let Some((family, _)) = people.first() else {
        return String::new();
    };
    let family = family.as_ref();
    let whole = |(last, first): &(L, F)| format!("{} {}", last.as_ref(), first.as_ref()).trim().to_owned();
    if people
        .iter()
        .any(|(last, _)| sort_key(last.as_ref()) != sort_key(family))
    {
        return people.iter().map(whole).collect::<Vec<_>>().join(", ");
    }
    let first_names: Vec<&str> = people
        .iter()
        .map(|(_, first)| first.as_ref().trim())
        .filter(|first| !first.is_empty())
        .collect();
    let together = match first_names.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, others)) => format!("{} et {last}", others.join(", ")),
    };
    format!("{family} {together}").trim().to_owned()
}

/// By which a person is sorted and searched.
pub fn person_key(last_name: &str, first_name: &str) -> String {
    sort_key(&format!("{last_name} {first_name}"))
}

/// How far somebody is on the way to signing in.
pub fn access_state(has_email: bool, active: bool, invited: bool) -> AccessState {
    match (active, invited, has_email) {
        (true, _, _) => AccessState::Active,
        (false, true, _) => AccessState::Invited,
        (false, false, true) => AccessState::ToInvite,
        (false, false, false) => AccessState::NoEmail,
    }
}

/// A telephone number as people write it: digits, spaces, dots and the like, at least six digits; or nothing.
pub fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let known = text
        .chars()
        .all(|c| c.is_ascii_digit() || " .-+()/\u{a0}\u{202f}".contains(c));
    text.is_empty() || (known && digits >= 6 && text.chars().count() <= LONGEST_PHONE)
}

/// Why somebody cannot leave yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DepartureRefusal {
    /// The household still has baskets to come, and nobody else to collect them.
    BasketsToCome,
    /// Nobody else coordinates the AMAP.
    LastCoordinator,
}

impl DepartureRefusal {
    /// Its sentence.
    pub fn key(self) -> &'static str {
        match self {
            DepartureRefusal::BasketsToCome => "members-depart-baskets",
            DepartureRefusal::LastCoordinator => "members-depart-coordinator",
        }
    }
}

/// Whether somebody may leave: not the last of a household that is still owed baskets, not the last coordinator.
///
/// # Errors
/// The reason against it.
pub fn check_departure(
    last_of_household: bool,
    baskets_to_come: bool,
    last_coordinator: bool,
) -> Result<(), DepartureRefusal> {
    if last_coordinator {
        return Err(DepartureRefusal::LastCoordinator);
    }
    if last_of_household && baskets_to_come {
        return Err(DepartureRefusal::BasketsToCome);
    }
    Ok(())
}

/// Why two records of one person cannot become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinRefusal {
    /// The one that would go eats with others: it is moved to the household of the other first.
    EatsWithOthers,
    /// Both have a contract for the same season, or a fee in the same campaign.
    HeldByBoth,
}

/// Whether a record may become another one: in the same household, or alone in one that passes over whole and has nothing that
/// the other has too.
///
/// # Errors
/// The reason against it.
pub fn check_joining(
    share_household: bool,
    people_of_other: usize,
    held_by_both: &[String],
) -> Result<(), JoinRefusal> {
    if share_household {
        return Ok(());
    }
    if people_of_other > 1 {
        return Err(JoinRefusal::EatsWithOthers);
    }
    if held_by_both.is_empty() {
        Ok(())
    } else {
        Err(JoinRefusal::HeldByBoth)
    }
}

/// Whether two records may well be of one person: the same name, address or telephone.
pub fn is_like(one: &Member, other: &Member) -> bool {
    let digits = |phone: &str| phone.chars().filter(char::is_ascii_digit).collect::<String>();
    let key = |member: &Member| person_key(&member.last_name, &member.first_name);
    key(one) == key(other)
        || (one.email.is_some() && one.email == other.email)
        || (!one.phone.is_empty() && digits(&one.phone) == digits(&other.phone))
}

/// What was corrected in the record of a member.
pub fn changes(before: &Member, after: &Member) -> Changes {
    let email = |member: &Member| member.email.as_ref().map(ToString::to_string).unwrap_or_default();
    Changes::default()
        .field("members-first-name", &before.first_name, &after.first_name)
        .field("members-last-name", &before.last_name, &after.last_name)
        .field("members-email", email(before), email(after))
        .field("members-phone", &before.phone, &after.phone)
        .field("members-phone-2", &before.reach.phone_2, &after.reach.phone_2)
        .field("members-postal", before.reach.postal(), after.reach.postal())
}
