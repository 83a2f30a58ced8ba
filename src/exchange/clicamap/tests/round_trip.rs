use super::{reading, real_exports};
use crate::exchange::clicamap::identity::fingerprint;
use crate::exchange::clicamap::{Column, Person, Reading, Sheet, Workbook, number, read, write::write};
use crate::words::{Cents, Day, Quantity};
use jiff::civil::{DateTime, date};
use proptest::prelude::*;
use std::collections::BTreeSet;

const EXTRACTED: DateTime = date(2026, 9, 1).at(18, 5, 0, 0);

fn there_and_back(workbook: &Workbook) -> Reading {
    read("retour.xlsx", &write(workbook, EXTRACTED).unwrap())
        .unwrap_or_else(|refusal| panic!("{}", refusal.sentence()))
}

fn same_but_extracted(workbook: Workbook) -> Reading {
    Reading {
        workbook: Workbook {
            extracted: Some(EXTRACTED),
            ..workbook
        },
        warnings: Vec::new(),
    }
}

#[test]
fn our_own_workbook_comes_back_as_it_went() {
    let workbook = reading("paniers.xls").workbook;
    assert_eq!(there_and_back(&workbook), same_but_extracted(workbook));
}

#[test]
fn the_real_exports_come_back_as_they_went() {
    for (name, bytes) in real_exports() {
        let workbook = read(&name, &bytes).unwrap().workbook;
        let back = there_and_back(&workbook);
        assert_eq!(fingerprint(&back.workbook), fingerprint(&workbook), "{name}");
        assert_eq!(back, same_but_extracted(workbook), "{name}");
    }
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    let workbook = reading("paniers.xlsx").workbook;
    assert_eq!(
        write(&workbook, EXTRACTED).unwrap(),
        write(&workbook, EXTRACTED).unwrap()
    );
}

fn column() -> impl Strategy<Value = Column> {
    let slug = "[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}";
    (slug, slug, 0..100_000_i64, prop::option::of(slug)).prop_map(
        |(production_type, product, cents, packaging)| Column {
            production_type,
            product,
            price_slug: number::price_slug(Cents(cents)),
            price: Cents(cents),
            packaging: packaging.unwrap_or_default(),
        },
    )
}

/// Names of any letters and length; Excel keeps no control characters.
fn person() -> impl Strategy<Value = Person> {
    ("[\\p{L}\\p{N} '’.-]{0,40}\\p{L}", "[\\p{L} '’.-]{0,12}").prop_map(|(last_name, first_name)| {
        let first_name = if first_name.trim().is_empty() {
            String::new()
        } else {
            first_name
        };
        Person {
            last_name,
            first_name,
        }
    })
}

fn sheet(day: Day, columns: Vec<Column>, due: Vec<Vec<Option<i64>>>) -> Sheet {
    let due = due.iter().enumerate().flat_map(|(member, row)| {
        row.iter().enumerate().filter_map(move |(column, due)| {
            due.map(|due| ((member, column), Quantity::from_thousandths(due)))
        })
    });
    let mut sheet = Sheet {
        day,
        columns,
        totals: Vec::new(),
        due: due.collect(),
    };
    sheet.totals = sheet.sums();
    sheet
}

prop_compose! {
    fn workbook()(
        members in prop::collection::btree_set(person(), 1..8),
        columns in prop::collection::btree_set(column(), 1..6),
        days in prop::collection::btree_set(0..400_i64, 1..5),
    )(
        due in prop::collection::vec(prop::collection::vec(prop::collection::vec(
            prop::option::of(prop_oneof![(1..20_i64).prop_map(|n| n * 1_000), 1..9_999_000_i64]),
            columns.len(),
        ), members.len()), days.len()),
        on_sheet in prop::collection::vec(prop::collection::vec(any::<bool>(), columns.len()), days.len()),
        members in Just(members),
        columns in Just(columns),
        days in Just(days),
    ) -> Workbook {
        let first = Day::new(2026, 1, 1).unwrap();
        let sheets = days.iter().zip(due).zip(on_sheet).map(|((day, mut due), on_sheet)| {
            let mut stands = on_sheet.clone();
            stands[0] = true;
            let columns = columns.iter().zip(&stands).filter(|(_, stands)| **stands).map(|(column, _)| column.clone()).collect();
            for row in &mut due {
                let mut stands = stands.iter();
                row.retain(|_| *stands.next().unwrap());
            }
            sheet(first.plus_days(*day), columns, due)
        });
        Workbook { extracted: None, members: members.into_iter().collect(), sheets: sheets.collect() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_workbook_comes_back_as_it_went(workbook in workbook()) {
        let back = there_and_back(&workbook);
        prop_assert_eq!(fingerprint(&back.workbook), fingerprint(&workbook));
        prop_assert_eq!(back, same_but_extracted(workbook));
    }

    #[test]
    fn the_order_of_rows_and_columns_does_not_matter(workbook in workbook()) {
        let turned = turned(&workbook);
        prop_assert_eq!(fingerprint(&turned), fingerprint(&workbook));
        prop_assert_eq!(turned.orders(), workbook.orders());
        let kept: BTreeSet<_> = turned.members.iter().collect();
        prop_assert_eq!(kept, workbook.members.iter().collect());
    }
}

/// The same with rows and columns the other way round.
fn turned(workbook: &Workbook) -> Workbook {
    let last = workbook.members.len() - 1;
    let mut turned = workbook.clone();
    turned.members.reverse();
    for sheet in &mut turned.sheets {
        let last_column = sheet.columns.len() - 1;
        sheet.columns.reverse();
        sheet.totals.reverse();
        sheet.due = sheet
            .due
            .iter()
            .map(|(&(member, column), &due)| ((last - member, last_column - column), due))
            .collect();
    }
    turned
}
