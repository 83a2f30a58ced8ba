//! Files made to do harm, and every way in which a good file can be broken.

use super::fixture;
use crate::exchange::clicamap::{Reason, read};
use proptest::prelude::*;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn reason(bytes: &[u8]) -> Option<Reason> {
    read("fichier", bytes).err().map(|refusal| refusal.reason)
}

#[test]
fn each_limit_has_a_sentence() {
    let sheet = "2026-03-03".to_owned();
    let reasons = [
        Reason::TooLarge,
        Reason::TooManyColumns {
            sheet: sheet.clone(),
            limit: 500,
        },
        Reason::TooManyRows { sheet, limit: 20_100 },
        Reason::TooManySheets,
        Reason::OtherFormat("xls (Excel 5.0/95)"),
    ];
    insta::assert_snapshot!(reasons.map(|reason| reason.sentence()).join("\n"));
}

#[test]
fn ten_thousand_columns_are_refused() {
    let mut file = rust_xlsxwriter::Workbook::new();
    let page = file.add_worksheet().set_name("2026-03-03").unwrap();
    for column in 0..10_000 {
        for row in 3..7 {
            page.write(row, column, "1-00").unwrap();
        }
    }
    let refused = reason(&file.save_to_buffer().unwrap());
    assert_eq!(
        refused,
        Some(Reason::TooManyColumns {
            sheet: "2026-03-03".to_owned(),
            limit: 500
        })
    );
}

#[test]
fn a_cell_in_the_last_corner_does_not_fill_the_memory() {
    let mut file = rust_xlsxwriter::Workbook::new();
    file.add_worksheet()
        .set_name("2026-03-03")
        .unwrap()
        .write(1_048_575, 2, 1)
        .unwrap();
    let refused = reason(&file.save_to_buffer().unwrap());
    assert_eq!(
        refused,
        Some(Reason::TooManyRows {
            sheet: "2026-03-03".to_owned(),
            limit: 20_100
        })
    );
}

/// A package with one part of zeros; 100 MB pack into 100 kB.
fn bomb(megabytes: usize) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    package
        .start_file("xl/workbook.xml", SimpleFileOptions::default())
        .unwrap();
    package
        .start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default())
        .unwrap();
    let zeros = vec![0; 1024 * 1024];
    for _ in 0..megabytes {
        package.write_all(&zeros).unwrap();
    }
    package.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    let packed = bomb(100);
    assert!(packed.len() < 1024 * 1024);
    assert_eq!(reason(&packed), Some(Reason::TooLarge));
}

#[test]
fn a_bomb_that_states_a_small_size_is_no_better() {
    let mut packed = bomb(100);
    let (real, stated) = ((100 * 1024 * 1024_u32).to_le_bytes(), 100_u32.to_le_bytes());
    for at in 0..packed.len() - 4 {
        if packed[at..at + 4] == real {
            packed[at..at + 4].copy_from_slice(&stated);
        }
    }
    assert!(matches!(
        reason(&packed),
        Some(Reason::TooLarge | Reason::Damaged)
    ));
}

#[test]
fn a_file_cut_anywhere_is_refused_or_says_the_same() {
    for name in ["paniers.xlsx", "paniers.xls"] {
        let whole = fixture(name);
        let good = read(name, &whole);
        for length in (0..whole.len()).step_by(97) {
            let cut = read(name, &whole[..length]);
            assert!(cut.is_err() || cut == good, "{name} cut at {length}");
        }
    }
}

/// Places of the directory and of the tables that chains run through, each set to point back at itself.
#[test]
fn chains_that_run_in_circles_end() {
    let whole = fixture("paniers.xls");
    for at in (44..whole.len().min(4_000) - 4).step_by(4) {
        let mut file = whole.clone();
        file[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
        drop(read("paniers.xls", &file));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), kind in 0..3_usize) {
        let signature: [&[u8]; 3] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];
        drop(read("fichier", &[signature[kind], &bytes].concat()));
    }

    #[test]
    fn no_changed_bytes_make_it_panic(
        is_old in any::<bool>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = fixture(if is_old { "paniers.xls" } else { "paniers.xlsx" });
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        drop(read("fichier", &bytes));
    }

    /// Changes within the parts of the package, where its checksums would otherwise stop them.
    #[test]
    fn no_changed_part_makes_it_panic(
        part in any::<prop::sample::Index>(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut package = zip::ZipArchive::new(Cursor::new(fixture("paniers.xlsx"))).unwrap();
        let changed = part.index(package.len());
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..package.len() {
            let mut old = package.by_index(index).unwrap();
            let mut text = Vec::new();
            std::io::copy(&mut old, &mut text).unwrap();
            for (at, byte) in changes.iter().filter(|_| index == changed) {
                let at = at.index(text.len());
                text[at] = *byte;
            }
            out.start_file(old.name().unwrap().into_owned(), SimpleFileOptions::default()).unwrap();
            out.write_all(&text).unwrap();
        }
        drop(read("fichier", &out.finish().unwrap().into_inner()));
    }
}
