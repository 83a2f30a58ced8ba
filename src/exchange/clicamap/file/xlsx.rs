//! Sheets of an `.xlsx`, cell by cell. Never by calamine's ranges: they are dense, so that two far cells fill the memory.

use super::grid::{Area, Budget, CellRef, Grid, MAX_SHEETS, Value};
use crate::exchange::clicamap::refusal::Reason;
use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a package that [`package::check`](super::package::check) has let through.
/// calamine adds and subtracts the positions that a file states without checking them, which in a debug build panics:
/// that too is a damaged file.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Reason> {
    catch_unwind(AssertUnwindSafe(|| load(bytes))).unwrap_or(Err(Reason::Damaged))
}

fn load(bytes: &[u8]) -> Result<Vec<Grid>, Reason> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(reason)?;
    let sheets = file
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    if names.len() > MAX_SHEETS {
        return Err(Reason::TooManySheets);
    }
    let mut budget = Budget::new();
    names
        .into_iter()
        .map(|name| grid(&mut file, name, &mut budget))
        .collect()
}

fn grid(file: &mut Xlsx<Cursor<&[u8]>>, name: String, budget: &mut Budget) -> Result<Grid, Reason> {
    let mut grid = Grid::new(name);
    fill(file, &mut grid, budget)?;
    for area in file.merge_cells_by_sheet_name(&grid.name).map_err(reason)? {
        let corner = |(row, column)| CellRef::new(row, column);
        grid.merge(Area {
            first: corner(area.start),
            last: corner(area.end),
        })?;
    }
    Ok(grid)
}

fn fill(file: &mut Xlsx<Cursor<&[u8]>>, grid: &mut Grid, budget: &mut Budget) -> Result<(), Reason> {
    let mut cells = file.worksheet_cells_reader(&grid.name).map_err(reason)?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(reason)? {
        if let Some(value) = value(&cell.value, cell.formula.is_some()) {
            grid.put(cell.pos.0, cell.pos.1, value, budget)?;
        }
    }
    Ok(())
}

fn value(data: &DataRef<'_>, is_formula: bool) -> Option<Value> {
    match data {
        DataRef::Empty => is_formula.then_some(Value::Uncomputed),
        DataRef::Int(number) => Some(Value::Number(number.to_string())),
        DataRef::Float(number) => Some(Value::number(*number)),
        DataRef::SharedString(text) => Some(Value::text((*text).to_owned())),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Some(Value::text(text.clone()))
        }
        DataRef::Bool(flag) => Some(Value::flag(*flag)),
        DataRef::DateTime(date) => Some(Value::Text(date.as_f64().to_string())),
    }
}

fn reason(error: XlsxError) -> Reason {
    match error {
        XlsxError::Password => Reason::Password,
        _ => Reason::Damaged,
    }
}
