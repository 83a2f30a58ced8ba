//! The season on one page for each product: a row for each household, a column for each delivery.

use super::contract::Contract;
use super::queries::{self, DatedLine};
use super::synthesis::column_names;
use super::templates::{FarmTemplateDesk, TemplateSheet, TemplateView};
use crate::access::{AmapScope, Authorised};
use crate::documents::{Issue, QuantityRow, Season, SeasonProduct, SheetCell, SheetTable, XLSX, spreadsheet};
use crate::t;
use crate::web::{Fault, Frame, Outcome, Visit, attachment, page};
use crate::words::{Day, ProductId, Quantity, slug};
use askama::Template;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Template)]
#[template(path = "contracts/matrix.html")]
struct Show {
    frame: Frame,
    back: String,
    season: Season,
}

/// The page, for who manages the contracts, and the treasurer.
pub async fn show(desk: Authorised<TemplateView>) -> Outcome {
    let back = format!(
        "/amap/{}/modeles/{}/synthese",
        desk.amap.slug(),
        desk.sheet.public_id
    );
    shown((&desk.visit, back), &desk.amap, &desk.sheet).await
}

/// The page, for the farm.
pub async fn farm_show(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    let back = format!(
        "/ferme/{}/contrats/{}/synthese",
        desk.farm.slug(),
        desk.sheet.public_id
    );
    shown((&desk.visit, back), &desk.amap, &desk.sheet).await
}

/// On paper, for who manages the contracts, and the treasurer.
pub async fn pdf(desk: Authorised<TemplateView>) -> Outcome {
    paper(&desk.visit, &desk.amap, &desk.sheet).await
}

/// On paper, for the farm.
pub async fn farm_pdf(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    paper(&desk.visit, &desk.amap, &desk.sheet).await
}

/// For those who calculate: who manages the contracts, and the treasurer.
pub async fn xlsx(desk: Authorised<TemplateView>) -> Outcome {
    workbook(&desk.visit, &desk.amap, &desk.sheet).await
}

/// For those who calculate, at the farm.
pub async fn farm_xlsx(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    workbook(&desk.visit, &desk.amap, &desk.sheet).await
}

async fn shown((visit, back): (&Visit, String), amap: &AmapScope, sheet: &TemplateSheet) -> Outcome {
    let products = load(visit, amap, sheet).await?;
    page(&Show {
        frame: visit.frame(t!("contracts-synthesis-season-title")),
        back,
        season: season(visit, amap, sheet, &products),
    })
}

async fn paper(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet) -> Outcome {
    let products = load(visit, amap, sheet).await?;
    let season = season(visit, amap, sheet, &products);
    let (by, id, on) = (
        amap.name().to_owned(),
        sheet.public_id.to_string(),
        amap.today(visit.now()),
    );
    let making = tokio::task::spawn_blocking(move || season.pdf(Issue { by: &by, on, id: &id }));
    let pdf = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    attachment(
        &format!("saison-{}.pdf", slug(&sheet.title)),
        "application/pdf",
        pdf.bytes,
    )
}

async fn workbook(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet) -> Outcome {
    let tables = tables(amap, sheet, load(visit, amap, sheet).await?);
    let today = amap.today(visit.now());
    let making = tokio::task::spawn_blocking(move || spreadsheet(&tables, today));
    let bytes = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    attachment(&format!("saison-{}.xlsx", slug(&sheet.title)), XLSX, bytes)
}

/// Each product that somebody has, by the name of its column.
async fn load(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet) -> Result<Vec<(String, Table)>, Fault> {
    let mut tx = visit.app().db.read().await?;
    let mut contracts = queries::contracts_of_template(&mut tx, amap, sheet.id).await?;
    let lines = queries::dated_lines(&mut tx, amap, sheet.id, true).await?;
    drop(tx);
    contracts.retain(|contract| contract.state().binds());
    let named = sheet.products.iter().zip(column_names(&sheet.products));
    let tables = named.filter_map(|(product, name)| Some((name, table(&contracts, &lines, product.id)?)));
    let found: Vec<(String, Table)> = tables.collect();
    if found.is_empty() {
        return Err(Fault::Refused(t!("contracts-synthesis-none")));
    }
    Ok(found)
}

/// A sheet for each product.
fn tables(amap: &AmapScope, sheet: &TemplateSheet, products: Vec<(String, Table)>) -> Vec<SheetTable> {
    let numbered = (1..).zip(products);
    let table = |(number, (name, table)): (usize, (String, Table))| {
        let mut columns = vec![(t!("contracts-synthesis-household"), 30)];
        columns.extend(table.days.iter().map(|day| (day.numeric(), 11)));
        columns.push((t!("contracts-synthesis-total"), 9));
        let row = |(name, quantities): (String, Vec<Quantity>)| {
            let mut cells = vec![SheetCell::Text(name)];
            cells.extend(quantities.into_iter().map(SheetCell::some));
            cells
        };
        SheetTable {
            name: format!("{number} {name}"),
            heading: vec![
                format!("{} – {name}", sheet.title),
                format!("{} – {}", sheet.farm.name, amap.name()),
            ],
            landscape: columns.len() > 8,
            columns,
            rows: table.rows.into_iter().map(row).collect(),
            totals: Some(row((t!("contracts-synthesis-total"), table.totals))),
        }
    };
    numbered.map(table).collect()
}

/// The same in words, for the page and for paper.
fn season(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet, products: &[(String, Table)]) -> Season {
    let said = |quantities: &[Quantity]| {
        let one = |quantity: &Quantity| {
            if quantity.is_zero() {
                String::new()
            } else {
                quantity.to_string()
            }
        };
        quantities.iter().map(one).collect::<Vec<_>>()
    };
    let product = |(name, table): &(String, Table)| SeasonProduct {
        name: name.clone(),
        days: table
            .days
            .iter()
            .map(|day| day.short())
            .chain([t!("contracts-synthesis-total")])
            .collect(),
        households: table
            .rows
            .iter()
            .map(|(name, quantities)| QuantityRow {
                name: name.clone(),
                mark: String::new(),
                quantities: said(quantities),
            })
            .collect(),
        totals: said(&table.totals),
    };
    Season {
        title: sheet.title.clone(),
        farm: sheet.farm.name.clone(),
        amap: amap.name().to_owned(),
        issued: t!("distribution-issued", when = visit.now().spoken(amap.zone())),
        products: products.iter().map(product).collect(),
    }
}

/// One product: its days, then what each household has on each of them and in all, and the sums.
struct Table {
    days: Vec<Day>,
    rows: Vec<(String, Vec<Quantity>)>,
    totals: Vec<Quantity>,
}

/// What each household has of one product; nothing when nobody has it.
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
    let row = |contract: &&Contract| {
        let on = |day: &Day| due.get(&(contract.id, *day)).copied().unwrap_or_default();
        let mut quantities: Vec<Quantity> = days.iter().map(on).collect();
        quantities.push(quantities.iter().sum());
        (contract.household_name.clone(), quantities)
    };
    let of_day = |day: &Day| {
        due.iter()
            .filter(|((_, other), _)| other == day)
            .map(|(_, one)| *one)
            .sum()
    };
    let mut totals: Vec<Quantity> = days.iter().map(of_day).collect();
    totals.push(due.values().copied().sum());
    Some(Table {
        rows: contracts.iter().map(row).collect(),
        days: days.into_iter().collect(),
        totals,
    })
}
