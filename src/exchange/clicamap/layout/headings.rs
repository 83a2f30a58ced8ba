//! Rows 4 to 9: the products of a sheet and their totals.

use super::sheet::{FIRST_PRODUCT, Page, TOTALS};
use crate::exchange::clicamap::file::CellRef;
use crate::exchange::clicamap::number;
use crate::exchange::clicamap::refusal::{Expected, Reason};
use crate::exchange::clicamap::workbook::Column;
use crate::words::Quantity;
use std::collections::HashMap;

const TYPE: u32 = 3;
const PRODUCT: u32 = 4;
const PRICE: u32 = 5;
const PACKAGING: u32 = 6;

impl Page<'_> {
    /// The products and their places. A column with nothing at all in it is passed over.
    pub(super) fn columns(&self) -> Result<Vec<(u32, Column)>, Reason> {
        let headings = self
            .grid
            .cells()
            .filter(|(cell, _)| (TYPE..=PACKAGING).contains(&cell.row));
        let last = headings.map(|(cell, _)| cell.column).max().unwrap_or(0);
        let mut columns: Vec<(u32, Column)> = Vec::new();
        let mut seen = HashMap::new();
        for at in FIRST_PRODUCT..=last {
            if (TYPE..=PACKAGING).all(|row| self.grid.covered(row, at).is_none()) {
                continue;
            }
            let column = self.column(at)?;
            let second = CellRef::new(PRODUCT, at);
            if let Some(first) = seen.insert(column.clone(), second) {
                return Err(Reason::ColumnTwice {
                    sheet: self.name(),
                    first,
                    second,
                });
            }
            columns.push((at, column));
        }
        let none = || self.misplaced(CellRef::new(PRODUCT, FIRST_PRODUCT), Expected::Product);
        if columns.is_empty() {
            Err(none())
        } else {
            Ok(columns)
        }
    }

    fn column(&self, at: u32) -> Result<Column, Reason> {
        let heading = |row| self.text(row, at).trim().to_owned();
        let product = heading(PRODUCT);
        if product.is_empty() {
            return Err(self.misplaced(CellRef::new(PRODUCT, at), Expected::Product));
        }
        let price_slug = heading(PRICE);
        let misplaced = || self.misplaced(CellRef::new(PRICE, at), Expected::Price);
        let price = number::price(&price_slug).ok_or_else(misplaced)?;
        Ok(Column {
            production_type: heading(TYPE),
            product,
            price_slug,
            price,
            packaging: heading(PACKAGING),
        })
    }

    pub(super) fn total(&self, column: u32) -> Result<Quantity, Reason> {
        match self.grid.at(TOTALS, column) {
            None => Ok(Quantity::ZERO),
            Some(value) => number::total(value.shown())
                .map_err(|why| self.misread(CellRef::new(TOTALS, column), value, why)),
        }
    }
}
