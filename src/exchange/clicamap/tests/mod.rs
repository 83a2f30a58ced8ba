//! Workbooks of our own making (`tests/fixtures/clicamap`), and the real ones where they are at hand.

mod comparing;
mod inferring;
mod labelling;
mod matching;
mod numbers;
mod reading;
mod refusing;
mod round_trip;
mod withstanding;

use super::{Reading, Workbook, read};
use crate::words::Quantity;
use std::path::PathBuf;

/// The bytes of one of our own workbooks.
fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/clicamap/");
    std::fs::read(format!("{folder}{name}")).expect("the fixture is in the repository")
}

/// What one of our own workbooks says.
fn reading(name: &str) -> Reading {
    read(name, &fixture(name)).unwrap_or_else(|refusal| panic!("{}", refusal.sentence()))
}

/// Real exports, kept beside the repository because they are not ours to publish; none where they are not at hand.
fn real_exports() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/clicamap-exports"
    ));
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no real exports at ../shared/data/clicamap-exports");
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "xlsx"))
        .map(|path| {
            (
                path.file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned(),
                std::fs::read(&path).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

/// Makes something due on a sheet to a member, by column.
fn due(workbook: &mut Workbook, sheet: usize, place: (usize, usize), quantity: Quantity) {
    workbook.sheets[sheet].due.insert(place, quantity);
}

/// A workbook as a page of text, one line per person and day.
fn shown(workbook: &Workbook) -> String {
    let mut lines: Vec<String> = workbook
        .products()
        .iter()
        .map(|column| format!("produit : {}", column.sentence()))
        .collect();
    lines.extend(workbook.sheets.iter().map(|sheet| {
        let totals: Vec<String> = sheet.totals.iter().map(ToString::to_string).collect();
        format!("{} : cumul {}", sheet.day, totals.join(" | "))
    }));
    lines.extend(
        workbook
            .orders()
            .into_iter()
            .map(|((day, person, column), quantity)| {
                format!(
                    "{day} {person:?} {quantity} × {} {}",
                    column.product, column.packaging
                )
            }),
    );
    lines.join("\n")
}
