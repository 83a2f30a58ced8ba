//! Files as they come in, read whole before anything is stored.

use super::identity::fingerprint;
use super::read;
use super::refusal::Refusal;
use super::title::title;
use super::workbook::{Mismatch, Reading, Warning, Workbook};
use crate::t;

/// A file that could be read: one contract.
#[derive(Clone, Debug)]
pub struct Intake {
    /// The file's name, without folders.
    pub file: String,
    /// The title the contract gets; empty when the file's name says nothing.
    pub title: String,
    /// What it says.
    pub workbook: Workbook,
    /// See [`fingerprint`].
    pub fingerprint: String,
    /// What to tell whoever imports it, a sentence each.
    pub warnings: Vec<String>,
    /// Totals of row 9 that are not the sums of the rows, a sentence each.
    pub mismatches: Vec<String>,
}

impl Intake {
    /// Reads one file.
    ///
    /// # Errors
    /// Why it cannot be imported.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Refusal> {
        let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let Reading { workbook, warnings } = read(file, bytes)?;
        Ok(Self {
            file: file.to_owned(),
            title: title(file),
            fingerprint: fingerprint(&workbook),
            warnings: warnings.iter().map(Warning::sentence).collect(),
            mismatches: workbook.mismatches().iter().map(Mismatch::sentence).collect(),
            workbook,
        })
    }

    /// Reads several files.
    ///
    /// # Errors
    /// A sentence for each file that cannot be imported; then none of them is.
    pub fn read_all(files: &[(String, Vec<u8>)]) -> Result<Vec<Self>, Vec<String>> {
        let (mut read, mut refused) = (Vec::new(), Vec::new());
        for (name, bytes) in files {
            match Self::read(name, bytes) {
                Ok(intake) => read.push(intake),
                Err(refusal) => refused.push(refusal.sentence()),
            }
        }
        if refused.is_empty() {
            Ok(read)
        } else {
            Err(refused)
        }
    }
}

/// Refuses files whose totals are not what their rows add up to.
///
/// # Errors
/// A sentence, then one line for each wrong total.
pub fn check_totals(files: &[Intake]) -> Result<(), Vec<String>> {
    let wrong = files.iter().filter(|file| !file.mismatches.is_empty());
    let lines: Vec<String> = wrong
        .flat_map(|file| {
            let head = t!("exchange-import-mismatches", file = file.file);
            std::iter::once(head).chain(file.mismatches.iter().cloned())
        })
        .collect();
    if lines.is_empty() { Ok(()) } else { Err(lines) }
}
