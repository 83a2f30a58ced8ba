//! `clicamap bench`.

use crate::bench::{self, Plan};
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

/// Builds temporary databases of an invented AMAP, serves them on a free local port, and asks for the sign-in, the member's
/// home, the subscription form, the longest order form, the delivery list and the synthesis over connections that stay open:
/// first one visitor alone, then several at once, then the floor (the same bytes from a bare axum; for the sign-in, the
/// password hash alone). Then each household subscribes: it saves an order, has its text made, and signs. At the end it sets
/// texts of contracts on all processors, starts `clicamap serve` and reads its resident memory. Nothing is left behind.
///
/// Measure with a release build on a machine that does nothing else. Client and server share the processors.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub struct Arguments {
    /// Sizes of the AMAP, one database for each.
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_value = "60,300,1000",
          value_parser = clap::value_parser!(u16).range(4..=10_000))]
    households: Vec<u16>,
    /// Seconds for each measurement; three for each page and size.
    #[arg(long, value_name = "SECONDS", value_parser = seconds, default_value = "1")]
    seconds: Duration,
    /// Visitors at once.
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    concurrency: u16,
    /// Texts of contracts that are set; 10000 takes a minute or two.
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    texts: u32,
    /// A PostgreSQL server to measure instead of SQLite, by the address of a database there; those of the run are made beside
    /// it and removed, except after Ctrl-C (clicamap_bench_…).
    #[arg(long, value_name = "postgres://…")]
    postgres: Option<String>,
    /// How the figures are written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Folder for the temporary databases; without it, the system's own.
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
}

/// How the figures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A table, for people.
    Text,
    /// For programs; docs/measures.md names its fields.
    Json,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "write a number, such as 0.5")?;
    let length = Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())?;
    if length < Duration::from_millis(10) || length > Duration::from_secs(600) {
        return Err("between 0.01 and 600".to_owned());
    }
    Ok(length)
}

/// Measures and prints; Ctrl-C stops it and removes what it made.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    super::start_log("error");
    let plan = Plan {
        households: arguments.households.into_iter().map(usize::from).collect(),
        length: arguments.seconds,
        concurrency: usize::from(arguments.concurrency),
        folder: arguments.dir.unwrap_or_else(std::env::temp_dir),
        postgres: arguments.postgres,
        texts: usize::try_from(arguments.texts).unwrap_or(usize::MAX),
    };
    let report = tokio::select! {
        report = bench::run(&plan, |what| eprintln!("{what} …")) => report.map_err(|error| error.to_string())?,
        _ = tokio::signal::ctrl_c() => return Err("stopped".to_owned()),
    };
    let text = match arguments.format {
        Format::Text => report.to_string(),
        Format::Json => serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?,
    };
    writeln!(io::stdout(), "{}", text.trim_end()).map_err(|error| error.to_string())
}
