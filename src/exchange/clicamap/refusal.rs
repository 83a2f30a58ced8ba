//! Why a file cannot be imported: one sentence each, from `locales/fr/exchange.ftl`.

use super::file::CellRef;
use super::workbook::Person;
use crate::words::Day;

/// A file that is not imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The name it was given under.
    pub file: String,
    /// Why.
    pub reason: Reason,
}

/// What should have stood in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A fixed word of the layout: "Nom", "Prénom" or "Cumul".
    Word(&'static str),
    /// The slug of a product, in row 5.
    Product,
    /// The slug of a price, in row 6, such as `6-25`.
    Price,
    /// A product above: the cell lies beyond the last product.
    ProductAbove,
    /// A name in this row, since something is due in it.
    Name,
    /// At least one name, from row 11 on.
    Members,
    /// Nothing at all: rows 3, 8 and 10 stay empty.
    Nothing,
}

/// Why a file was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No byte in it.
    Empty,
    /// A picture, a PDF, a web page, a text...
    NotASpreadsheet,
    /// A spreadsheet of another kind: its usual ending.
    OtherFormat(&'static str),
    /// Cut off, or changed on the way.
    Damaged,
    /// Protected by a password.
    Password,
    /// Beyond what the delivery workbooks of any AMAP need; some such files are made to fill the memory of who opens them.
    TooLarge,
    /// More columns than any farm has products.
    TooManyColumns {
        /// The sheet.
        sheet: String,
        /// The most there may be.
        limit: u32,
    },
    /// More rows than any AMAP has members.
    TooManyRows {
        /// The sheet.
        sheet: String,
        /// The most there may be.
        limit: u32,
    },
    /// More sheets than a year has days.
    TooManySheets,
    /// No sheet is named by an ISO date.
    NoDatedSheet,
    /// A sheet that looks like a delivery, under a name that is not a date.
    Undated {
        /// Its name.
        sheet: String,
    },
    /// Two sheets for one day.
    DayTwice {
        /// The day.
        day: Day,
    },
    /// A cell that does not hold what the layout puts there.
    Layout {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
        /// What should be there.
        expected: Expected,
        /// What is there; may be empty.
        found: String,
    },
    /// `#REF!` and the like.
    FormulaError {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
        /// The error as shown.
        found: String,
    },
    /// A formula saved without its result.
    Uncomputed {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
    },
    /// A text, or an absurd number, where a quantity stands.
    NotAQuantity {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
        /// What is there.
        found: String,
    },
    /// A quantity below zero.
    Negative {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
        /// What is there.
        found: String,
    },
    /// A quantity with more than three decimals.
    TooFine {
        /// The sheet.
        sheet: String,
        /// The cell.
        cell: CellRef,
        /// What is there.
        found: String,
    },
    /// A (Nom, Prénom) that occurs twice: two households could not be told apart.
    PersonTwice {
        /// The sheet.
        sheet: String,
        /// Who.
        person: Person,
        /// The first row's name.
        first: CellRef,
        /// The second row's name.
        second: CellRef,
    },
    /// Two columns with the same production type, product, price and packaging.
    ColumnTwice {
        /// The sheet.
        sheet: String,
        /// The product of the first.
        first: CellRef,
        /// The product of the second.
        second: CellRef,
    },
}
