//! What an import tells people, from `locales/fr/exchange.ftl`.

use super::compare::Difference;
use super::file::{CellRef, MAX_SHEETS};
use super::import::Imported;
use super::infer::Kind;
use super::labels;
use super::refusal::{Expected, Reason, Refusal};
use super::workbook::{Column, Mismatch, Warning};
use crate::t;

impl Refusal {
    /// The file's name and one clear sentence.
    pub fn sentence(&self) -> String {
        t!(
            "exchange-refusal",
            file = self.file,
            reason = self.reason.sentence()
        )
    }
}

impl Reason {
    /// One clear sentence, without the file's name.
    pub fn sentence(&self) -> String {
        match self {
            Self::Empty => t!("exchange-refusal-empty"),
            Self::NotASpreadsheet => t!("exchange-refusal-not-a-spreadsheet"),
            Self::OtherFormat(format) => t!("exchange-refusal-other-format", format = format),
            Self::Damaged => t!("exchange-refusal-damaged"),
            Self::Password => t!("exchange-refusal-password"),
            Self::TooLarge => t!("exchange-refusal-too-large"),
            Self::TooManyColumns { sheet, limit } => {
                t!("exchange-refusal-too-many-columns", sheet = sheet, limit = limit)
            }
            Self::TooManyRows { sheet, limit } => {
                t!("exchange-refusal-too-many-rows", sheet = sheet, limit = limit)
            }
            Self::TooManySheets => t!("exchange-refusal-too-many-sheets", limit = MAX_SHEETS),
            Self::NoDatedSheet => t!("exchange-refusal-no-dated-sheet"),
            Self::Undated { sheet } => t!("exchange-refusal-undated", sheet = sheet),
            Self::DayTwice { day } => t!("exchange-refusal-day-twice", sheet = day.to_string()),
            _ => self.at_a_cell(),
        }
    }

    fn at_a_cell(&self) -> String {
        let at = |key, sheet: &str, cell: &CellRef, found: &str| {
            t!(key, sheet = sheet, cell = cell.to_string(), found = found)
        };
        match self {
            Self::FormulaError { sheet, cell, found } => {
                at("exchange-refusal-formula-error", sheet, cell, found)
            }
            Self::Uncomputed { sheet, cell } => at("exchange-refusal-uncomputed", sheet, cell, ""),
            Self::NotAQuantity { sheet, cell, found } => {
                at("exchange-refusal-not-a-quantity", sheet, cell, found)
            }
            Self::Negative { sheet, cell, found } => at("exchange-refusal-negative", sheet, cell, found),
            Self::TooFine { sheet, cell, found } => at("exchange-refusal-too-fine", sheet, cell, found),
            Self::Layout {
                sheet,
                cell,
                expected,
                found,
            } => misplaced(sheet, *cell, *expected, found),
            Self::PersonTwice {
                sheet,
                person,
                first,
                second,
            } => {
                let (first, second) = (first.to_string(), second.to_string());
                t!(
                    "exchange-refusal-person-twice",
                    sheet = sheet,
                    person = person.to_string(),
                    first = first,
                    second = second
                )
            }
            Self::ColumnTwice { sheet, first, second } => {
                t!(
                    "exchange-refusal-column-twice",
                    sheet = sheet,
                    first = first.to_string(),
                    second = second.to_string()
                )
            }
            _ => t!("exchange-refusal-damaged"),
        }
    }
}

fn misplaced(sheet: &str, cell: CellRef, expected: Expected, found: &str) -> String {
    let cell = cell.to_string();
    let found = if found.is_empty() {
        t!("exchange-found-nothing")
    } else {
        t!("exchange-found", text = found)
    };
    let key = match expected {
        Expected::Word(word) => {
            return t!(
                "exchange-layout-word",
                sheet = sheet,
                cell = cell,
                word = word,
                found = found
            );
        }
        Expected::Product => "exchange-layout-product",
        Expected::Price => "exchange-layout-price",
        Expected::ProductAbove => "exchange-layout-product-above",
        Expected::Name => "exchange-layout-name",
        Expected::Members => "exchange-layout-members",
        Expected::Nothing => "exchange-layout-nothing",
    };
    t!(key, sheet = sheet, cell = cell, found = found)
}

impl Warning {
    /// One sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Title { day, found } if found.is_empty() => {
                t!(
                    "exchange-warning-title",
                    sheet = day.to_string(),
                    found = t!("exchange-found-nothing")
                )
            }
            Self::Title { day, found } => {
                t!(
                    "exchange-warning-title",
                    sheet = day.to_string(),
                    found = t!("exchange-found", text = found)
                )
            }
            Self::Ignored { sheet } => t!("exchange-warning-ignored", sheet = sheet),
            Self::Missing { day, person } => {
                t!(
                    "exchange-warning-missing",
                    sheet = day.to_string(),
                    person = person.to_string()
                )
            }
        }
    }
}

impl Mismatch {
    /// The sheet, the product and both figures.
    pub fn sentence(&self) -> String {
        let (sheet, product, slug) = (self.day.to_string(), self.column.sentence(), &self.column.product);
        t!(
            "exchange-mismatch",
            sheet = sheet,
            product = product,
            slug = slug,
            stated = self.stated,
            counted = self.counted
        )
    }
}

impl Column {
    /// Name, packaging and price as people read them.
    pub fn sentence(&self) -> String {
        let (name, packaging) = (labels::name(&self.product), labels::phrase(&self.packaging));
        if packaging.is_empty() {
            return t!("exchange-product", name = name, price = self.price);
        }
        t!(
            "exchange-product-packed",
            name = name,
            packaging = packaging,
            price = self.price
        )
    }
}

impl Difference {
    /// What is there and what the file says.
    pub fn sentence(&self) -> String {
        match self {
            Self::DayAdded(day) => t!("exchange-difference-day-added", sheet = day.to_string()),
            Self::DayRemoved(day) => t!("exchange-difference-day-removed", sheet = day.to_string()),
            Self::ProductAdded(column) => {
                t!("exchange-difference-product-added", product = column.sentence())
            }
            Self::ProductRemoved(column) => {
                t!("exchange-difference-product-removed", product = column.sentence())
            }
            Self::PersonAdded(person) => t!("exchange-difference-person-added", person = person.to_string()),
            Self::PersonRemoved(person) => {
                t!("exchange-difference-person-removed", person = person.to_string())
            }
            Self::Offered(day, column) => t!(
                "exchange-difference-offered",
                sheet = day.to_string(),
                product = column.sentence()
            ),
            Self::NotOffered(day, column) => {
                t!(
                    "exchange-difference-not-offered",
                    sheet = day.to_string(),
                    product = column.sentence()
                )
            }
            Self::Quantity {
                day,
                person,
                column,
                before,
                after,
            } => {
                let (sheet, person, product) = (day.to_string(), person.to_string(), column.sentence());
                t!(
                    "exchange-difference-quantity",
                    sheet = sheet,
                    person = person,
                    product = product,
                    before = before,
                    after = after
                )
            }
        }
    }
}

impl Imported {
    /// The kind of order, in a few words; empty for a contract that was there already.
    pub fn kind(&self) -> String {
        match self.made.as_ref().map(|made| made.plan.kind) {
            Some(Kind::Fixed) => t!("exchange-kind-fixed"),
            Some(Kind::Free) => t!("exchange-kind-free"),
            None => String::new(),
        }
    }

    /// How many deliveries, from the first to the last; empty for a contract that was there already.
    pub fn days(&self) -> String {
        let days = self.made.as_ref().map_or(&[][..], |made| &made.plan.days);
        match (days.first(), days.last()) {
            (Some(first), Some(last)) => {
                t!(
                    "exchange-days",
                    count = days.len(),
                    first = first.dated(),
                    last = last.dated()
                )
            }
            _ => String::new(),
        }
    }
}
