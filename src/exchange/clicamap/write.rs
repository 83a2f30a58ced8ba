//! A workbook laid out again as Clic'AMAP does, so that reading it gives the same.

use super::workbook::{Column, Sheet, Workbook};
use crate::words::Quantity;
use jiff::civil::DateTime;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

/// The `.xlsx`, said to be extracted at a local time. The same workbook and time give the same bytes.
///
/// # Errors
/// A name or a label longer than a cell can hold (32,767 characters).
pub fn write(workbook: &Workbook, extracted: DateTime) -> Result<Vec<u8>, XlsxError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    file.set_properties(&DocProperties::new().set_creation_datetime(&creation(extracted)?));
    let formats = Formats::new();
    for sheet in &workbook.sheets {
        let page = file.add_worksheet();
        page.set_name(sheet.day.to_string())?;
        headings(page, sheet, extracted, &formats)?;
        rows(page, workbook, sheet, &formats)?;
        widths(page, workbook, sheet)?;
    }
    file.save_to_buffer()
}

fn creation(at: DateTime) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(at.year()).unwrap_or(1900);
    let part = |value: i8| value.unsigned_abs();
    ExcelDateTime::from_ymd(year, part(at.month()), part(at.day()))?.and_hms(
        at.hour().unsigned_abs().into(),
        part(at.minute()),
        part(at.second()),
    )
}

struct Formats {
    heading: Format,
    cell: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = Format::new()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::Center);
        Self {
            heading: cell.clone().set_bold().set_align(FormatAlign::VerticalCenter),
            cell,
        }
    }
}

fn headings(
    page: &mut Worksheet,
    sheet: &Sheet,
    extracted: DateTime,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let heading = &formats.heading;
    page.write_with_format(0, 0, format!("Feuille de distribution du {}", sheet.day), heading)?;
    page.write_with_format(
        1,
        0,
        format!("Extrait le {}", extracted.strftime("%d/%m/%Y %H:%M:%S")),
        heading,
    )?;
    page.merge_range(3, 0, 6, 0, "Nom", heading)?;
    page.merge_range(3, 1, 6, 1, "Prénom", heading)?;
    page.write_with_format(8, 0, "Cumul", heading)?;
    page.write_blank(8, 1, heading)?;
    for ((at, column), total) in (2..).zip(&sheet.columns).zip(&sheet.totals) {
        for (row, slug) in (3..).zip(slugs(column)) {
            page.write_with_format(row, at, slug, heading)?;
        }
        page.write_with_format(8, at, number(*total), heading)?;
    }
    Ok(())
}

fn slugs(column: &Column) -> [&str; 4] {
    [
        &column.production_type,
        &column.product,
        &column.price_slug,
        &column.packaging,
    ]
}

fn rows(
    page: &mut Worksheet,
    workbook: &Workbook,
    sheet: &Sheet,
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (row, (member, person)) in (10..).zip(workbook.members.iter().enumerate()) {
        page.write_with_format(row, 0, &person.last_name, &formats.heading)?;
        page.write_with_format(row, 1, &person.first_name, &formats.heading)?;
        for (at, column) in (2..).zip(0..sheet.columns.len()) {
            match sheet.due.get(&(member, column)) {
                Some(quantity) => page.write_with_format(row, at, number(*quantity), &formats.cell)?,
                None => page.write_blank(row, at, &formats.cell)?,
            };
        }
    }
    Ok(())
}

/// Spreadsheets know floats only; the text of thousandths is parsed, so that nothing is computed with them.
fn number(quantity: Quantity) -> f64 {
    let thousandths = quantity.thousandths();
    format!("{thousandths}e-3")
        .parse()
        .expect("digits and an exponent are a number")
}

/// Columns as wide as what they show, names at least as wide as Clic'AMAP makes them.
fn widths(page: &mut Worksheet, workbook: &Workbook, sheet: &Sheet) -> Result<(), XlsxError> {
    let longest = |texts: &mut dyn Iterator<Item = &str>| {
        texts.map(|text| text.chars().count()).max().unwrap_or(0).min(60)
    };
    let last = longest(&mut workbook.members.iter().map(|person| person.last_name.as_str())).max(44);
    let first = longest(&mut workbook.members.iter().map(|person| person.first_name.as_str())).max(14);
    page.set_column_width(0, width(last))?
        .set_column_width(1, width(first))?;
    for (at, column) in (2..).zip(&sheet.columns) {
        page.set_column_width(at, width(longest(&mut slugs(column).into_iter())))?;
    }
    Ok(())
}

fn width(characters: usize) -> u16 {
    u16::try_from(characters + 3).unwrap_or(60)
}
