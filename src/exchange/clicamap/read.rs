//! From the bytes of a file to a [`Workbook`](super::Workbook): the one way in.

use super::refusal::{Reason, Refusal};
use super::workbook::Reading;
use super::{file, layout};

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
