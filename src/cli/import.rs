//! `clicamap import`.

use crate::exchange::clicamap::{self, By, Imported, Intake, check_totals};
use crate::t;
use crate::transact;
use crate::web::{App, Fault};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    source: Source,
}

#[derive(Debug, clap::Subcommand)]
enum Source {
    /// Move contracts in from delivery workbooks of Clic'AMAP ("Toutes les feuilles de livraisons", .xls or .xlsx).
    ///
    /// Each file is one contract. All files are stored or none. A second run of the same files changes nothing; another
    /// export of a contract that is there is refused with the list of differences.
    Clicamap(Workbooks),
}

#[derive(Debug, clap::Args)]
struct Workbooks {
    /// The AMAP, as it stands in addresses: amap-des-tilleuls.
    #[arg(long, value_name = "SLUG")]
    amap: String,
    /// The farm whose contracts these are.
    #[arg(long, value_name = "NAME")]
    farm: String,
    /// Make the AMAP and the farm if they do not exist.
    #[arg(long)]
    create: bool,
    /// Only report what would be made and which new names look like those of known members; store nothing.
    #[arg(long = "match")]
    only_match: bool,
    /// Import even if the totals of row 9 are not the sums of the rows below.
    #[arg(long)]
    accept_mismatch: bool,
    /// The workbooks.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Imports files; a refusal names each reason on a line of its own.
pub async fn run(arguments: Arguments, app: &App) -> Result<(), String> {
    let Source::Clicamap(workbooks) = arguments.source;
    let intakes = read(&workbooks.files)?;
    if !workbooks.accept_mismatch && !workbooks.only_match {
        check_totals(&intakes).map_err(|mut lines| {
            lines.push(t!("exchange-import-accept-hint"));
            lines.join("\n")
        })?;
    }
    let outcome = if workbooks.only_match {
        attempt(&workbooks, &intakes, app).await
    } else {
        store(&workbooks, &intakes, app).await
    };
    let imported = outcome.map_err(sentence)?;
    for file in &imported {
        tell(file);
    }
    println!("{}", summary(&workbooks, &imported));
    Ok(())
}

fn sentence(fault: Fault) -> String {
    match fault {
        Fault::Refused(sentence) => sentence,
        fault => fault.to_string(),
    }
}

fn read(paths: &[PathBuf]) -> Result<Vec<Intake>, String> {
    let mut files = Vec::new();
    for path in paths {
        let name = path.display().to_string();
        let bytes = std::fs::read(path)
            .map_err(|error| t!("exchange-cli-unreadable", file = name, why = error.to_string()))?;
        files.push((name, bytes));
    }
    Intake::read_all(&files).map_err(|sentences| sentences.join("\n"))
}

async fn store(workbooks: &Workbooks, intakes: &[Intake], app: &App) -> Result<Vec<Imported>, Fault> {
    let now = app.clock.now();
    transact!(app.db, |tx| {
        let (amap, _) = clicamap::amap(tx, &workbooks.amap, workbooks.create, now).await?;
        let (farm, _) = clicamap::farm(tx, &amap, &workbooks.farm, workbooks.create, now).await?;
        clicamap::import(tx, &amap, (&farm, None), intakes, &By::Operator, now).await
    })
}

/// Does all of it and takes it back.
async fn attempt(workbooks: &Workbooks, intakes: &[Intake], app: &App) -> Result<Vec<Imported>, Fault> {
    let now = app.clock.now();
    let mut tx = app.db.begin_write().await?;
    let outcome = async {
        let (amap, _) = clicamap::amap(&mut tx, &workbooks.amap, workbooks.create, now).await?;
        let (farm, _) = clicamap::farm(&mut tx, &amap, &workbooks.farm, workbooks.create, now).await?;
        clicamap::import(&mut tx, &amap, (&farm, None), intakes, &By::Operator, now).await
    }
    .await;
    tx.rollback().await?;
    outcome
}

fn tell(file: &Imported) {
    println!("{} : {}", file.file, file.title);
    match &file.made {
        None => println!("  {}", t!("exchange-preview-unchanged")),
        Some(made) => {
            println!("  {}", file.kind());
            println!("  {}", file.days());
            let count = made.plan.contracts.len();
            println!(
                "  {}",
                t!(
                    "exchange-preview-people",
                    count = count,
                    new = made.new_households
                )
            );
            println!("  {}", t!("exchange-cli-id", id = made.template.to_string()));
            for sentence in &made.near {
                println!("  ? {sentence}");
            }
        }
    }
    for sentence in file.mismatches.iter().chain(&file.warnings) {
        println!("  ! {sentence}");
    }
}

fn summary(workbooks: &Workbooks, imported: &[Imported]) -> String {
    let made = imported.iter().filter(|file| file.made.is_some()).count();
    if workbooks.only_match {
        let near: usize = imported
            .iter()
            .filter_map(|file| file.made.as_ref())
            .map(|made| made.near.len())
            .sum();
        return t!("exchange-cli-matched", near = near);
    }
    if made == 0 {
        t!("exchange-cli-unchanged")
    } else {
        t!("exchange-cli-imported", count = made)
    }
}
