//! Which file format some bytes are, and its sheets as grids.

mod biff;
mod compound;
mod grid;
mod package;
mod strings;
mod xlsx;

pub use grid::CellRef;
pub(super) use grid::{Grid, MAX_SHEETS, Value};

use super::refusal::Reason;

/// The largest file that is looked at; a workbook of 50 deliveries, 300 members and 50 products has about 2 MB.
const MAX_BYTES: usize = 20 * 1024 * 1024;

/// Every sheet with cells, in the order of the file.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Reason> {
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Reason::TooLarge);
    }
    if bytes.starts_with(b"PK") {
        package::check(bytes)?;
        return xlsx::grids(bytes);
    }
    if bytes.starts_with(compound::SIGNATURE) {
        return biff::grids(bytes);
    }
    if compound::SIGNATURE.starts_with(bytes) {
        return Err(Reason::Damaged);
    }
    Err(Reason::NotASpreadsheet)
}
