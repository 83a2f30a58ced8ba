//! `clicamap export`.

use crate::access::AmapScope;
use crate::db::Tx;
use crate::exchange::clicamap::{self, Exported, Listed};
use crate::t;
use crate::web::{App, Fault};
use crate::words::PublicId;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    target: Target,
}

#[derive(Debug, clap::Subcommand)]
enum Target {
    /// Write a contract as a delivery workbook of Clic'AMAP, or list the contracts there are.
    ClicamapWorkbook(Workbook),
}

#[derive(Debug, clap::Args)]
struct Workbook {
    /// The contract: the id of its template, as --list and addresses show it.
    #[arg(
        long,
        value_name = "ID",
        requires = "output",
        required_unless_present = "list"
    )]
    contract: Option<PublicId>,
    /// The .xlsx to write.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The AMAP, as it stands in addresses.
    #[arg(long, value_name = "SLUG")]
    amap: Option<String>,
    /// List the contracts of an AMAP instead.
    #[arg(long, requires = "amap", conflicts_with_all = ["contract", "output"])]
    list: bool,
    /// How the list is written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// One line each: id, farm, title.
    Text,
    /// [{"id": "…", "title": "…", "farm": "…"}]
    Json,
}

/// Writes a workbook or lists the contracts.
pub async fn run(arguments: Arguments, app: &App) -> Result<(), String> {
    let Target::ClicamapWorkbook(workbook) = arguments.target;
    match (&workbook.contract, &workbook.output) {
        (Some(contract), Some(output)) => {
            let exported = export(&workbook, *contract, app).await.map_err(sentence)?;
            std::fs::write(output, exported.bytes).map_err(|error| {
                t!(
                    "exchange-cli-unwritable",
                    file = output.display().to_string(),
                    why = error.to_string()
                )
            })
        }
        _ => {
            let listed = list(&workbook, app).await.map_err(sentence)?;
            println!("{}", shown(&listed, workbook.format)?);
            Ok(())
        }
    }
}

fn sentence(fault: Fault) -> String {
    match fault {
        Fault::Refused(sentence) => sentence,
        Fault::NotFound => t!("exchange-cli-no-contract"),
        fault => fault.to_string(),
    }
}

async fn amap(tx: &mut Tx, slug: &str) -> Result<AmapScope, Fault> {
    let found = AmapScope::for_operator(tx, slug).await?;
    found.ok_or_else(|| Fault::Refused(t!("exchange-cli-no-amap", slug = slug)))
}

async fn export(workbook: &Workbook, contract: PublicId, app: &App) -> Result<Exported, Fault> {
    let mut tx = app.db.read().await?;
    let slug = match &workbook.amap {
        Some(slug) => slug.clone(),
        None => clicamap::amap_of_template(&mut tx, contract)
            .await?
            .ok_or(Fault::NotFound)?,
    };
    let amap = amap(&mut tx, &slug).await?;
    clicamap::export(&mut tx, &amap, contract, app.clock.now()).await
}

async fn list(workbook: &Workbook, app: &App) -> Result<Vec<Listed>, Fault> {
    let mut tx = app.db.read().await?;
    let amap = amap(&mut tx, workbook.amap.as_deref().unwrap_or_default()).await?;
    clicamap::list(&mut tx, &amap).await
}

fn shown(listed: &[Listed], format: Format) -> Result<String, String> {
    match format {
        Format::Json => serde_json::to_string_pretty(listed).map_err(|error| error.to_string()),
        Format::Text => {
            let line = |one: &Listed| format!("{}  {}  {}", one.id, one.farm, one.title);
            Ok(listed.iter().map(line).collect::<Vec<_>>().join("\n"))
        }
    }
}
