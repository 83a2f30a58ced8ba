//! Moving in from Clic'AMAP and out again, by its delivery workbooks ("Toutes les feuilles de livraisons").
//!
//! In: [`read`] turns the bytes of a file into a [`Workbook`] or one clear [`Refusal`]; [`infer`] makes of it what this
//! house stores; [`matching`] finds the households that are already there; [`identity`] and [`compare`] tell a second
//! export of a contract from a new one. Out: [`write`] lays a [`Workbook`] out again.
//! Nothing here touches a database: all of it is decided from the bytes.

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
mod file;
mod layout;
mod read;
mod sentences;

#[cfg(test)]
mod tests;

pub use file::CellRef;
pub use read::read;
pub use refusal::{Reason, Refusal};
pub use workbook::{Column, Mismatch, Person, Reading, Sheet, Warning, Workbook};
