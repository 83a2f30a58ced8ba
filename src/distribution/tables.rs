//! The lists as tables for those who calculate.

use super::access::SheetOf;
use super::model::{Entry, Item, List, Sheet};
use crate::documents::{SheetCell, SheetTable};
use crate::t;
use crate::words::Day;

/// The list of a delivery: a line for each product of each household, and the totals on a second sheet.
/// `place` says where and when, or nothing.
pub fn list_tables(amap: &str, day: Day, place: &str, list: &List) -> Vec<SheetTable> {
    let mut heading = vec![t!("distribution-list-title", day = day.full()), amap.to_owned()];
    if !place.is_empty() {
        heading.push(place.to_owned());
    }
    let lines = list
        .households
        .iter()
        .flat_map(|entry| entry.items.iter().map(|item| line(entry, item)));
    let by_household = SheetTable {
        name: t!("distribution-by-household"),
        heading: heading.clone(),
        columns: vec![
            (t!("distribution-last-name"), 22),
            (t!("distribution-first-name"), 16),
            (t!("distribution-also"), 20),
            (t!("distribution-farm"), 22),
            (t!("distribution-contract"), 26),
            (t!("distribution-product"), 30),
            (t!("distribution-quantity"), 10),
            (t!("distribution-remark"), 18),
        ],
        rows: lines.collect(),
        totals: None,
        landscape: true,
    };
    vec![by_household, totals(heading, list)]
}

fn line(entry: &Entry, item: &Item) -> Vec<SheetCell> {
    let (last, first) = match entry.people.first() {
        Some(person) => (person.last_name.clone(), person.first_name.clone()),
        None => (entry.name(), String::new()),
    };
    let pending = (!item.countersigned).then(|| t!("distribution-pending"));
    let behalf = item
        .on_behalf_of
        .as_ref()
        .map(|name| t!("distribution-on-behalf", name = name));
    let remark = pending.into_iter().chain(behalf).collect::<Vec<_>>().join(", ");
    vec![
        text(last),
        text(first),
        text(entry.others()),
        text(item.farm_name.clone()),
        text(item.title.clone()),
        text(item.label()),
        SheetCell::Quantity(item.quantity),
        text(remark),
    ]
}

fn totals(heading: Vec<String>, list: &List) -> SheetTable {
    let rows = list.totals.iter().flat_map(|farm| {
        farm.products.iter().map(|total| {
            vec![
                text(farm.name.clone()),
                text(total.label()),
                SheetCell::Quantity(total.quantity),
            ]
        })
    });
    SheetTable {
        name: t!("distribution-totals"),
        heading,
        columns: vec![
            (t!("distribution-farm"), 30),
            (t!("distribution-product"), 40),
            (t!("distribution-quantity"), 12),
        ],
        rows: rows.collect(),
        totals: None,
        landscape: false,
    }
}

/// One farm's sheet: a row for each household, a column for each product, sums at the end.
pub fn sheet_table(of: &SheetOf, sheet: &Sheet) -> SheetTable {
    let mut columns = vec![(t!("distribution-household"), 30)];
    columns.extend(sheet.products.iter().map(|total| (total.label(), 14)));
    columns.push((t!("distribution-remark"), 16));
    let rows = sheet.rows.iter().map(|row| {
        let mut cells = vec![text(row.name.clone())];
        cells.extend(row.quantities.iter().map(|quantity| SheetCell::some(*quantity)));
        cells.push(text(if row.pending {
            t!("distribution-pending")
        } else {
            String::new()
        }));
        cells
    });
    let mut sums = vec![text(t!("distribution-total"))];
    sums.extend(
        sheet
            .products
            .iter()
            .map(|total| SheetCell::Quantity(total.quantity)),
    );
    sums.push(SheetCell::Empty);
    SheetTable {
        name: of.farm.name.clone(),
        heading: vec![
            t!(
                "distribution-sheet-title",
                farm = &of.farm.name,
                day = of.delivery.day.full()
            ),
            of.amap.name().to_owned(),
            t!(
                "distribution-place",
                site = &of.delivery.site,
                hours = of.delivery.hours()
            ),
        ],
        landscape: sheet.products.len() > 5,
        columns,
        rows: rows.collect(),
        totals: Some(sums),
    }
}

fn text(words: String) -> SheetCell {
    if words.is_empty() {
        SheetCell::Empty
    } else {
        SheetCell::Text(words)
    }
}
