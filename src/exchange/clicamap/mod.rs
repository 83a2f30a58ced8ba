//! Moving in from Clic'AMAP and out again, by its delivery workbooks ("Toutes les feuilles de livraisons").
//!
//! In: [`read`] turns the bytes of a file into a [`Workbook`] or one clear [`Refusal`]; [`infer`] makes of it what this
//! house stores; [`matching`] finds the households that are already there; [`identity`] and [`compare`] tell a second
//! export of a contract from a new one. All of that is decided from the bytes. [`import`] stores what is new, in one
//! transaction for all files. Out: a contract that is there is rebuilt as a [`Workbook`], and [`write`] lays it out again.

pub mod compare;
pub mod identity;
pub mod infer;
pub mod labels;
pub mod matching;
pub mod number;
pub mod refusal;
pub mod title;
pub mod workbook;
pub mod write;

mod dictionary;
mod export;
mod file;
mod import;
mod intake;
mod layout;
mod people;
mod place;
mod queries;
mod read;
mod rebuild;
mod sentences;
mod store;

#[cfg(test)]
mod tests;

pub use export::{Exported, Listed, export, list};
pub use file::CellRef;
pub use import::{By, Imported, Made, import};
pub use intake::{Intake, check_totals};
pub use place::{amap, farm};
pub use queries::{Farm, ImportRow, amap_of_template, imports, partners, template};
pub use read::{cells, read};
pub use refusal::{Reason, Refusal};
pub use workbook::{Column, Mismatch, Person, Reading, Sheet, Warning, Workbook};
