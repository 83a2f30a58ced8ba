//! What a delivery workbook says, free of the file format it came in.

use crate::words::{Cents, Day, Quantity};
use jiff::civil::DateTime;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// One contract of one farm: who gets what on which day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    /// When Clic'AMAP wrote the file (cell A2), local time, where it can be read.
    pub extracted: Option<DateTime>,
    /// Everyone listed, in the order of the first sheet that lists them.
    pub members: Vec<Person>,
    /// One sheet per delivery, by day.
    pub sheets: Vec<Sheet>,
}

/// The exact (Nom, Prénom) of a row: it is the identity of a household, whatever its length.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    /// Column A, as written.
    pub last_name: String,
    /// Column B, as written; may be empty.
    pub first_name: String,
}

impl fmt::Display for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(format!("{} {}", self.last_name, self.first_name).trim())
    }
}

/// Rows 4 to 7 of a column, as Clic'AMAP writes them (slugs). The four together tell products apart:
/// the same product at two prices or in two packagings is two products.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column {
    /// Row 4, such as `legumes`.
    pub production_type: String,
    /// Row 5, such as `pain-aux-noix`.
    pub product: String,
    /// Row 6 as written, such as `6-25`.
    pub price_slug: String,
    /// Row 6 as an amount.
    pub price: Cents,
    /// Row 7, such as `sachet-de-400-g`; may be empty.
    pub packaging: String,
}

/// One delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The day, from the sheet's name.
    pub day: Day,
    /// The products that stand on this sheet, from column C on.
    pub columns: Vec<Column>,
    /// Row 9 of each column, as the file states it; an empty cell is zero.
    pub totals: Vec<Quantity>,
    /// What is due, by index into [`Workbook::members`] and into `columns`. Never zero.
    pub due: BTreeMap<(usize, usize), Quantity>,
}

impl Workbook {
    /// Every product of the contract, in the order in which the sheets first show it.
    pub fn products(&self) -> Vec<&Column> {
        let mut seen = BTreeSet::new();
        self.sheets
            .iter()
            .flat_map(|sheet| &sheet.columns)
            .filter(|column| seen.insert(*column))
            .collect()
    }

    /// Every amount due as (day, person, product) and quantity, whatever the order of rows and columns in the file.
    pub fn orders(&self) -> BTreeMap<(Day, &Person, &Column), Quantity> {
        self.sheets
            .iter()
            .flat_map(|sheet| {
                sheet.due.iter().filter_map(|(&(member, column), &quantity)| {
                    Some((
                        (sheet.day, self.members.get(member)?, sheet.columns.get(column)?),
                        quantity,
                    ))
                })
            })
            .collect()
    }

    /// Where the totals of row 9 are not the sums of the rows below, by day, then in the order of the columns.
    pub fn mismatches(&self) -> Vec<Mismatch> {
        self.sheets.iter().flat_map(Sheet::mismatches).collect()
    }
}

impl Sheet {
    /// The sums of the rows, one per column: what row 9 should say.
    pub fn sums(&self) -> Vec<Quantity> {
        let mut sums = vec![Quantity::ZERO; self.columns.len()];
        for (&(_, column), quantity) in &self.due {
            sums[column] += *quantity;
        }
        sums
    }

    fn mismatches(&self) -> Vec<Mismatch> {
        let both = self.totals.iter().zip(self.sums());
        self.columns
            .iter()
            .zip(both)
            .filter(|(_, (stated, counted))| *stated != counted)
            .map(|(column, (&stated, counted))| Mismatch {
                day: self.day,
                column: column.clone(),
                stated,
                counted,
            })
            .collect()
    }
}

/// A total of row 9 that is not the sum of its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The sheet.
    pub day: Day,
    /// The product.
    pub column: Column,
    /// What row 9 says.
    pub stated: Quantity,
    /// What the rows add up to.
    pub counted: Quantity,
}

/// Something that does not stop an import but that whoever imports should read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A1 names another day than the sheet's name, which wins.
    Title {
        /// The sheet's day.
        day: Day,
        /// What A1 says.
        found: String,
    },
    /// A sheet that is not named by a date and does not look like a delivery.
    Ignored {
        /// Its name.
        sheet: String,
    },
    /// Someone whom other sheets list; nothing is due to them here.
    Missing {
        /// The sheet's day.
        day: Day,
        /// Who.
        person: Person,
    },
}

/// A workbook that could be read, and what to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the file says.
    pub workbook: Workbook,
    /// What to tell whoever imports it.
    pub warnings: Vec<Warning>,
}
