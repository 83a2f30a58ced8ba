//! What a list says otherwise of somebody who is there, and what they are when that is taken over.

use crate::members::{Member, NewPerson, Reach};
use crate::t;
use crate::words::sort_key;

/// Somebody as they are, and as the list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As the AMAP knows them.
    pub before: Member,
    /// With what the list says.
    pub after: Member,
}

impl Correction {
    /// What `said` changes; nothing where it says the same. What the list does not say is no difference, nor is how it writes a
    /// number or an accent.
    pub fn of(member: &Member, said: &NewPerson) -> Option<Correction> {
        let (known, new) = (&member.reach, &said.reach);
        let text = |known: &String, said: &String| taken(known, said, sort_key);
        let phone = |known: &String, said: &String| taken(known, said, digits);
        let after = Member {
            email: said.email.clone().or_else(|| member.email.clone()),
            phone: phone(&member.phone, &said.phone),
            reach: Reach {
                phone_2: phone(&known.phone_2, &new.phone_2),
                street: text(&known.street, &new.street),
                postcode: text(&known.postcode, &new.postcode),
                town: text(&known.town, &new.town),
            },
            ..member.clone()
        };
        (after != *member).then(|| Correction {
            before: member.clone(),
            after,
        })
    }

    /// "Ana Roux : Téléphone 09 09 09 09 09 dans la liste, 01 02 03 04 05 ici", of each field.
    pub fn words(&self) -> Vec<String> {
        let (before, after) = (self.fields(&self.before), self.fields(&self.after));
        let pairs = before.into_iter().zip(after).filter(|(was, is)| was != is);
        let words = |((field, known), (_, said)): ((&str, String), (&str, String))| {
            let known = if known.is_empty() { "–".to_owned() } else { known };
            t!(
                "exchange-people-differs-one",
                name = self.before.name(),
                field = t!(field),
                said = said,
                known = known
            )
        };
        pairs.map(words).collect()
    }

    fn fields(&self, member: &Member) -> [(&'static str, String); 4] {
        let email = member.email.as_ref().map(ToString::to_string);
        [
            ("members-email", email.unwrap_or_default()),
            ("members-phone", member.phone.clone()),
            ("members-phone-2", member.reach.phone_2.clone()),
            ("members-postal", member.reach.postal()),
        ]
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// What is said, where it says something else.
fn taken(known: &str, said: &str, read: impl Fn(&str) -> String) -> String {
    let is_new = !said.is_empty() && read(known) != read(said);
    if is_new { said } else { known }.to_owned()
}
