//! `clicamap deliveries`: everything that is handed out in an AMAP on one day, as text, JSON or a workbook.

use crate::access::AmapScope;
use crate::db::Db;
use crate::distribution::{self, Entry, List, list_tables};
use crate::documents::spreadsheet;
use crate::words::Day;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The AMAP, as in its address.
    #[arg(long, value_name = "SLUG")]
    amap: String,
    /// The day, as 2026-03-12.
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Day,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// File to write; without it, standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How the list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs: an array with an entry for each household.
    Json,
    /// A workbook with the list and the totals.
    Xlsx,
}

/// Prints the list that the arguments ask for.
pub async fn run(arguments: Arguments, db: &Db) -> Result<(), String> {
    print(
        db,
        &arguments.amap,
        arguments.date,
        arguments.format,
        arguments.output,
    )
    .await
}

/// Prints the list of a day, over all sites of the AMAP, to a file or to standard output.
///
/// # Errors
/// A sentence: no such AMAP, the database, or a file that cannot be written.
pub async fn print(
    db: &Db,
    amap: &str,
    day: Day,
    format: Format,
    out: Option<PathBuf>,
) -> Result<(), String> {
    let mut tx = db.read().await.map_err(|error| error.to_string())?;
    let scope = AmapScope::for_operator(&mut tx, amap)
        .await
        .map_err(|error| error.to_string())?;
    let scope = scope.ok_or_else(|| format!("there is no AMAP {amap}"))?;
    let list = distribution::list_of_day(&mut tx, &scope, day)
        .await
        .map_err(|error| error.to_string())?;
    let bytes = match format {
        Format::Text => text(scope.name(), day, &list).into_bytes(),
        Format::Json => as_json(&list)?.into_bytes(),
        Format::Xlsx => {
            spreadsheet(&list_tables(scope.name(), day, "", &list), day).map_err(|error| error.to_string())?
        }
    };
    write(out.as_deref(), &bytes).map_err(|error| format!("the list cannot be written: {error}"))
}

fn write(out: Option<&Path>, bytes: &[u8]) -> io::Result<()> {
    match out {
        Some(path) => std::fs::write(path, bytes),
        None => {
            let mut stdout = io::stdout().lock();
            stdout.write_all(bytes)?;
            stdout.flush()
        }
    }
}

fn as_json(list: &List) -> Result<String, String> {
    let entries: Vec<Value> = list.households.iter().map(entry).collect();
    let text = serde_json::to_string_pretty(&entries).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

fn entry(entry: &Entry) -> Value {
    let people = entry.people.iter();
    let people = people.map(|one| json!({ "last_name": one.last_name, "first_name": one.first_name }));
    let items = entry.items.iter().map(|item| {
        json!({
            "farm": item.farm_name,
            "contract": item.title,
            "product": item.product_name,
            "quantity": item.quantity.json_number(),
        })
    });
    json!({
        "household": entry.household_name,
        "people": people.collect::<Vec<_>>(),
        "items": items.collect::<Vec<_>>(),
    })
}

/// Quantities right-aligned, products in one column, farms in the next.
fn text(amap: &str, day: Day, list: &List) -> String {
    let count = crate::t!("distribution-household-count", n = list.households.len());
    let mut text = format!("{amap} – {} – {count}\n", day.full());
    let items = || list.households.iter().flat_map(|entry| &entry.items);
    let wide = items()
        .map(|item| item.label().chars().count())
        .max()
        .unwrap_or(0);
    for entry in &list.households {
        let others = entry.others();
        let others = if others.is_empty() {
            others
        } else {
            format!(" ({others})")
        };
        text += &format!("\n{}{others}\n", entry.name());
        for item in &entry.items {
            let (quantity, label) = (item.quantity.to_string(), item.label());
            text += &format!(
                "  {quantity:>7}  {label:<wide$}  {}, {}\n",
                item.farm_name, item.title
            );
        }
    }
    for farm in &list.totals {
        text += &format!("\n{} {}\n", crate::t!("distribution-total"), farm.name);
        for total in &farm.products {
            text += &format!("  {:>7}  {}\n", total.quantity.to_string(), total.label());
        }
    }
    text
}
