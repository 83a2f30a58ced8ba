//! From the bytes of a file to a [`Workbook`](super::Workbook): the one way in.

use super::file::{self, CellRef};
use super::layout;
use super::refusal::{Reason, Refusal};
use super::workbook::Reading;

/// Reads a delivery workbook, `.xlsx` or the original `.xls`; which of them is told by the bytes, not by the name.
///
/// # Errors
/// One reason, for which there is one sentence. No input makes this panic or load more than the limits allow.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Reading, Refusal> {
    reading(bytes).map_err(|reason| Refusal {
        file: file_name.to_owned(),
        reason,
    })
}

fn reading(bytes: &[u8]) -> Result<Reading, Reason> {
    layout::reading(&file::grids(bytes)?)
}

/// What people read in the cells of the first sheet, merged ones by their first; whatever its layout.
///
/// # Errors
/// As [`read`]. A formula that was never computed, and an error in a cell, are shown as they stand.
pub fn cells(file_name: &str, bytes: &[u8]) -> Result<Vec<(CellRef, String)>, Refusal> {
    let grids = file::grids(bytes).map_err(|reason| Refusal {
        file: file_name.to_owned(),
        reason,
    })?;
    let first = grids.iter().find(|grid| !grid.is_empty());
    let cells = first.into_iter().flat_map(file::Grid::cells);
    Ok(cells
        .map(|(at, value)| (at, value.shown().trim().to_owned()))
        .collect())
}
