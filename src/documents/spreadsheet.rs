//! Tables for those who calculate: plain data in, XLSX out. Quantities are real numbers, headings stay in sight and are
//! repeated on paper, which is A4.

use crate::words::{Cents, Day, Quantity};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// What a browser is told that a workbook is.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// One sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetTable {
    /// On its tab; shortened to what a tab can hold.
    pub name: String,
    /// Lines above the table; the first one is large.
    pub heading: Vec<String>,
    /// Heading of each column, and its width in characters.
    pub columns: Vec<(String, u16)>,
    /// The rows: a cell for each column.
    pub rows: Vec<Vec<SheetCell>>,
    /// A last row of sums, if any.
    pub totals: Option<Vec<SheetCell>>,
    /// Whether paper lies on its side.
    pub landscape: bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetCell {
    /// Words; never read as a formula.
    Text(String),
    /// A number of units.
    Quantity(Quantity),
    /// An amount in euros, which spreadsheets add up.
    Amount(Cents),
    /// A date, which spreadsheets sort as one.
    Day(Day),
    /// Nothing.
    Empty,
}

impl SheetCell {
    /// A quantity; none is an empty cell.
    pub fn some(quantity: Quantity) -> Self {
        if quantity.is_zero() {
            Self::Empty
        } else {
            Self::Quantity(quantity)
        }
    }
}

struct Formats {
    title: Format,
    note: Format,
    head: Format,
    text: Format,
    number: Format,
    day: Format,
    amount: Format,
    total: Format,
}

/// Longest name of a tab.
const TAB_LENGTH: usize = 31;

/// The `.xlsx` of these sheets, dated `on`: the same sheets give the same bytes.
///
/// # Errors
/// A text longer than a cell can hold (32,767 characters), or two sheets of the same name.
pub fn spreadsheet(sheets: &[SheetTable], on: Day) -> Result<Vec<u8>, XlsxError> {
    let mut file = Workbook::new();
    let year = u16::try_from(on.year()).unwrap_or(1900).max(1900);
    let made = ExcelDateTime::from_ymd(
        year,
        on.month_number().unsigned_abs(),
        on.day_of_month().unsigned_abs(),
    )?;
    file.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let formats = Formats::new();
    for table in sheets {
        write(file.add_worksheet(), table, &formats)?;
    }
    file.save_to_buffer()
}

impl Formats {
    fn new() -> Self {
        let text = Format::new()
            .set_border(FormatBorder::Hair)
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            note: Format::new(),
            head: Format::new()
                .set_bold()
                .set_border(FormatBorder::Thin)
                .set_text_wrap(),
            day: text
                .clone()
                .set_num_format("dd/mm/yyyy")
                .set_align(FormatAlign::Left),
            number: text.clone().set_num_format("0.###").set_align(FormatAlign::Right),
            amount: text
                .clone()
                .set_num_format("#,##0.00 €")
                .set_align(FormatAlign::Right),
            total: Format::new()
                .set_bold()
                .set_border(FormatBorder::Thin)
                .set_num_format("0.###"),
            text,
        }
    }
}

fn write(page: &mut Worksheet, table: &SheetTable, formats: &Formats) -> Result<(), XlsxError> {
    page.set_name(tab(&table.name))?;
    for (row, line) in (0u32..).zip(&table.heading) {
        page.write_string_with_format(
            row,
            0,
            line,
            if row == 0 { &formats.title } else { &formats.note },
        )?;
    }
    let head = u32::try_from(table.heading.len()).unwrap_or(0).saturating_add(1);
    for (at, (name, width)) in (0u16..).zip(&table.columns) {
        page.set_column_width(at, *width)?
            .write_string_with_format(head, at, name, &formats.head)?;
    }
    let mut row = head;
    for cells in &table.rows {
        row = row.saturating_add(1);
        write_row(page, row, cells, (&formats.text, &formats.number), formats)?;
    }
    if let Some(cells) = &table.totals {
        row = row.saturating_add(1);
        write_row(page, row, cells, (&formats.total, &formats.total), formats)?;
    }
    page.set_freeze_panes(head.saturating_add(1), 1)?;
    page.set_paper_size(9)
        .set_repeat_rows(head, head)?
        .set_print_fit_to_pages(1, 0);
    if table.landscape {
        page.set_landscape();
    }
    page.set_footer("&L&A&R&P / &N");
    Ok(())
}

fn write_row(
    page: &mut Worksheet,
    row: u32,
    cells: &[SheetCell],
    (text, number): (&Format, &Format),
    formats: &Formats,
) -> Result<(), XlsxError> {
    for (at, cell) in (0u16..).zip(cells) {
        match cell {
            SheetCell::Text(words) => page.write_string_with_format(row, at, words, text)?,
            SheetCell::Quantity(quantity) => {
                page.write_number_with_format(row, at, real(*quantity), number)?
            }
            SheetCell::Amount(cents) => {
                let euros: f64 = cents.plain().replace(',', ".").parse().unwrap_or_default();
                page.write_number_with_format(row, at, euros, &formats.amount)?
            }
            SheetCell::Day(on) => {
                let date = ExcelDateTime::parse_from_str(&on.to_string())?;
                page.write_datetime_with_format(row, at, date, &formats.day)?
            }
            SheetCell::Empty => page.write_blank(row, at, text)?,
        };
    }
    Ok(())
}

/// Spreadsheets know floats only; the text of thousandths is parsed, so that nothing is computed with them.
fn real(quantity: Quantity) -> f64 {
    let thousandths = quantity.thousandths();
    format!("{thousandths}e-3")
        .parse()
        .expect("digits and an exponent are a number")
}

fn tab(name: &str) -> String {
    let plain = name
        .chars()
        .map(|letter| if "[]:*?/\\'".contains(letter) { ' ' } else { letter });
    plain.take(TAB_LENGTH).collect::<String>().trim().to_owned()
}
