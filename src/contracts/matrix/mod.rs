//! The season on one page for each product: a row for each household, a column for each delivery.

mod table;

use super::queries::{self, SeasonColumn, SeasonLines, SeasonOf};
use super::synthesis::column_name;
use super::templates::{ContractsDesk, FarmTemplateDesk, TemplateSheet, TemplateView};
use crate::access::{AmapScope, Authorised, Confirmed};
use crate::documents::{Issue, QuantityRow, Season, SeasonProduct, SheetCell, SheetTable, XLSX, spreadsheet};
use crate::t;
use crate::web::{Fault, Frame, Outcome, Visit, attachment, page};
use crate::words::{ProductId, Quantity, TemplateId, slug};
use askama::Template;
use std::collections::HashMap;
use table::{Table, places, table};

#[derive(Template)]
#[template(path = "contracts/matrix/season.html")]
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
pub async fn xlsx(desk: Authorised<TemplateView>, _: Confirmed) -> Outcome {
    of_template(&desk.visit, &desk.amap, &desk.sheet).await
}

/// For those who calculate, at the farm.
pub async fn farm_xlsx(desk: Authorised<FarmTemplateDesk>, _: Confirmed) -> Outcome {
    of_template(&desk.visit, &desk.amap, &desk.sheet).await
}

/// A workbook of every running season of the AMAP, or of those of the reader's farm.
pub async fn running(desk: Authorised<ContractsDesk>, _: Confirmed) -> Outcome {
    let today = desk.amap.today(desk.visit.now());
    let of = SeasonOf::Running(desk.farm.as_ref().map(|farm| farm.id()), today);
    let products = load(&desk.visit, &desk.amap, of).await?;
    workbook(&desk.visit, &desk.amap, products, "saison.xlsx").await
}

async fn shown((visit, back): (&Visit, String), amap: &AmapScope, sheet: &TemplateSheet) -> Outcome {
    let products = load(visit, amap, SeasonOf::Template(sheet.id)).await?;
    page(&Show {
        frame: visit.frame(t!("contracts-synthesis-season-title")),
        back,
        season: season(visit, amap, sheet, &products),
    })
}

async fn paper(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet) -> Outcome {
    let products = load(visit, amap, SeasonOf::Template(sheet.id)).await?;
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

async fn of_template(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet) -> Outcome {
    let products = load(visit, amap, SeasonOf::Template(sheet.id)).await?;
    let name = format!("saison-{}.xlsx", slug(&sheet.title));
    workbook(visit, amap, products, &name).await
}

async fn workbook(visit: &Visit, amap: &AmapScope, products: Vec<Product>, name: &str) -> Outcome {
    let (by, today) = (amap.name().to_owned(), amap.today(visit.now()));
    let making = tokio::task::spawn_blocking(move || spreadsheet(&tables(&by, products), today));
    let bytes = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    attachment(name, XLSX, bytes)
}

/// A product that somebody has.
struct Product {
    column: SeasonColumn,
    /// Its name, with the packaging where that tells it apart.
    name: String,
    table: Table,
}

/// Each product that somebody has, template by template.
async fn load(visit: &Visit, amap: &AmapScope, of: SeasonOf) -> Result<Vec<Product>, Fault> {
    let mut tx = visit.app().db.read().await?;
    let columns = queries::season_columns(&mut tx, amap, of).await?;
    let contracts = queries::season_contracts(&mut tx, amap, of).await?;
    let lines = queries::season_lines(&mut tx, amap, of).await?;
    drop(tx);
    let mut due: HashMap<(TemplateId, ProductId), Vec<&SeasonLines>> = HashMap::new();
    for line in &lines {
        due.entry((line.template, line.product)).or_default().push(line);
    }
    let (places, mut found) = (places(&contracts), Vec::new());
    for column in &columns {
        let lines = due.get(&(column.template, column.product));
        if let Some(table) = lines.and_then(|lines| table(&contracts, &places, lines)) {
            let beside = columns.iter().filter(|other| other.template == column.template);
            found.push(Product {
                name: column_name(
                    &column.name,
                    &column.packaging,
                    beside.map(|one| one.name.as_str()),
                ),
                column: column.clone(),
                table,
            });
        }
    }
    if found.is_empty() {
        return Err(Fault::Refused(t!("contracts-synthesis-none")));
    }
    Ok(found)
}

/// A sheet for each product.
fn tables(amap: &str, products: Vec<Product>) -> Vec<SheetTable> {
    let numbered = (1..).zip(products);
    let sheet = |(number, Product { column, name, table }): (usize, Product)| {
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
                format!("{} – {name}", column.title),
                format!("{} – {amap}", column.farm),
            ],
            landscape: columns.len() > 8,
            columns,
            rows: table.rows.into_iter().map(row).collect(),
            totals: Some(row((t!("contracts-synthesis-total"), table.totals))),
        }
    };
    numbered.map(sheet).collect()
}

/// The same in words, for the page and for paper.
fn season(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet, products: &[Product]) -> Season {
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
    let product = |Product { name, table, .. }: &Product| SeasonProduct {
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
