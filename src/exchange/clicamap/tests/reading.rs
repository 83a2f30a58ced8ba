use super::{fixture, reading, real_exports, shown};
use crate::exchange::clicamap::{Workbook, read};
use crate::words::Quantity;
use calamine::{Data, Reader, Xls, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

#[test]
fn a_workbook_is_read_whole() {
    let read = reading("paniers.xlsx");
    assert_eq!(read.warnings, []);
    insta::assert_snapshot!(shown(&read.workbook));
}

#[test]
fn people_are_read_as_written_in_the_order_of_the_rows() {
    insta::assert_debug_snapshot!(reading("paniers.xlsx").workbook.members);
}

#[test]
fn the_original_xls_says_the_same_as_the_xlsx() {
    assert_eq!(reading("paniers.xls"), reading("paniers.xlsx"));
}

#[test]
fn the_bytes_tell_the_format_whatever_the_name() {
    assert_eq!(
        read("paniers.xls", &fixture("paniers.xlsx")),
        Ok(reading("paniers.xls"))
    );
}

#[test]
fn what_is_odd_but_harmless_is_a_warning() {
    let warnings = ["titre-different.xlsx", "feuille-de-plus.xlsx"].map(|name| {
        let sentences: Vec<String> = reading(name)
            .warnings
            .iter()
            .map(|warning| warning.sentence())
            .collect();
        format!("{name} : {}", sentences.join(" "))
    });
    insta::assert_snapshot!(warnings.join("\n"));
}

#[test]
fn someone_missing_on_a_sheet_gets_nothing_there_and_a_warning() {
    let mut file = rust_xlsxwriter::Workbook::new();
    let words = [
        (3, 0, "Nom"),
        (3, 1, "Prénom"),
        (8, 0, "Cumul"),
        (4, 2, "oeufs"),
        (5, 2, "3-20"),
    ];
    let people = [
        (10, 0, "Pommier"),
        (10, 1, "Anne"),
        (11, 0, "Zinc"),
        (11, 1, "Omar"),
    ];
    for (day, listed) in [("2026-09-03", &people[..]), ("2026-09-10", &people[..2])] {
        let page = file.add_worksheet().set_name(day).unwrap();
        page.write(0, 0, format!("Feuille de distribution du {day}"))
            .unwrap();
        for (row, column, word) in words.iter().chain(listed) {
            page.write(*row, *column, *word).unwrap();
        }
    }
    let read = read("oeufs.xlsx", &file.save_to_buffer().unwrap()).unwrap();
    insta::assert_debug_snapshot!((read.workbook.members, read.warnings));
}

#[test]
fn wrong_totals_are_told_by_sheet_product_and_both_figures() {
    let mismatches = reading("cumul-faux.xlsx").workbook.mismatches();
    let sentences: Vec<String> = mismatches.iter().map(|mismatch| mismatch.sentence()).collect();
    insta::assert_snapshot!(sentences.join("\n"));
    assert_eq!(reading("paniers.xlsx").workbook.mismatches(), []);
}

/// Quantities by sheet, person and product, taken straight from the cells by calamine's ranges.
fn straight<'a, F: Reader<Cursor<&'a [u8]>>>(
    mut file: F,
) -> BTreeMap<(String, String, String, String), String> {
    let mut all = BTreeMap::new();
    for name in file.sheet_names() {
        let range = file.worksheet_range(&name).ok().unwrap();
        let text = |row, column| {
            range
                .get_value((row, column))
                .map(ToString::to_string)
                .unwrap_or_default()
        };
        let (last_row, last_column) = range.end().unwrap();
        for (row, column) in
            (10..=last_row).flat_map(|row| (2..=last_column).map(move |column| (row, column)))
        {
            let quantity = text(row, column).replace('.', ",");
            if let Some(Data::Float(_) | Data::Int(_)) = range.get_value((row, column))
                && quantity != "0"
            {
                let product = [3, 4, 5, 6].map(|row| text(row, column)).join("/");
                all.insert((name.clone(), text(row, 0), text(row, 1), product), quantity);
            }
        }
    }
    all
}

fn as_read(workbook: &Workbook) -> BTreeMap<(String, String, String, String), String> {
    let orders = workbook.orders().into_iter();
    orders
        .map(|((day, person, column), quantity)| {
            let product = [
                &column.production_type,
                &column.product,
                &column.price_slug,
                &column.packaging,
            ];
            let product = product.map(String::as_str).join("/");
            (
                (
                    day.to_string(),
                    person.last_name.clone(),
                    person.first_name.clone(),
                    product,
                ),
                quantity.to_string(),
            )
        })
        .collect()
}

#[test]
fn our_own_workbooks_are_read_to_the_last_cell() {
    let (new, old) = (fixture("paniers.xlsx"), fixture("paniers.xls"));
    let expected = as_read(&reading("paniers.xlsx").workbook);
    assert_eq!(straight(Xlsx::new(Cursor::new(&new[..])).unwrap()), expected);
    assert_eq!(straight(Xls::new(Cursor::new(&old[..])).unwrap()), expected);
}

#[test]
fn a_merged_heading_or_name_counts_for_all_it_covers() {
    let mut file = rust_xlsxwriter::Workbook::new();
    let page = file.add_worksheet().set_name("2026-09-03").unwrap();
    let format = rust_xlsxwriter::Format::new();
    let merged = [
        (3, 0, 6, 0, "Nom"),
        (3, 1, 6, 1, "Prénom"),
        (3, 2, 3, 3, "oeufs"),
        (6, 2, 6, 3, "boite"),
        (10, 0, 11, 0, "Zinc"),
    ];
    for (row, column, last_row, last_column, word) in merged {
        page.merge_range(row, column, last_row, last_column, word, &format)
            .unwrap();
    }
    let words = [
        (8, 0, "Cumul"),
        (4, 2, "par-6"),
        (4, 3, "par-12"),
        (5, 2, "2-10"),
        (5, 3, "4-00"),
        (10, 1, "Omar"),
        (11, 1, "Inès"),
    ];
    for (row, column, word) in words {
        page.write(row, column, word).unwrap();
    }
    for (row, column, number) in [(8, 2, 1), (8, 3, 3), (10, 2, 1), (11, 3, 3)] {
        page.write(row, column, number).unwrap();
    }
    let read = read("oeufs.xlsx", &file.save_to_buffer().unwrap()).unwrap();
    insta::assert_snapshot!(shown(&read.workbook));
}

#[test]
fn the_real_exports_are_read_to_the_last_cell() {
    for (name, bytes) in real_exports() {
        let read = read(&name, &bytes).unwrap();
        assert_eq!(read.warnings, [], "{name}");
        assert_eq!(read.workbook.mismatches(), [], "{name}");
        assert_eq!(
            as_read(&read.workbook),
            straight(Xlsx::new(Cursor::new(&bytes[..])).unwrap()),
            "{name}"
        );
    }
}

#[test]
fn the_real_exports_have_the_size_that_was_counted_by_hand() {
    let counted: Vec<String> = real_exports()
        .iter()
        .map(|(name, bytes)| {
            let workbook = read(name, bytes).unwrap().workbook;
            let due: Quantity = workbook.orders().values().sum();
            let (sheets, people, products) = (
                workbook.sheets.len(),
                workbook.members.len(),
                workbook.products().len(),
            );
            format!("{name} : {sheets} feuilles, {people} foyers, {products} produits, {due} unités")
        })
        .collect();
    if !counted.is_empty() {
        insta::assert_snapshot!(counted.join("\n"));
    }
}
