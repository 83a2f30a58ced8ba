//! A block from a spreadsheet, pasted into the grid: ticked in the form, to be looked at before it is stored.

use crate::contracts::templates::TemplateSheet;
use crate::contracts::templates::rules::{BlockRefusal, read_block};
use crate::t;
use crate::web::Form;
use crate::words::Day;
use std::collections::BTreeSet;

/// The field of the block.
const FIELD: &str = "block";

/// Ticks the boxes that the block ticks, and unticks those that it leaves empty. False when it does not fit: the sentence
/// stands at its field, and no box changes.
pub(super) fn tick(form: &mut Form, sheet: &TemplateSheet) -> bool {
    let days: Vec<Day> = sheet.deliveries.iter().map(|delivery| delivery.day).collect();
    let names: Vec<&str> = sheet
        .products
        .iter()
        .map(|product| product.name.as_str())
        .collect();
    // As it came: a block may begin with an empty cell.
    let block = form.all(FIELD).first().cloned().unwrap_or_default();
    let cells = match read_block(&block, &days, &names) {
        Ok(cells) => cells,
        Err(refusal) => {
            form.refuse(FIELD, sentence(&refusal));
            return false;
        }
    };
    for (column, product) in sheet.products.iter().enumerate() {
        let field = format!("at-{}", product.public_id);
        let mut ticked: BTreeSet<String> = form.all(&field).iter().cloned().collect();
        for (row, _, on) in cells.iter().filter(|(_, other, _)| *other == column) {
            let day = days[*row].to_string();
            if *on {
                ticked.insert(day);
            } else {
                ticked.remove(&day);
            }
        }
        form.set(&field, "");
        for day in ticked {
            form.add(field.clone(), day);
        }
    }
    form.set(FIELD, "");
    true
}

fn sentence(refusal: &BlockRefusal) -> String {
    match refusal {
        BlockRefusal::Empty => t!("templates-block-empty"),
        BlockRefusal::Cell { line, column, typed } => {
            t!(
                "templates-block-cell",
                line = *line,
                column = *column,
                typed = typed
            )
        }
        BlockRefusal::TooManyLines { given, most } => {
            t!("templates-block-lines", given = *given, most = *most)
        }
        BlockRefusal::TooManyColumns { line, given, most } => {
            t!(
                "templates-block-columns",
                line = *line,
                given = *given,
                most = *most
            )
        }
        BlockRefusal::NoSuchDay { line, typed } => t!("templates-block-day", line = *line, typed = typed),
        BlockRefusal::NoSuchProduct { typed } => t!("templates-block-product", typed = typed),
    }
}
