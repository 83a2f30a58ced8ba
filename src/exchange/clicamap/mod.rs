//! Moving in from Clic'AMAP and out again, by its delivery workbooks ("Toutes les feuilles de livraisons").
//!
//! [`read`] turns the bytes of a file into a [`Workbook`] or one clear [`Refusal`].
//! Nothing here touches a database: all of it is decided from the bytes.

pub mod number;
pub mod refusal;
pub mod workbook;

mod file;
mod layout;
mod read;

#[cfg(test)]
mod tests;

pub use file::CellRef;
pub use read::read;
pub use refusal::{Reason, Refusal};
pub use workbook::{Column, Mismatch, Person, Reading, Sheet, Warning, Workbook};
