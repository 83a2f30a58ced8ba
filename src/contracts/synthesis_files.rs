//! The synthesis to keep and to print.

use super::synthesis::{Row, Table, blank_zero, table};
use super::synthesis_around::Around;
use super::templates::{FarmTemplateDesk, TemplateSheet, TemplateView};
use crate::access::{AmapScope, Authorised, Confirmed};
use crate::documents::{Issue, Synthesis, SynthesisProduct, SynthesisRow, SynthesisTotals, XLSX};
use crate::t;
use crate::web::{Fault, Outcome, Visit, attachment};
use crate::words::{Cents, Day, Quantity, slug};
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

/// For who manages the contracts, and the treasurer.
pub async fn xlsx(desk: Authorised<TemplateView>, _: Confirmed) -> Outcome {
    spreadsheet(&desk.visit, &desk.amap, &desk.sheet, true).await
}

/// For the farm.
pub async fn farm_xlsx(desk: Authorised<FarmTemplateDesk>, _: Confirmed) -> Outcome {
    spreadsheet(&desk.visit, &desk.amap, &desk.sheet, false).await
}

/// For who manages the contracts, and the treasurer.
pub async fn pdf(desk: Authorised<TemplateView>) -> Outcome {
    printed(&desk.visit, &desk.amap, &desk.sheet, true).await
}

/// For the farm.
pub async fn farm_pdf(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    printed(&desk.visit, &desk.amap, &desk.sheet, false).await
}

async fn read(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet, drafts: bool) -> Result<Table, Fault> {
    let mut tx = visit.app().db.read().await?;
    table(&mut tx, amap, sheet, drafts).await
}

fn file_name(sheet: &TemplateSheet, ending: &str) -> String {
    format!("synthese-{}.{ending}", slug(&sheet.title))
}

async fn spreadsheet(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet, drafts: bool) -> Outcome {
    let table = read(visit, amap, sheet, drafts).await?;
    let mut tx = visit.app().db.read().await?;
    let around = Around::load(&mut tx, (visit, amap), sheet, &table).await?;
    drop(tx);
    let bytes = tokio::task::spawn_blocking(move || workbook(&table, &around))
        .await
        .map_err(Fault::unexpected)?;
    attachment(&file_name(sheet, "xlsx"), XLSX, bytes.map_err(Fault::unexpected)?)
}

/// Spreadsheets know floats only; the text is parsed, so that nothing is computed with them.
fn number(text: &str) -> f64 {
    text.parse().expect("digits and an exponent are a number")
}

fn cents(amount: Cents) -> f64 {
    number(&format!("{}e-2", amount.0))
}

fn units(quantity: Quantity) -> f64 {
    number(&format!("{}e-3", quantity.thousandths()))
}

fn workbook(table: &Table, around: &Around) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (bold, money) = (
        Format::new().set_bold(),
        Format::new().set_num_format("#,##0.00\\ \"€\""),
    );
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let total = Format::new().set_bold().set_num_format("#,##0.00\\ \"€\"");
    let page = book.add_worksheet();
    page.set_freeze_panes(1, 1)?;
    page.set_column_width(0, 30)?;
    let after = u16::try_from(table.products.len()).unwrap_or(u16::MAX - 8) + 1;
    let named = [
        t!("contracts-synthesis-household"),
        t!("contracts-synthesis-amount"),
        t!("contracts-synthesis-signed"),
        t!("contracts-synthesis-countersigned"),
        t!("contracts-synthesis-received"),
    ];
    page.write_with_format(0, 0, &named[0], &bold)?;
    for (column, product) in (1..).zip(&table.products) {
        page.write_with_format(0, column, product, &bold)?;
    }
    for (column, name) in (after..).zip(&named[1..]) {
        page.write_with_format(0, column, name, &bold)?;
        page.set_column_width(column, 14)?;
    }
    let mut last = 0;
    for (line, row) in (1..).zip(&table.rows) {
        write_row(page, line, after, row, [&money, &date])?;
        last = line;
    }
    page.write_with_format(last + 1, 0, t!("contracts-synthesis-total"), &bold)?;
    for (column, quantity) in (1..).zip(&table.quantities) {
        page.write_with_format(last + 1, column, units(*quantity), &bold)?;
    }
    page.write_with_format(last + 1, after, cents(table.amount), &total)?;
    page.write_with_format(last + 1, after + 3, cents(table.received), &total)?;
    if !around.before.is_empty() {
        write_season_before(&mut book, around, &bold)?;
    }
    book.save_to_buffer()
}

/// A second sheet: the season before beside this one.
fn write_season_before(book: &mut Workbook, around: &Around, bold: &Format) -> Result<(), XlsxError> {
    let page = book.add_worksheet();
    page.set_name(t!("synthesis-beside"))?;
    page.set_column_width(0, 30)?;
    let heads = [
        "synthesis-beside-then",
        "synthesis-beside-now",
        "synthesis-beside-difference",
    ];
    page.write(0, 0, &around.before)?;
    for (column, key) in (1..).zip(heads) {
        page.write_with_format(1, column, t!(key), bold)?;
        page.set_column_width(column, 14)?;
    }
    let mut last = 1;
    for (line, row) in (2..).zip(&around.compared) {
        for (column, text) in (0..).zip(row) {
            page.write(line, column, text)?;
        }
        last = line;
    }
    for (line, (count, names)) in (last + 2..).zip(&around.names) {
        page.write(line, 0, count)?;
        page.write(line, 1, names)?;
    }
    Ok(())
}

fn write_row(
    page: &mut Worksheet,
    line: u32,
    after: u16,
    row: &Row,
    [money, date]: [&Format; 2],
) -> Result<(), XlsxError> {
    page.write(line, 0, &row.household)?;
    for (column, quantity) in (1..).zip(&row.quantities) {
        if !quantity.is_zero() {
            page.write(line, column, units(*quantity))?;
        }
    }
    page.write_with_format(line, after, cents(row.amount), money)?;
    for (column, day) in (after + 1..).zip([row.signed, row.countersigned]) {
        if let Some(day) = day {
            page.write_with_format(line, column, spreadsheet_day(day)?, date)?;
        }
    }
    page.write_with_format(line, after + 3, cents(row.received), money)?;
    Ok(())
}

fn spreadsheet_day(day: Day) -> Result<rust_xlsxwriter::ExcelDateTime, XlsxError> {
    rust_xlsxwriter::ExcelDateTime::parse_from_str(&day.to_string())
}

async fn printed(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet, drafts: bool) -> Outcome {
    let table = read(visit, amap, sheet, drafts).await?;
    let mut tx = visit.app().db.read().await?;
    let around = Around::load(&mut tx, (visit, amap), sheet, &table).await?;
    drop(tx);
    let today = amap.today(visit.now());
    let mut document = document(amap, sheet, &table, today);
    document.before = around.before;
    document.compared = around.compared.into_iter().map(Vec::from).collect();
    let (by, id) = (amap.name().to_owned(), sheet.public_id.to_string());
    let work = move || {
        document.pdf(Issue {
            by: &by,
            on: today,
            id: &id,
        })
    };
    let made = tokio::task::spawn_blocking(work)
        .await
        .map_err(Fault::unexpected)?;
    attachment(
        &file_name(sheet, "pdf"),
        "application/pdf",
        made.map_err(Fault::unexpected)?.bytes,
    )
}

fn document(amap: &AmapScope, sheet: &TemplateSheet, table: &Table, today: Day) -> Synthesis {
    let of = |count: usize| t!("contracts-synthesis-of", count = count, all = table.rows.len());
    let figures = |day: Option<Day>| day.map(Day::numeric).unwrap_or_default();
    let product = |(name, quantity): (&String, &Quantity)| SynthesisProduct {
        name: name.clone(),
        quantity: quantity.to_string(),
    };
    let row = |row: &Row| SynthesisRow {
        name: row.household.clone(),
        mark: if row.signed.is_none() {
            t!("contracts-synthesis-draft-mark")
        } else {
            String::new()
        },
        quantities: row
            .quantities
            .iter()
            .map(|quantity| blank_zero(*quantity))
            .collect(),
        amount: row.amount.to_string(),
        signed: figures(row.signed),
        countersigned: figures(row.countersigned),
        paid: row.received.to_string(),
        remaining: (row.amount - row.received).to_string(),
    };
    Synthesis {
        title: sheet.title.clone(),
        farm: sheet.farm.name.clone(),
        amap: amap.name().to_owned(),
        season: sheet.season.map(|season| season.label()).unwrap_or_default(),
        issued: t!("contracts-synthesis-issued", day = today.full()),
        products: table
            .products
            .iter()
            .zip(&table.quantities)
            .map(product)
            .collect(),
        households: table.rows.iter().map(row).collect(),
        before: String::new(),
        compared: Vec::new(),
        totals: SynthesisTotals {
            contracts: table.rows.len().to_string(),
            amount: table.amount.to_string(),
            paid: table.received.to_string(),
            remaining: (table.amount - table.received).to_string(),
            signed: of(table.signed),
            countersigned: of(table.countersigned),
        },
    }
}
