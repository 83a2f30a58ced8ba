//! Workbooks are read back by another library than the one that wrote them.

use super::issue;
use crate::documents::{SheetCell, SheetTable, spreadsheet};
use crate::words::Quantity;
use calamine::{Data, Reader, Xlsx};
use insta::assert_snapshot;
use std::io::Cursor;

fn table() -> SheetTable {
    let text = |words: &str| SheetCell::Text(words.to_owned());
    SheetTable {
        name: "Livraison du 12/03/2026 [salle des fêtes]".into(),
        heading: vec!["Livraison du jeudi 12 mars 2026".into(), "AMAP des Lônes".into()],
        columns: vec![("Foyer".into(), 30), ("Quantité".into(), 10)],
        rows: vec![
            vec![
                text("=1+1"),
                SheetCell::Quantity(Quantity::from_thousandths(1_500)),
            ],
            vec![text("MOREL Anaïs"), SheetCell::some(Quantity::ZERO)],
            vec![
                text("ROUX Farid"),
                SheetCell::some(Quantity::from_thousandths(333)),
            ],
        ],
        totals: Some(vec![
            text("Total"),
            SheetCell::Quantity(Quantity::from_thousandths(1_833)),
        ]),
        landscape: false,
    }
}

#[test]
fn quantities_are_numbers_and_words_are_no_formulas() {
    let bytes = spreadsheet(&[table()], issue().on).unwrap();
    let mut file: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let name = file.sheet_names()[0].clone();
    let range = file.worksheet_range(&name).unwrap();
    let kind = |cell: &Data| match cell {
        Data::String(words) => format!("{words:?}"),
        Data::Float(number) => format!("{number}"),
        Data::Empty => "-".to_owned(),
        other => format!("unexpected {other:?}"),
    };
    let rows = range
        .rows()
        .map(|row| row.iter().map(kind).collect::<Vec<_>>().join(" | "));
    assert_snapshot!(format!("{name}\n{}", rows.collect::<Vec<_>>().join("\n")));
}

#[test]
fn the_same_sheets_give_the_same_bytes() {
    let twice = [(); 2].map(|()| spreadsheet(&[table()], issue().on).unwrap());
    assert_eq!(twice[0], twice[1]);
}
