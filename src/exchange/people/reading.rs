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
    let field = |field: Field| text(row, columns, field);
    let (last, first) = (field(Field::LastName(which)), field(Field::FirstName(which)));
    let (email, mut phone) = (field(Field::Email(which)), field(Field::Phone(which)));
    let mut reach = reach(row, columns);
    if which == Which::Second {
        reach.phone_2.clear();
    }
    let other = reach.phone_2.clone();
    if phone.is_empty() {
        reach.phone_2.clear();
        phone = &other;
    }
    let phone = with_zero(phone);
    if [last, first, email, phone.as_str()]
        .iter()
        .all(|text| text.is_empty())
    {
        return Ok(None);
    }
    // Of a couple the second often has no family name of their own.
    let last = if last.is_empty() && which == Which::Second {
        field(Field::LastName(Which::First))
    } else {
        last
    };
    let address: Option<Result<EmailAddress, _>> = (!email.is_empty()).then(|| email.parse());
    let is_address = !matches!(address, Some(Err(_)));
    let checks = [
        (Field::LastName(which), name_fault(last, true)),
        (Field::FirstName(which), name_fault(first, false)),
        (
            Field::Email(which),
            (!is_address).then(|| t!("exchange-people-email", text = email)),
        ),
        (
            Field::Phone(which),
            (!is_phone(&phone)).then(|| t!("exchange-people-phone", text = phone)),
        ),
        (
            Field::OtherPhone,
            (!is_phone(&reach.phone_2)).then(|| t!("exchange-people-phone", text = reach.phone_2)),
        ),
        (Field::Street, long_fault(&reach.street, LONGEST_STREET)),
        (Field::Town, long_fault(&reach.town, LONGEST_NAME)),
        (
            Field::Postcode,
            (!reach.postcode.is_empty() && !is_postcode(&reach.postcode))
                .then(|| t!("exchange-people-postcode", text = reach.postcode)),
        ),
    ];
    let wrong = |(field, sentence): (Field, Option<String>)| {
        Some(Wrong {
            row: row.number,
            column: field.label(),
            sentence: sentence?,
        })
    };
    let wrong: Vec<Wrong> = checks.into_iter().filter_map(wrong).collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    Ok(Some(NewPerson {
        last_name: last.to_owned(),
        first_name: first.to_owned(),
        email: address.and_then(Result::ok),
        phone,
        reach,
    }))
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

/// What is wrong with a name.
fn name_fault(name: &str, needed: bool) -> Option<String> {
    if needed && name.is_empty() {
        return Some(t!("exchange-people-no-name"));
    }
    (name.chars().count() > LONGEST_NAME).then(|| t!("exchange-people-long-name", most = LONGEST_NAME))
}
