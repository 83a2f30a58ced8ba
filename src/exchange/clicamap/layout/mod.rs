//! From the grids of a file to a [`Workbook`]: which sheets are deliveries, and who is in all of them.

mod headings;
mod sheet;

use super::file::Grid;
use super::refusal::Reason;
use super::workbook::{Person, Reading, Sheet, Warning, Workbook};
use crate::words::Day;
use sheet::Listed;
use std::collections::{BTreeMap, HashMap, HashSet};

/// How A1 begins on each delivery sheet.
const TITLE: &str = "Feuille de distribution du";

/// Reads every delivery sheet of a file.
pub(super) fn reading(grids: &[Grid]) -> Result<Reading, Reason> {
    let (dated, mut warnings) = deliveries(grids)?;
    let listed: Vec<Listed> = dated
        .iter()
        .map(|(day, grid)| sheet::read(*day, grid))
        .collect::<Result<_, _>>()?;
    let members = everyone(&listed);
    for sheet in &listed {
        warnings.extend(remarks(sheet, &members));
    }
    let extracted = listed.iter().find_map(|sheet| sheet.extracted);
    let index: HashMap<&Person, usize> = members
        .iter()
        .enumerate()
        .map(|(at, person)| (person, at))
        .collect();
    let sheets = listed.iter().map(|sheet| placed(sheet, &index)).collect();
    Ok(Reading {
        workbook: Workbook {
            extracted,
            sheets,
            members,
        },
        warnings,
    })
}

/// The delivery sheets by day, and which others were left aside.
fn deliveries(grids: &[Grid]) -> Result<(BTreeMap<Day, &Grid>, Vec<Warning>), Reason> {
    let mut dated = BTreeMap::new();
    let mut warnings = Vec::new();
    for grid in grids {
        if let Ok(day) = grid.name.trim().parse::<Day>() {
            if dated.insert(day, grid).is_some() {
                return Err(Reason::DayTwice { day });
            }
        } else if sheet::has_title(grid) {
            return Err(Reason::Undated {
                sheet: grid.name.clone(),
            });
        } else if !grid.is_empty() {
            warnings.push(Warning::Ignored {
                sheet: grid.name.clone(),
            });
        }
    }
    if dated.is_empty() {
        Err(Reason::NoDatedSheet)
    } else {
        Ok((dated, warnings))
    }
}

/// Everyone, in the order in which the sheets first list them.
fn everyone(sheets: &[Listed]) -> Vec<Person> {
    let mut seen = HashSet::new();
    let rows = sheets.iter().flat_map(|sheet| &sheet.rows);
    rows.filter(|row| seen.insert(&row.person))
        .map(|row| row.person.clone())
        .collect()
}

fn remarks(sheet: &Listed, members: &[Person]) -> Vec<Warning> {
    let listed: HashSet<&Person> = sheet.rows.iter().map(|row| &row.person).collect();
    let title = sheet.other_title.iter().map(|found| Warning::Title {
        day: sheet.day,
        found: found.clone(),
    });
    let missing = members.iter().filter(|person| !listed.contains(person));
    title
        .chain(missing.map(|person| Warning::Missing {
            day: sheet.day,
            person: person.clone(),
        }))
        .collect()
}

fn placed(sheet: &Listed, index: &HashMap<&Person, usize>) -> Sheet {
    let due = sheet
        .rows
        .iter()
        .filter_map(|row| Some((*index.get(&row.person)?, row)));
    let due = due.flat_map(|(member, row)| {
        row.due
            .iter()
            .map(move |&(column, quantity)| ((member, column), quantity))
    });
    Sheet {
        day: sheet.day,
        columns: sheet.columns.clone(),
        totals: sheet.totals.clone(),
        due: due.collect(),
    }
}
