//! A block of cells from a spreadsheet, laid over the grid of deliveries and products (docs/rules/availability-block.md).

use crate::words::{Day, sort_key};

/// Why a block does not fit the grid. Lines and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockRefusal {
    /// There is nothing in it.
    Empty,
    /// A cell that says neither yes nor no.
    Cell {
        /// Line of the block.
        line: usize,
        /// Column of the block.
        column: usize,
        /// What it says.
        typed: String,
    },
    /// More lines than deliveries.
    TooManyLines {
        /// In the block.
        given: usize,
        /// In the grid.
        most: usize,
    },
    /// A line with more cells than products.
    TooManyColumns {
        /// Line of the block.
        line: usize,
        /// In the line.
        given: usize,
        /// In the grid.
        most: usize,
    },
    /// A line that begins with a day on which nothing is delivered.
    NoSuchDay {
        /// Line of the block.
        line: usize,
        /// What it says.
        typed: String,
    },
    /// A heading that names none of the products.
    NoSuchProduct {
        /// Its text.
        typed: String,
    },
}

/// A cell of the grid, by the number of its delivery and of its product, and whether it is ticked.
pub type Ticked = (usize, usize, bool);

/// Reads a block: one line for each delivery in order, one cell for each product in order, separated by tabs. A first line
/// that names products, and a first column of days, are understood.
pub fn read_block(text: &str, days: &[Day], products: &[&str]) -> Result<Vec<Ticked>, BlockRefusal> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    if text.trim().is_empty() {
        return Err(BlockRefusal::Empty);
    }
    let mut lines: Vec<Vec<&str>> = text.split('\n').map(|line| line.split('\t').collect()).collect();
    let heading = names_a_product(&lines[0], products).then(|| lines.remove(0));
    let dated = lines
        .first()
        .is_some_and(|line| day_of(line[0], days).is_some() || reads_as_day(line[0]));
    let skipped = usize::from(heading.is_some());
    let columns = match heading {
        Some(heading) => headed(&heading[usize::from(dated).min(heading.len())..], products)?,
        None => (0..products.len()).collect(),
    };
    if !dated && lines.len() > days.len() {
        return Err(BlockRefusal::TooManyLines {
            given: lines.len(),
            most: days.len(),
        });
    }
    let mut ticked = Vec::new();
    for (index, cells) in lines.iter().enumerate() {
        let line = index + 1 + skipped;
        let row = match dated {
            false => index,
            true => day_of(cells[0], days).ok_or_else(|| BlockRefusal::NoSuchDay {
                line,
                typed: cells[0].trim().to_owned(),
            })?,
        };
        let first = usize::from(dated);
        let given = cells.len() - first;
        if given > columns.len() {
            return Err(BlockRefusal::TooManyColumns {
                line,
                given,
                most: columns.len(),
            });
        }
        for (at, cell) in cells[first..].iter().enumerate() {
            let on = says_yes(cell).ok_or_else(|| BlockRefusal::Cell {
                line,
                column: at + 1 + first,
                typed: cell.trim().to_owned(),
            })?;
            ticked.push((row, columns[at], on));
        }
    }
    Ok(ticked)
}

/// Whether a cell is ticked; none when it says neither.
fn says_yes(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "x" | "1" | "oui" | "o" | "vrai" | "true" | "✓" | "✔" | "✗" | "✘" => Some(true),
        "" | "0" | "non" | "n" | "faux" | "false" | "-" | "–" => Some(false),
        _ => None,
    }
}

fn names_a_product(cells: &[&str], products: &[&str]) -> bool {
    cells.iter().any(|cell| at(cell, products, &[]).is_some())
}

/// The product of a heading, the first that no other heading took.
fn at(cell: &str, products: &[&str], taken: &[usize]) -> Option<usize> {
    let wanted = sort_key(cell);
    let is_it = |(index, name): &(usize, &&str)| sort_key(name) == wanted && !taken.contains(index);
    let found = products.iter().enumerate().find(is_it);
    found.filter(|_| !wanted.is_empty()).map(|(index, _)| index)
}

fn headed(cells: &[&str], products: &[&str]) -> Result<Vec<usize>, BlockRefusal> {
    let mut columns = Vec::new();
    for cell in cells {
        let column = at(cell, products, &columns).ok_or_else(|| BlockRefusal::NoSuchProduct {
            typed: cell.trim().to_owned(),
        })?;
        columns.push(column);
    }
    Ok(columns)
}

/// The delivery of a day, written `2026-03-12`, `12/03/2026` or "jeudi 12 mars", with the year or without.
fn day_of(cell: &str, days: &[Day]) -> Option<usize> {
    let wanted = sort_key(cell);
    let is_it = |day: &Day| {
        [day.to_string(), day.numeric(), day.long(), day.full()]
            .iter()
            .any(|written| sort_key(written) == wanted)
    };
    days.iter().position(is_it)
}

/// Digits and marks between them: a day, though not one of ours.
fn reads_as_day(cell: &str) -> bool {
    let cell = cell.trim();
    let parts: Vec<&str> = cell.split(['/', '-']).collect();
    parts.len() == 3 && parts.iter().all(|part| part.parse::<u16>().is_ok())
}
