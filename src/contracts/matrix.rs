//! The season on one page for each product: a row for each household, a column for each delivery.

use super::contract::Contract;
use super::queries::{self, DatedLine};
use super::synthesis::column_names;
use super::templates::{FarmTemplateDesk, TemplateSheet, TemplateView};
use crate::access::{AmapScope, Authorised};
use crate::documents::{SheetCell, SheetTable, XLSX, spreadsheet};
use crate::t;
use crate::web::{Fault, Outcome, Visit, attachment};
use crate::words::{Day, ProductId, Quantity, slug};
use std::collections::{BTreeMap, BTreeSet};

/// For who manages the contracts, and the treasurer.
pub async fn xlsx(desk: Authorised<TemplateView>) -> Outcome {
    workbook(&desk.visit, &desk.amap, &desk.sheet).await
}

/// For the farm.
pub async fn farm_xlsx(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    workbook(&desk.visit, &desk.amap, &desk.sheet).await
}

async fn workbook(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let mut contracts = queries::contracts_of_template(&mut tx, amap, sheet.id).await?;
    let lines = queries::dated_lines(&mut tx, amap, sheet.id, true).await?;
    drop(tx);
    contracts.retain(|contract| contract.state().binds());
    let tables = tables(amap, sheet, &contracts, &lines);
    if tables.is_empty() {
        return Err(Fault::Refused(t!("contracts-synthesis-none")));
    }
    let today = amap.today(visit.now());
    let making = tokio::task::spawn_blocking(move || spreadsheet(&tables, today));
    let bytes = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    attachment(&format!("saison-{}.xlsx", slug(&sheet.title)), XLSX, bytes)
}

/// A sheet for each product that somebody has.
fn tables(
    amap: &AmapScope,
    sheet: &TemplateSheet,
    contracts: &[Contract],
    lines: &[DatedLine],
) -> Vec<SheetTable> {
    let names = column_names(&sheet.products);
    let numbered = (1..).zip(sheet.products.iter().zip(names));
    let table = |(number, (product, name)): (usize, (&super::templates::SheetProduct, String))| {
        table(contracts, lines, product.id).map(|(columns, rows, totals)| SheetTable {
            name: format!("{number} {name}"),
            heading: vec![
                format!("{} – {name}", sheet.title),
                format!("{} – {}", sheet.farm.name, amap.name()),
            ],
            landscape: columns.len() > 8,
            columns,
            rows,
            totals: Some(totals),
        })
    };
    numbered.filter_map(table).collect()
}

type Table = (Vec<(String, u16)>, Vec<Vec<SheetCell>>, Vec<SheetCell>);

/// Heads, rows and sums of one product; nothing when nobody has it.
fn table(contracts: &[Contract], lines: &[DatedLine], product: ProductId) -> Option<Table> {
    let of_it = || lines.iter().filter(move |line| line.product_id == product);
    let mut due: BTreeMap<_, Quantity> = BTreeMap::new();
    for line in of_it() {
        *due.entry((line.contract_id, line.day)).or_default() += line.quantity;
    }
    let has = |contract: &&Contract| due.keys().any(|(id, _)| *id == contract.id);
    let contracts: Vec<&Contract> = contracts.iter().filter(has).collect();
    let bound: BTreeSet<_> = contracts.iter().map(|contract| contract.id).collect();
    due.retain(|(id, _), _| bound.contains(id));
    let days: BTreeSet<Day> = due.keys().map(|(_, day)| *day).collect();
    if days.is_empty() {
        return None;
    }
    let mut columns = vec![(t!("contracts-synthesis-household"), 30)];
    columns.extend(days.iter().map(|day| (day.numeric(), 11)));
    columns.push((t!("contracts-synthesis-total"), 9));
    let row = |contract: &&Contract| {
        let on = |day: &Day| due.get(&(contract.id, *day)).copied().unwrap_or_default();
        let mut cells = vec![SheetCell::Text(contract.household_name.clone())];
        cells.extend(days.iter().map(|day| SheetCell::some(on(day))));
        cells.push(SheetCell::Quantity(days.iter().map(on).sum()));
        cells
    };
    let of_day = |day: &Day| {
        due.iter()
            .filter(|((_, other), _)| other == day)
            .map(|(_, one)| *one)
            .sum()
    };
    let mut totals = vec![SheetCell::Text(t!("contracts-synthesis-total"))];
    totals.extend(days.iter().map(|day| SheetCell::Quantity(of_day(day))));
    totals.push(SheetCell::Quantity(due.values().copied().sum()));
    Some((columns, contracts.iter().map(row).collect(), totals))
}
