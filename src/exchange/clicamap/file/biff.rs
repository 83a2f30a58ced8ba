//! Sheets of the original `.xls` (BIFF8, [MS-XLS]). Read here and not by calamine: that reserves memory for as many cells as
//! a file announces, and keeps sheets dense, so that a file of 10 kB can end the process.

use super::compound::{Compound, u16_at, u32_at};
use super::grid::{Area, Budget, CellRef, Grid, MAX_SHEETS, Value};
use super::strings::Segments;
use crate::exchange::clicamap::refusal::Reason;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const SHARED_STRINGS: u16 = 0x00FC;
const BIFF8: u16 = 0x0600;

/// The sheets, in the order of the file.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Reason> {
    let file = Compound::open(bytes)?;
    if file.has("EncryptedPackage") {
        return Err(Reason::Password);
    }
    let Some(stream) = file.stream("Workbook")? else {
        return Err(if file.has("Book") {
            Reason::OtherFormat("xls (Excel 5.0/95)")
        } else {
            Reason::NotASpreadsheet
        });
    };
    let globals = Globals::read(&stream)?;
    if globals.sheets.len() > MAX_SHEETS {
        return Err(Reason::TooManySheets);
    }
    let mut budget = Budget::new();
    let sheets = globals.sheets.iter();
    sheets
        .map(|(name, at)| grid(&stream, *at, name.clone(), &globals.strings, &mut budget))
        .collect()
}

/// A record: its type, its data, and where the next one starts.
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
    next: usize,
}

fn record(stream: &[u8], at: usize) -> Result<Record<'_>, Reason> {
    let read = || {
        let length = usize::from(u16_at(stream, at + 2)?);
        let next = at + 4 + length;
        Some(Record {
            kind: u16_at(stream, at)?,
            data: stream.get(at + 4..next)?,
            next,
        })
    };
    read().ok_or(Reason::Damaged)
}

/// The record's data with that of the CONTINUE records behind it.
fn segments<'a>(stream: &'a [u8], first: &Record<'a>) -> Result<Segments<'a>, Reason> {
    let mut parts = vec![first.data];
    let mut at = first.next;
    while u16_at(stream, at) == Some(CONTINUE) {
        let more = record(stream, at)?;
        parts.push(more.data);
        at = more.next;
    }
    Ok(Segments::new(parts))
}

/// What stands before the sheets.
struct Globals {
    /// Name and place of each worksheet.
    sheets: Vec<(String, usize)>,
    strings: Vec<String>,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, Reason> {
        let mut globals = Self {
            sheets: Vec::new(),
            strings: Vec::new(),
        };
        let mut at = 0;
        loop {
            let record = record(stream, at)?;
            match record.kind {
                BOF if u16_at(record.data, 0) != Some(BIFF8) => {
                    return Err(Reason::OtherFormat("xls (Excel 5.0/95)"));
                }
                FILE_PASS => return Err(Reason::Password),
                BOUND_SHEET => globals
                    .sheets
                    .extend(bound_sheet(record.data).ok_or(Reason::Damaged)?),
                SHARED_STRINGS => {
                    globals.strings = shared_strings(segments(stream, &record)?).ok_or(Reason::Damaged)?
                }
                EOF => return Ok(globals),
                _ => (),
            }
            at = record.next;
        }
    }
}

/// A worksheet's name and place; nothing for charts and macros.
fn bound_sheet(data: &[u8]) -> Option<Option<(String, usize)>> {
    let at = usize::try_from(u32_at(data, 0)?).ok()?;
    let is_worksheet = *data.get(5)? == 0;
    let name = Segments::new(vec![data.get(6..)?]).short_text()?;
    Some(is_worksheet.then_some((name, at)))
}

fn shared_strings(mut segments: Segments<'_>) -> Option<Vec<String>> {
    segments.u32()?;
    let count = segments.u32()?;
    (0..count).map(|_| segments.text()).collect()
}

fn grid(
    stream: &[u8],
    start: usize,
    name: String,
    strings: &[String],
    budget: &mut Budget,
) -> Result<Grid, Reason> {
    let mut cells = Cells {
        grid: Grid::new(name),
        strings,
        budget,
        formula: None,
    };
    let mut at = start;
    let mut depth = 0_usize;
    if u16_at(stream, at) != Some(BOF) {
        return Err(Reason::Damaged);
    }
    loop {
        let record = record(stream, at)?;
        match record.kind {
            BOF => depth += 1,
            EOF if depth == 1 => return Ok(cells.grid),
            EOF => depth -= 1,
            // What lies deeper belongs to a chart within the sheet.
            _ if depth == 1 => cells.take(stream, &record)?,
            _ => (),
        }
        at = record.next;
    }
}

struct Cells<'a, 'b> {
    grid: Grid,
    strings: &'a [String],
    budget: &'b mut Budget,
    /// The cell whose formula gave a text; the text comes in a record of its own.
    formula: Option<(u32, u32)>,
}

impl Cells<'_, '_> {
    fn take(&mut self, stream: &[u8], record: &Record<'_>) -> Result<(), Reason> {
        let data = record.data;
        match record.kind {
            0x00FD => self.put(data, |data, strings| {
                strings.get(u32_at(data, 6)? as usize).cloned().map(Value::text)
            }),
            0x0204 | 0x00D6 => self.put(data, |data, _| {
                Segments::new(vec![data.get(6..)?]).text().map(Value::text)
            }),
            0x0203 => self.put(data, |data, _| number(data.get(6..14)?)),
            0x027E => self.put(data, |data, _| Some(packed(u32_at(data, 6)?))),
            0x0205 => self.put(data, |data, _| Some(flag_or_error(*data.get(6)?, *data.get(7)?))),
            0x00BD => self.put_packed(data),
            0x0006 => self.put_formula(data),
            0x0207 => self.put_result(segments(stream, record)?),
            0x00E5 => self.merge(data),
            _ => Ok(()),
        }
    }

    fn put(&mut self, data: &[u8], value: impl Fn(&[u8], &[String]) -> Option<Value>) -> Result<(), Reason> {
        let (row, column) = place(data)?;
        let value = value(data, self.strings).ok_or(Reason::Damaged)?;
        self.grid.put(row, column, value, self.budget)
    }

    /// Several packed numbers, side by side: two bytes of format and four of number each, then the last column.
    fn put_packed(&mut self, data: &[u8]) -> Result<(), Reason> {
        let (row, first) = place(data)?;
        let numbers = data.get(4..data.len().saturating_sub(2)).ok_or(Reason::Damaged)?;
        for (column, number) in (first..).zip(numbers.chunks_exact(6)) {
            let value = packed(u32_at(number, 2).ok_or(Reason::Damaged)?);
            self.grid.put(row, column, value, self.budget)?;
        }
        Ok(())
    }

    fn put_formula(&mut self, data: &[u8]) -> Result<(), Reason> {
        let (row, column) = place(data)?;
        let result = data.get(6..14).ok_or(Reason::Damaged)?;
        if result[6..] != [0xFF, 0xFF] {
            return self.put(data, |data, _| number(data.get(6..14)?));
        }
        match result[0] {
            0 => {
                self.formula = Some((row, column));
                Ok(())
            }
            kind @ (1 | 2) => self.put(data, |_, _| Some(flag_or_error(result[2], kind - 1))),
            _ => Ok(()),
        }
    }

    fn put_result(&mut self, mut text: Segments<'_>) -> Result<(), Reason> {
        let (row, column) = self.formula.take().ok_or(Reason::Damaged)?;
        let text = text.text().ok_or(Reason::Damaged)?;
        self.grid.put(row, column, Value::text(text), self.budget)
    }

    fn merge(&mut self, data: &[u8]) -> Result<(), Reason> {
        for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
            let at = |offset| u16_at(area, offset).map(u32::from).ok_or(Reason::Damaged);
            let first = CellRef::new(at(0)?, at(4)?);
            self.grid.merge(Area {
                first,
                last: CellRef::new(at(2)?, at(6)?),
            })?;
        }
        Ok(())
    }
}

/// Row and column, with which every cell begins.
fn place(data: &[u8]) -> Result<(u32, u32), Reason> {
    let read = || Some((u32::from(u16_at(data, 0)?), u32::from(u16_at(data, 2)?)));
    read().ok_or(Reason::Damaged)
}

fn number(bytes: &[u8]) -> Option<Value> {
    bytes.try_into().ok().map(f64::from_le_bytes).map(Value::number)
}

/// A number of 30 bits ([MS-XLS] 2.5.217): an integer or the upper half of a float, perhaps to be divided by 100.
fn packed(bits: u32) -> Value {
    let number = if bits & 2 != 0 {
        (bits.cast_signed() >> 2).to_string()
    } else {
        f64::from_bits(u64::from(bits & !3) << 32).to_string()
    };
    if bits & 1 == 0 {
        return Value::Number(number);
    }
    // Dividing by 100 is moving the point, which parsing does without arithmetic on floats.
    format!("{number}e-2")
        .parse()
        .map_or(Value::Number(number), Value::number)
}

fn flag_or_error(value: u8, is_error: u8) -> Value {
    if is_error == 0 {
        return Value::flag(value != 0);
    }
    let shown = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Value::Error(shown.to_owned())
}
