//! The people of a row, with what is wrong told at its cell.

use super::columns::{Field, Which};
use super::plan::Wrong;
use super::table::Row;
use crate::amaps::is_postcode;
use crate::members::{NewPerson, Reach, is_phone};
use crate::t;
use crate::words::EmailAddress;

/// Characters of a name at most.
const LONGEST_NAME: usize = 80;
/// Characters of a street at most.
const LONGEST_STREET: usize = 160;

fn at(columns: &[Option<Field>], field: Field) -> Option<usize> {
    columns.iter().position(|column| *column == Some(field))
}

/// What a row says in the column of a field.
pub fn text<'r>(row: &'r Row, columns: &[Option<Field>], field: Field) -> &'r str {
    at(columns, field).map_or("", |column| row.cell(column))
}

/// The people of a row; none of a row in which no column says anything.
pub fn people(row: &Row, columns: &[Option<Field>]) -> Result<Vec<NewPerson>, Vec<Wrong>> {
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for which in [Which::First, Which::Second] {
        match person(row, columns, which) {
            Ok(person) => found.extend(person),
            Err(mut more) => wrong.append(&mut more),
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

fn person(row: &Row, columns: &[Option<Field>], which: Which) -> Result<Option<NewPerson>, Vec<Wrong>> {
    let mut typed = Typed::of(row, columns, which);
    if typed.is_nobody() {
        return Ok(None);
    }
    // Of a couple the second often has no family name of their own.
    if typed.last.is_empty() && which == Which::Second {
        typed.last = text(row, columns, Field::LastName(Which::First));
    }
    let wrong = |(field, sentence): (Field, Option<String>)| {
        Some(Wrong {
            row: row.number,
            column: field.label(),
            sentence: sentence?,
        })
    };
    let wrong: Vec<Wrong> = typed.faults(which).into_iter().filter_map(wrong).collect();
    if wrong.is_empty() {
        Ok(Some(typed.person()))
    } else {
        Err(wrong)
    }
}

/// What a row says of one person.
struct Typed<'r> {
    last: &'r str,
    first: &'r str,
    email: &'r str,
    phone: String,
    reach: Reach,
}

impl<'r> Typed<'r> {
    fn of(row: &'r Row, columns: &[Option<Field>], which: Which) -> Typed<'r> {
        let field = |field: Field| text(row, columns, field);
        let (mut phone, mut reach) = (with_zero(field(Field::Phone(which))), reach(row, columns));
        if which == Which::Second {
            reach.phone_2.clear();
        }
        if phone.is_empty() {
            phone = std::mem::take(&mut reach.phone_2);
        }
        Typed {
            last: field(Field::LastName(which)),
            first: field(Field::FirstName(which)),
            email: field(Field::Email(which)),
            phone,
            reach,
        }
    }

    fn is_nobody(&self) -> bool {
        let all = [self.last, self.first, self.email, &self.phone];
        all.iter().all(|text| text.is_empty())
    }

    /// What is wrong, by the field.
    fn faults(&self, which: Which) -> [(Field, Option<String>); 8] {
        let reach = &self.reach;
        [
            (Field::LastName(which), name_fault(self.last, true)),
            (Field::FirstName(which), name_fault(self.first, false)),
            (Field::Email(which), email_fault(self.email)),
            (Field::Phone(which), phone_fault(&self.phone)),
            (Field::OtherPhone, phone_fault(&reach.phone_2)),
            (Field::Street, long_fault(&reach.street, LONGEST_STREET)),
            (Field::Town, long_fault(&reach.town, LONGEST_NAME)),
            (Field::Postcode, postcode_fault(&reach.postcode)),
        ]
    }

    /// The person, where nothing is wrong.
    fn person(self) -> NewPerson {
        NewPerson {
            last_name: self.last.to_owned(),
            first_name: self.first.to_owned(),
            email: self.email.parse().ok(),
            phone: self.phone,
            reach: self.reach,
        }
    }
}

/// A telephone number with the zero that a spreadsheet took away, since it reads nine digits as a number.
fn with_zero(phone: &str) -> String {
    let bare = phone.len() == 9 && phone.chars().all(|digit| digit.is_ascii_digit());
    if bare && !phone.starts_with('0') {
        return format!("0{phone}");
    }
    phone.to_owned()
}

/// Where the people of a row are reached beside. A number that lost the zero before it is a postcode all the same.
fn reach(row: &Row, columns: &[Option<Field>]) -> Reach {
    let field = |field: Field| text(row, columns, field).to_owned();
    let postcode = field(Field::Postcode);
    let short = postcode.len() == 4 && postcode.chars().all(|digit| digit.is_ascii_digit());
    Reach {
        phone_2: with_zero(&field(Field::OtherPhone)),
        street: field(Field::Street),
        postcode: if short { format!("0{postcode}") } else { postcode },
        town: field(Field::Town),
    }
}

fn long_fault(text: &str, most: usize) -> Option<String> {
    (text.chars().count() > most).then(|| t!("exchange-people-long", most = most))
}

fn email_fault(email: &str) -> Option<String> {
    let is_address = email.is_empty() || email.parse::<EmailAddress>().is_ok();
    (!is_address).then(|| t!("exchange-people-email", text = email))
}

fn phone_fault(phone: &str) -> Option<String> {
    (!is_phone(phone)).then(|| t!("exchange-people-phone", text = phone))
}

fn postcode_fault(postcode: &str) -> Option<String> {
    let is_one = postcode.is_empty() || is_postcode(postcode);
    (!is_one).then(|| t!("exchange-people-postcode", text = postcode))
}

/// What is wrong with a name.
fn name_fault(name: &str, needed: bool) -> Option<String> {
    if needed && name.is_empty() {
        return Some(t!("exchange-people-no-name"));
    }
    (name.chars().count() > LONGEST_NAME).then(|| t!("exchange-people-long-name", most = LONGEST_NAME))
}
