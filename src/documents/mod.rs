//! Documents for paper: plain data in, PDF out. Each is a struct whose texts the caller has already put into French
//! (amounts, days, quantities) and a Typst file beside it, which only arranges them.
//!
//! All PDFs are A4, PDF/A-2a and PDF/UA-1, and the same data gives the same bytes. Making one computes for 10 to 30 ms a
//! page: call `pdf` where blocking is allowed, outside any transaction.

mod amendment;
mod contract;
mod csv;
mod delivery_list;
mod farm_sheet;
mod fee_receipt;
mod labels;
mod register;
mod season;
mod signature_page;
mod spreadsheet;
mod synthesis;
mod zipped;

pub use amendment::{AmendedLine, AmendedPrice, AmendmentBody};
pub use clicamap_typeset::{AppendError, Pdf, TypesetError};
pub use contract::{ContractBody, DeliveryRow, Instalment, Order, OrderKind, Party, Payment, ProductRow};
pub use csv::csv;
pub use delivery_list::{Collected, DeliveryList, DutyRow, FarmTotals, HouseholdRow, Item, TotalRow};
pub use farm_sheet::{FarmSheet, PreparedProduct, QuantityRow};
pub use fee_receipt::FeeReceipt;
pub use labels::{Label, LabelFormat, Labels};
pub use register::{Register, RegisterEntry};
pub use season::{Season, SeasonProduct};
pub use signature_page::{SignatureEntry, SignatureError, SignaturePage};
pub use spreadsheet::{SheetCell, SheetTable, XLSX, spreadsheet};
pub use synthesis::{Synthesis, SynthesisProduct, SynthesisRow, SynthesisTotals};
pub use zipped::Zipped;

use clicamap_typeset::{Ident, Template, typeset};
use serde::Serialize;

use crate::words::Day;

/// What a PDF says of itself besides its title.
#[derive(Debug, Clone, Copy)]
pub struct Issue<'a> {
    /// Who issues it: the AMAP.
    pub by: &'a str,
    /// The day of what it says: that of the stored revision, or of the delivery; never that of the printing.
    pub on: Day,
    /// What makes it the document it is: a public id and a revision, say.
    pub id: &'a str,
}

/// A Typst file of this folder, with the look that all of them import.
const fn template(name: &'static str, source: &'static str) -> Template {
    Template {
        name,
        source,
        imports: &[("house.typ", include_str!("house.typ"))],
    }
}

fn render(
    template: Template,
    title: &str,
    data: &impl Serialize,
    issue: Issue<'_>,
) -> Result<Pdf, TypesetError> {
    let data = serde_json::to_value(data).map_err(|error| TypesetError::Data(template.name, error))?;
    let ident = Ident {
        title,
        author: issue.by,
        date: issue.on.date(),
        id: issue.id,
    };
    typeset(template, &data, &ident)
}

#[cfg(test)]
mod tests;
