//! The people of the AMAP as a file: a workbook, a table, or cards for an address book.

use super::access::MemberBook;
use super::invite::refuse_nobody;
use super::queries::{self, ExportedRow};
use super::roll::{Part, Roll};
use crate::access::{Authorised, Confirmed, Editing};
use crate::db::Tx;
use crate::documents::{SheetCell, SheetTable, XLSX, csv, spreadsheet};
use crate::history::{self, Changes, Trace};
use crate::web::{Fault, Form, Outcome, Submitted, attachment};
use crate::words::{Day, HouseholdId};
use crate::{t, transact};
use std::collections::HashSet;
use std::fmt::Write;

/// The columns: what they are called, and their width.
const COLUMNS: [(&str, u16); 10] = [
    ("members-household", 30),
    ("members-last-name", 20),
    ("members-first-name", 16),
    ("members-email", 30),
    ("members-phone", 16),
    ("members-phone-2", 16),
    ("members-street", 30),
    ("members-postcode", 12),
    ("members-town", 20),
    ("members-export-since", 12),
];

/// The file that was asked for. It is sent by a form: that somebody takes everybody along is kept.
pub async fn export(
    desk: Authorised<Editing<MemberBook>>,
    _: Confirmed,
    Submitted(form): Submitted,
) -> Outcome {
    let desk = desk.granted();
    let make = match form.value("format") {
        "xlsx" => workbook,
        "csv" => table,
        "vcf" => cards,
        _ => return Err(Fault::Refused(t!("members-export-unknown"))),
    };
    refuse_nobody(&form)?;
    let rows = take(&desk, &form).await?;
    let (amap, today) = (desk.amap.name().to_owned(), desk.amap.today(desk.visit.now()));
    let making = tokio::task::spawn_blocking(move || make(&amap, today, &rows));
    let (name, kind, bytes) = making.await.map_err(Fault::unexpected)??;
    attachment(name, kind, bytes)
}

/// The name of a file, its kind and what is in it.
type File = (&'static str, &'static str, Vec<u8>);

fn workbook(amap: &str, today: Day, rows: &[ExportedRow]) -> Result<File, Fault> {
    let row = |row: &ExportedRow| {
        let mut cells: Vec<SheetCell> = texts(row).into_iter().map(SheetCell::Text).collect();
        cells.push(SheetCell::Day(row.joined_on));
        cells
    };
    let table = SheetTable {
        name: t!("members-list-title"),
        heading: vec![amap.to_owned(), t!("members-list-title")],
        columns: COLUMNS.map(|(key, width)| (t!(key), width)).to_vec(),
        rows: rows.iter().map(row).collect(),
        totals: None,
        landscape: true,
    };
    let bytes = spreadsheet(&[table], today).map_err(Fault::unexpected)?;
    Ok(("membres.xlsx", XLSX, bytes))
}

fn table(_: &str, _: Day, rows: &[ExportedRow]) -> Result<File, Fault> {
    let heads = COLUMNS.map(|(key, _)| t!(key)).to_vec();
    let row = |row: &ExportedRow| {
        let mut cells = texts(row).to_vec();
        cells.push(row.joined_on.to_string());
        cells
    };
    let text = csv(std::iter::once(heads).chain(rows.iter().map(row)));
    Ok(("membres.csv", "text/csv; charset=utf-8", text.into_bytes()))
}

/// Cards for an address book.
fn cards(amap: &str, _: Day, rows: &[ExportedRow]) -> Result<File, Fault> {
    let text: String = rows.iter().map(|row| card(amap, row)).collect();
    Ok(("membres.vcf", "text/vcard; charset=utf-8", text.into_bytes()))
}

/// The people of the file, and that somebody took them away is kept.
async fn take(desk: &Authorised<MemberBook>, form: &Form) -> Result<Vec<ExportedRow>, Fault> {
    let amap = &desk.amap;
    transact!(desk.visit.app().db, |tx| {
        let mut rows = queries::exported(tx, amap).await?;
        let changes = choose(tx, desk, form, &mut rows).await?;
        let trace = Trace::in_amap(amap, "members.exported", "amap", amap.id().uuid()).changing(changes);
        history::record(tx, &desk.visit, trace).await?;
        Ok(rows)
    })
}

/// Leaves those who are ticked, where some are; or the households that the list was asked for, or everybody. How many were
/// chosen, and how, is what the journal tells.
async fn choose(
    tx: &mut Tx,
    desk: &Authorised<MemberBook>,
    form: &Form,
    rows: &mut Vec<ExportedRow>,
) -> Result<Changes, Fault> {
    let changes = Changes::default();
    if !form.all("qui").is_empty() {
        rows.retain(|row| form.is_checked("qui", row.public_id.as_str()));
        return Ok(changes.field("members-ticked", "", rows.len()));
    }
    let roll = Roll::load(tx, desk, form).await?;
    if roll.part == Part::Left {
        return Err(Fault::Refused(t!("members-export-left")));
    }
    if roll.fields().is_empty() {
        return Ok(changes);
    }
    let found: HashSet<HouseholdId> = roll.households.iter().map(|one| one.id).collect();
    rows.retain(|row| found.contains(&row.household_id));
    Ok(changes.field("members-found", "", rows.len()))
}

fn texts(row: &ExportedRow) -> [String; 9] {
    let reach = row.reach.clone();
    [
        row.household_name.clone(),
        row.last_name.clone(),
        row.first_name.clone(),
        row.email.clone().unwrap_or_default(),
        row.phone.clone(),
        reach.phone_2,
        reach.street,
        reach.postcode,
        reach.town,
    ]
}

/// One card, as vCard 3.0 (RFC 2426), which every telephone reads.
fn card(amap: &str, row: &ExportedRow) -> String {
    let reach = &row.reach;
    let (last, first) = (escaped(&row.last_name), escaped(&row.first_name));
    let mut lines = vec![
        "BEGIN:VCARD".to_owned(),
        "VERSION:3.0".to_owned(),
        format!("N:{last};{first};;;"),
        format!("FN:{}", format!("{first} {last}").trim()),
        format!("ORG:{}", escaped(amap)),
    ];
    if let Some(email) = &row.email {
        lines.push(format!("EMAIL;TYPE=INTERNET:{}", escaped(email)));
    }
    for phone in [&row.phone, &reach.phone_2] {
        if !phone.is_empty() {
            lines.push(format!("TEL:{}", escaped(phone)));
        }
    }
    if !reach.postal().is_empty() {
        let [street, town, postcode] =
            [&reach.street, &reach.town, &reach.postcode].map(|part| escaped(part));
        lines.push(format!("ADR:;;{street};{town};;{postcode};"));
    }
    lines.push("END:VCARD".to_owned());
    let mut text = String::new();
    for line in lines {
        // Writing to a string does not fail.
        let _ = write!(text, "{}\r\n", folded(&line));
    }
    text
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => safe.extend(['\\', letter]),
            '\n' => safe.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// Longest line in bytes.
const LINE: usize = 75;

/// A longer line goes on in the next one, after a blank; no letter is cut.
fn folded(line: &str) -> String {
    let (mut text, mut length) = (String::with_capacity(line.len()), 0);
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{escaped, folded};

    #[test]
    fn what_is_typed_stays_in_its_line() {
        assert_eq!(
            escaped("Roux; dit \"Jo\", \\ \n fin\r"),
            "Roux\\; dit \"Jo\"\\, \\\\ \\n fin"
        );
        let long = "é".repeat(60);
        let text = folded(&long);
        assert_eq!(text.replace("\r\n ", ""), long);
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
    }
}
