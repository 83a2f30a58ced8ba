//! One delivery sheet, cell by cell. Rows and columns are counted from zero here, so that row 4 of the sheet is 3.

use super::TITLE;
use crate::exchange::clicamap::file::{CellRef, Grid, Value};
use crate::exchange::clicamap::number::{self, Misread};
use crate::exchange::clicamap::refusal::{Expected, Reason};
use crate::exchange::clicamap::workbook::{Column, Person};
use crate::words::{Day, Quantity, sort_key};
use jiff::civil::DateTime;
use std::collections::{HashMap, HashSet};

const WORDS: u32 = 3;
pub(super) const TOTALS: u32 = 8;
const FIRST_MEMBER: u32 = 10;
pub(super) const FIRST_PRODUCT: u32 = 2;
/// Rows 3, 8 and 10 stay empty; so does row 9 but for its word and its totals.
const BLANK: [u32; 3] = [2, 7, 9];

/// What a sheet says, its people as it lists them.
pub(super) struct Listed {
    pub(super) day: Day,
    pub(super) extracted: Option<DateTime>,
    /// A1, where it does not name the sheet's day.
    pub(super) other_title: Option<String>,
    pub(super) columns: Vec<Column>,
    pub(super) totals: Vec<Quantity>,
    pub(super) rows: Vec<Row>,
}

/// A member's row: what is due, by index into the columns.
pub(super) struct Row {
    pub(super) person: Person,
    pub(super) due: Vec<(usize, Quantity)>,
}

/// Whether A1 reads as on a delivery sheet.
pub(super) fn has_title(grid: &Grid) -> bool {
    matches!(grid.at(0, 0), Some(Value::Text(title)) if title.trim_start().starts_with(TITLE))
}

/// Reads the sheet of a day.
pub(super) fn read(day: Day, grid: &Grid) -> Result<Listed, Reason> {
    let sheet = Page { grid };
    sheet.check_formulas()?;
    sheet.check_words()?;
    let columns = sheet.columns()?;
    sheet.check_bounds(&columns)?;
    let totals = columns
        .iter()
        .map(|(at, _)| sheet.total(*at))
        .collect::<Result<_, _>>()?;
    let rows = sheet.rows(&columns)?;
    Ok(Listed {
        day,
        extracted: grid.at(1, 0).and_then(|value| extracted(value.shown())),
        other_title: sheet.other_title(day),
        columns: columns.into_iter().map(|(_, column)| column).collect(),
        totals,
        rows,
    })
}

/// "Extrait le 06/03/2026 16:03:22".
fn extracted(text: &str) -> Option<DateTime> {
    let at = text.trim().strip_prefix("Extrait le")?.trim();
    DateTime::strptime("%d/%m/%Y %H:%M:%S", at).ok()
}

pub(super) struct Page<'a> {
    pub(super) grid: &'a Grid,
}

impl Page<'_> {
    pub(super) fn name(&self) -> String {
        self.grid.name.clone()
    }

    /// The text of a cell, or of the merged area it belongs to; empty if there is none.
    pub(super) fn text(&self, row: u32, column: u32) -> &str {
        self.grid.covered(row, column).map_or("", Value::shown)
    }

    pub(super) fn misplaced(&self, cell: CellRef, expected: Expected) -> Reason {
        let found = self
            .grid
            .at(cell.row, cell.column)
            .map_or("", Value::shown)
            .trim();
        Reason::Layout {
            sheet: self.name(),
            cell,
            expected,
            found: found.chars().take(60).collect(),
        }
    }

    fn check_formulas(&self) -> Result<(), Reason> {
        self.grid.cells().try_for_each(|(cell, value)| match value {
            Value::Error(found) => Err(Reason::FormulaError {
                sheet: self.name(),
                cell,
                found: found.clone(),
            }),
            Value::Uncomputed => Err(Reason::Uncomputed {
                sheet: self.name(),
                cell,
            }),
            _ => Ok(()),
        })
    }

    fn check_words(&self) -> Result<(), Reason> {
        let fixed = [(WORDS, 0, "Nom"), (WORDS, 1, "Prénom"), (TOTALS, 0, "Cumul")];
        fixed.into_iter().try_for_each(|(row, column, word)| {
            let is_there = sort_key(self.text(row, column)) == sort_key(word);
            let misplaced = || self.misplaced(CellRef::new(row, column), Expected::Word(word));
            if is_there { Ok(()) } else { Err(misplaced()) }
        })
    }

    /// What A1 says, where it is not the sheet's day.
    fn other_title(&self, day: Day) -> Option<String> {
        let title = self.text(0, 0).trim();
        let named = title
            .strip_prefix(TITLE)
            .and_then(|rest| rest.trim().parse::<Day>().ok());
        (named != Some(day)).then(|| title.to_owned())
    }

    /// Nothing stands where the layout has nothing: a row or a column that was pushed aside must not be lost.
    fn check_bounds(&self, columns: &[(u32, Column)]) -> Result<(), Reason> {
        let products: HashSet<u32> = columns.iter().map(|(at, _)| *at).collect();
        self.grid
            .cells()
            .filter(|(cell, _)| cell.row >= BLANK[0])
            .try_for_each(|(cell, _)| {
                if BLANK.contains(&cell.row) || (cell.row == TOTALS && cell.column == 1) {
                    return Err(self.misplaced(cell, Expected::Nothing));
                }
                if cell.column >= FIRST_PRODUCT && !products.contains(&cell.column) {
                    return Err(self.misplaced(cell, Expected::ProductAbove));
                }
                Ok(())
            })
    }

    pub(super) fn misread(&self, cell: CellRef, value: &Value, why: Misread) -> Reason {
        let found = value.shown().trim().chars().take(60).collect::<String>();
        let found = if matches!(value, Value::Number(_)) {
            found.replace('.', ",")
        } else {
            found
        };
        let sheet = self.name();
        match why {
            Misread::NotANumber | Misread::TooLarge => Reason::NotAQuantity { sheet, cell, found },
            Misread::Negative => Reason::Negative { sheet, cell, found },
            Misread::TooFine => Reason::TooFine { sheet, cell, found },
        }
    }

    fn rows(&self, columns: &[(u32, Column)]) -> Result<Vec<Row>, Reason> {
        let last = self.grid.cells().map(|(cell, _)| cell.row).max().unwrap_or(0);
        let mut rows = Vec::new();
        let mut seen: HashMap<Person, CellRef> = HashMap::new();
        for row in FIRST_MEMBER..=last {
            let Some(listed) = self.row(row, columns)? else {
                continue;
            };
            let second = CellRef::new(row, 0);
            if let Some(first) = seen.insert(listed.person.clone(), second) {
                return Err(Reason::PersonTwice {
                    sheet: self.name(),
                    person: listed.person,
                    first,
                    second,
                });
            }
            rows.push(listed);
        }
        let none = || self.misplaced(CellRef::new(FIRST_MEMBER, 0), Expected::Members);
        if rows.is_empty() { Err(none()) } else { Ok(rows) }
    }

    /// The person of a row and what is due to them; nothing for a row that is empty.
    fn row(&self, row: u32, columns: &[(u32, Column)]) -> Result<Option<Row>, Reason> {
        let person = Person {
            last_name: self.text(row, 0).to_owned(),
            first_name: self.text(row, 1).to_owned(),
        };
        let is_nameless = person.last_name.is_empty() && person.first_name.is_empty();
        let mut due = Vec::new();
        for (index, (at, _)) in columns.iter().enumerate() {
            let cell = CellRef::new(row, *at);
            let Some(value) = self.grid.at(row, *at) else {
                continue;
            };
            if is_nameless {
                return Err(self.misplaced(CellRef::new(row, 0), Expected::Name));
            }
            let quantity = number::quantity(value.shown()).map_err(|why| self.misread(cell, value, why))?;
            if quantity.thousandths() > 0 {
                due.push((index, quantity));
            }
        }
        Ok((!is_nameless).then_some(Row { person, due }))
    }
}
