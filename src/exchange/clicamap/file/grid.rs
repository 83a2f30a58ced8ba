//! A sheet as cells, whichever file format it came in, and the limits that all of them share.

use crate::exchange::clicamap::refusal::Reason;
use std::collections::BTreeMap;
use std::fmt;

/// The most columns that a sheet may use; Clic'AMAP needs one per product.
pub(in crate::exchange::clicamap) const MAX_COLUMNS: u32 = 500;
/// The most rows that a sheet may use: one per member of the largest list, and what stands above.
pub(in crate::exchange::clicamap) const MAX_ROWS: u32 = 20_100;
/// The most sheets: more than a delivery a day.
pub(in crate::exchange::clicamap) const MAX_SHEETS: usize = 400;
/// The most cells with something in them, over all sheets.
const MAX_CELLS: usize = 2_000_000;
/// The most merged areas in a sheet.
const MAX_MERGED: usize = 2_000;

/// A cell's place, from zero, shown as spreadsheets do ("C11").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    /// Row, from zero.
    pub row: u32,
    /// Column, from zero.
    pub column: u32,
}

impl CellRef {
    /// Row and column, both from zero.
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            letters.push(b'A' + ((rest - 1) % 26) as u8);
            rest = (rest - 1) / 26;
        }
        letters
            .iter()
            .rev()
            .try_for_each(|&letter| write!(f, "{}", char::from(letter)))?;
        write!(f, "{}", self.row + 1)
    }
}

/// What a cell holds. A number is its shortest decimal text, so that no float is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange::clicamap) enum Value {
    Text(String),
    Number(String),
    /// `#REF!` and the like.
    Error(String),
    /// A formula that the program which saved the file never computed.
    Uncomputed,
}

impl Value {
    /// A text, or the error that a program wrote as a text.
    pub(in crate::exchange::clicamap) fn text(text: String) -> Self {
        let is_error = matches!(
            text.trim(),
            "#REF!"
                | "#DIV/0!"
                | "#N/A"
                | "#NAME?"
                | "#NULL!"
                | "#NUM!"
                | "#VALUE!"
                | "#NOM?"
                | "#VALEUR!"
                | "#NOMBRE!"
        );
        if is_error {
            Self::Error(text.trim().to_owned())
        } else {
            Self::Text(text)
        }
    }

    /// A number as spreadsheets hold it.
    pub(in crate::exchange::clicamap) fn number(value: f64) -> Self {
        Self::Number(value.to_string())
    }

    /// A truth value, as a French spreadsheet shows it; nothing of the layout is one.
    pub(in crate::exchange::clicamap) fn flag(value: bool) -> Self {
        Self::Text(if value { "VRAI" } else { "FAUX" }.to_owned())
    }

    /// What a person would read in the cell.
    pub(in crate::exchange::clicamap) fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Error(text) => text,
            Self::Uncomputed => "=",
        }
    }
}

/// A rectangle of merged cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange::clicamap) struct Area {
    pub(in crate::exchange::clicamap) first: CellRef,
    pub(in crate::exchange::clicamap) last: CellRef,
}

/// A sheet's cells, sparse: only those with something in them.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::exchange::clicamap) struct Grid {
    pub(in crate::exchange::clicamap) name: String,
    cells: BTreeMap<CellRef, Value>,
    merged: Vec<Area>,
}

impl Grid {
    pub(in crate::exchange::clicamap) fn new(name: String) -> Self {
        Self {
            name,
            cells: BTreeMap::new(),
            merged: Vec::new(),
        }
    }

    /// Keeps a cell, unless it is blank.
    pub(in crate::exchange::clicamap) fn put(
        &mut self,
        row: u32,
        column: u32,
        value: Value,
        budget: &mut Budget,
    ) -> Result<(), Reason> {
        if matches!(&value, Value::Text(text) if text.trim().is_empty()) {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(Reason::TooManyColumns {
                sheet: self.name.clone(),
                limit: MAX_COLUMNS,
            });
        }
        if row >= MAX_ROWS {
            return Err(Reason::TooManyRows {
                sheet: self.name.clone(),
                limit: MAX_ROWS,
            });
        }
        budget.spend()?;
        self.cells.insert(CellRef::new(row, column), value);
        Ok(())
    }

    pub(in crate::exchange::clicamap) fn merge(&mut self, area: Area) -> Result<(), Reason> {
        self.merged.push(area);
        if self.merged.len() > MAX_MERGED {
            Err(Reason::TooLarge)
        } else {
            Ok(())
        }
    }

    /// The cell itself.
    pub(in crate::exchange::clicamap) fn at(&self, row: u32, column: u32) -> Option<&Value> {
        self.cells.get(&CellRef::new(row, column))
    }

    /// The cell, or the first of the merged area that covers it.
    pub(in crate::exchange::clicamap) fn covered(&self, row: u32, column: u32) -> Option<&Value> {
        self.at(row, column).or_else(|| {
            let inside = |area: &&Area| {
                (area.first.row..=area.last.row).contains(&row)
                    && (area.first.column..=area.last.column).contains(&column)
            };
            let area = self.merged.iter().find(inside)?;
            self.cells.get(&area.first)
        })
    }

    pub(in crate::exchange::clicamap) fn cells(&self) -> impl Iterator<Item = (CellRef, &Value)> {
        self.cells.iter().map(|(at, value)| (*at, value))
    }

    pub(in crate::exchange::clicamap) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

/// How many cells a file may still bring.
pub(in crate::exchange::clicamap) struct Budget(usize);

impl Budget {
    pub(in crate::exchange::clicamap) fn new() -> Self {
        Self(MAX_CELLS)
    }

    fn spend(&mut self) -> Result<(), Reason> {
        self.0 = self.0.checked_sub(1).ok_or(Reason::TooLarge)?;
        Ok(())
    }
}
