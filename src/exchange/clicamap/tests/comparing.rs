use super::{due, reading};
use crate::exchange::clicamap::Workbook;
use crate::exchange::clicamap::compare::differences;
use crate::exchange::clicamap::identity::{Outline, fingerprint};
use crate::words::Quantity;

fn changed(change: impl Fn(&mut Workbook)) -> Workbook {
    let mut workbook = reading("paniers.xlsx").workbook;
    change(&mut workbook);
    workbook
}

fn drop_last_column(workbook: &mut Workbook, sheet: usize) {
    let sheet = &mut workbook.sheets[sheet];
    sheet.columns.pop();
    sheet.totals.pop();
    sheet.due.retain(|&(_, column), _| column < 2);
}

fn drop_last_member(workbook: &mut Workbook) {
    workbook.members.pop();
    for sheet in &mut workbook.sheets {
        sheet.due.retain(|&(member, _), _| member < 4);
    }
}

/// Each way in which an export can change, seen from both sides.
fn variants() -> [(&'static str, Workbook); 5] {
    [
        (
            "une quantité",
            changed(|workbook| due(workbook, 0, (0, 0), Quantity::units(3))),
        ),
        ("une date", changed(|workbook| drop(workbook.sheets.pop()))),
        ("une personne", changed(drop_last_member)),
        (
            "un produit un jour",
            changed(|workbook| drop_last_column(workbook, 1)),
        ),
        (
            "un produit",
            changed(|workbook| (0..3).for_each(|sheet| drop_last_column(workbook, sheet))),
        ),
    ]
}

#[test]
fn each_difference_is_told() {
    let there = reading("paniers.xlsx").workbook;
    let told = variants().map(|(what, file)| {
        let both = [differences(&there, &file), differences(&file, &there)].concat();
        let sentences: Vec<String> = both.iter().map(|difference| difference.sentence()).collect();
        format!("{what} :\n{}", sentences.join("\n"))
    });
    insta::assert_snapshot!(told.join("\n\n"));
}

#[test]
fn no_difference_and_one_fingerprint_are_the_same_thing() {
    let there = reading("paniers.xlsx").workbook;
    let other_day = changed(|workbook| workbook.extracted = None);
    assert_eq!(differences(&there, &other_day), []);
    assert_eq!(fingerprint(&there), fingerprint(&other_day));
    for (what, file) in variants() {
        assert!(!differences(&there, &file).is_empty(), "{what}");
        assert_ne!(fingerprint(&there), fingerprint(&file), "{what}");
    }
}

#[test]
fn a_contract_is_recognised_by_what_it_says() {
    let there = Outline::new("Paniers automne", &reading("paniers.xlsx").workbook);
    let is_same = |title: &str, change: fn(&mut Workbook)| {
        there.is_same_contract(&Outline::new(title, &changed(change)))
    };
    let everyone_else = |workbook: &mut Workbook| {
        workbook
            .members
            .iter_mut()
            .for_each(|person| person.last_name.push('x'))
    };
    let later = |workbook: &mut Workbook| {
        workbook
            .sheets
            .iter_mut()
            .for_each(|sheet| sheet.day = sheet.day.plus_days(7 * 20))
    };
    let other_product = |workbook: &mut Workbook| {
        let columns = workbook.sheets.iter_mut().flat_map(|sheet| &mut sheet.columns);
        columns.for_each(|column| column.product.push_str("-autre"));
    };
    let dearer = |workbook: &mut Workbook| {
        let columns = workbook.sheets.iter_mut().flat_map(|sheet| &mut sheet.columns);
        columns.for_each(|column| column.price_slug = "99-00".to_owned());
    };
    let answers = [
        ("same file", is_same("Paniers automne", |_| ())),
        ("renamed", is_same("Export 2", |_| ())),
        ("other price", is_same("Paniers automne", dearer)),
        (
            "same title, other people",
            is_same("Paniers automne", everyone_else),
        ),
        (
            "other title, other people",
            is_same("Nouveaux paniers", everyone_else),
        ),
        ("next season", is_same("Paniers automne", later)),
        ("other product", is_same("Paniers automne", other_product)),
    ];
    insta::assert_debug_snapshot!(answers);
}
