//! What stands in which column, by its heading: as people write it, as AmapJ and CAMAP export it, and as we do.

#[cfg(test)]
mod tests;

use super::table::Row;
use crate::t;
use crate::words::sort_key;

/// What a column says of a household's first or second person, or which household it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What the people of one household have in common.
    Household,
    /// Family name.
    LastName(Which),
    /// First name.
    FirstName(Which),
    /// Address.
    Email(Which),
    /// Telephone.
    Phone(Which),
    /// Another telephone of the first person, their first one where there is no other.
    OtherPhone,
    /// Number and street of the first person; a second one at the same row lives there too.
    Street,
    /// Its five digits.
    Postcode,
    /// The town.
    Town,
    /// Whether somebody is still there: "ACTIF", "INACTIF".
    State,
}

/// Of whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The first person of the row.
    First,
    /// The second.
    Second,
}

use Field::{Email, FirstName, Household, LastName, OtherPhone, Phone, Postcode, State, Street, Town};
use Which::{First, Second};

/// Every field with its name in forms.
pub const FIELDS: [(Field, &str); 14] = [
    (LastName(First), "nom"),
    (FirstName(First), "prenom"),
    (Email(First), "email"),
    (Phone(First), "telephone"),
    (Household, "foyer"),
    (OtherPhone, "autre-telephone"),
    (Street, "rue"),
    (Postcode, "code-postal"),
    (Town, "ville"),
    (LastName(Second), "nom2"),
    (FirstName(Second), "prenom2"),
    (Email(Second), "email2"),
    (Phone(Second), "telephone2"),
    (State, "etat"),
];

/// Headings as they are compared: without accents, capitals and signs, and without a number at the end.
const HEADINGS: [(&str, &[&str]); 10] = [
    (
        "nom",
        &["nom", "nom de famille", "lastname", "last name", "family name"],
    ),
    ("prenom", &["prenom", "firstname", "first name"]),
    (
        "email",
        &[
            "email",
            "e mail",
            "mail",
            "courriel",
            "adresse mail",
            "adresse e mail",
            "adresse email",
        ],
    ),
    (
        "telephone",
        &[
            "telephone",
            "tel",
            "portable",
            "mobile",
            "phone",
            "numero de telephone",
            "tel portable",
        ],
    ),
    ("foyer", &["foyer", "menage", "famille", "household", "binome"]),
    (
        "autre-telephone",
        &["autre telephone", "tel fixe", "fixe", "telephone fixe"],
    ),
    (
        "rue",
        &[
            "rue",
            "adr",
            "adresse",
            "adresse postale",
            "rue et numero",
            "address",
            "street",
        ],
    ),
    (
        "code-postal",
        &["code postal", "cp", "zip code", "zipcode", "postcode"],
    ),
    ("ville", &["ville", "commune", "city", "town"]),
    ("etat", &["etat", "actif inactif", "statut"]),
];

impl Field {
    /// The field of a name in a form.
    pub fn named(name: &str) -> Option<Field> {
        FIELDS
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(field, _)| *field)
    }

    /// Its name in forms.
    pub fn name(self) -> &'static str {
        FIELDS
            .iter()
            .find(|(field, _)| *field == self)
            .map_or("", |(_, name)| name)
    }

    /// As people say it.
    pub fn label(self) -> String {
        let second = |word: String| t!("exchange-people-second", what = word);
        match self {
            Household => t!("members-household"),
            LastName(First) => t!("members-last-name"),
            FirstName(First) => t!("members-first-name"),
            Email(First) => t!("members-email"),
            Phone(First) => t!("members-phone"),
            LastName(Second) => second(t!("members-last-name")),
            FirstName(Second) => second(t!("members-first-name")),
            Email(Second) => second(t!("members-email")),
            Phone(Second) => second(t!("members-phone")),
            OtherPhone => t!("members-phone-2"),
            Street => t!("members-street"),
            Postcode => t!("members-postcode"),
            Town => t!("members-town"),
            State => t!("exchange-people-state"),
        }
    }
}

/// What a heading says.
fn recognised(heading: &str) -> Option<Field> {
    let key = sort_key(heading);
    let word = key
        .trim_end_matches(|letter: char| letter.is_ascii_digit())
        .trim_end();
    let other = PARTNERS.iter().find_map(|partner| word.strip_suffix(partner));
    let second = key.ends_with('2') || other.is_some();
    let word = other.unwrap_or(word).trim_end();
    let word = word.trim_end_matches("du").trim_end();
    let (name, _) = HEADINGS.iter().find(|(_, known)| known.contains(&word))?;
    let name = if second {
        format!("{name}2")
    } else {
        (*name).to_owned()
    };
    Field::named(&name)
}

/// How headings call the second person of a row.
const PARTNERS: [&str; 3] = ["conjoint", "partenaire", "partner"];

/// What each column of a row of headings says; each field once. A second telephone without a second name is the first
/// person's own, as AmapJ writes it.
pub fn guess(headings: &Row) -> Vec<Option<Field>> {
    let mut found: Vec<Option<Field>> = Vec::new();
    for heading in &headings.cells {
        let field = recognised(heading).filter(|field| !found.contains(&Some(*field)));
        found.push(field);
    }
    let couples = [LastName(Second), FirstName(Second)];
    if !couples.iter().any(|name| found.contains(&Some(*name))) {
        for field in &mut found {
            match field {
                Some(Phone(Second)) => *field = Some(OtherPhone),
                Some(Email(Second)) => *field = None,
                _ => {}
            }
        }
    }
    found
}

/// Rows that are looked at for the headings: a title may stand above.
const ABOVE: usize = 20;

/// Where the headings stand: in the first row of which two columns are recognised, else in the first.
pub fn headings(rows: &[Row]) -> usize {
    let known = |row: &Row| guess(row).iter().flatten().count() >= 2;
    rows.iter().take(ABOVE).position(known).unwrap_or(0)
}
