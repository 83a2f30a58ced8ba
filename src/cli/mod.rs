//! The command line: the server is its own administration tool.

mod backup;
mod bench;
mod check;
mod deliveries;
mod demo;
mod export;
mod import;
mod serve;
mod user;

pub use deliveries::{Format as DeliveriesFormat, print as print_deliveries};

use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::web::App;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Contracts, deliveries and the life of AMAPs and their networks.
///
/// Settings come from the environment (CLICAMAP_DATABASE_URL, CLICAMAP_LISTEN, CLICAMAP_PUBLIC_URL, CLICAMAP_DATA_DIR,
/// CLICAMAP_SMTP_URL, CLICAMAP_MAIL_FROM, CLICAMAP_BEHIND_PROXY, CLICAMAP_LOG) or from a file with the same names
/// without the prefix (clicamap.toml).
#[derive(Debug, Parser)]
#[command(name = "clicamap", version)]
struct Arguments {
    /// Settings file; clicamap.toml in the current folder is read if it is there.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the web application and do the background work.
    Serve,
    /// Bring the database schema up to date.
    Migrate,
    /// Start a demonstration: a network with AMAPs, farms and households, in a folder of its own.
    Demo(demo::Arguments),
    /// Move an AMAP in from other programs.
    Import(import::Arguments),
    /// Write what is here for other programs.
    Export(export::Arguments),
    /// Make an account, or give an existing one a role.
    User(user::Arguments),
    /// Look for anything wrong with the settings, the database and what it holds.
    Check,
    /// Print what is handed out in an AMAP on one day.
    Deliveries(deliveries::Arguments),
    /// Copy the embedded database to a file, while the server runs.
    Backup(backup::Arguments),
    /// Measure how fast the pages are on this machine.
    Bench(bench::Arguments),
}

/// Runs the command line; gives the exit code.
pub fn run() -> i32 {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.to_string()),
    };
    match runtime.block_on(perform(arguments)) {
        Ok(()) => 0,
        Err(sentence) => failed(&sentence),
    }
}

fn failed(sentence: &str) -> i32 {
    eprintln!("clicamap: {sentence}");
    1
}

async fn perform(arguments: Arguments) -> Result<(), String> {
    let command = match arguments.command {
        Command::Demo(demo) => return demo::run(demo).await,
        Command::Bench(plan) => return bench::run(plan).await,
        command => command,
    };
    let config = Config::load(arguments.config.as_deref()).map_err(|error| error.to_string())?;
    start_log(&config.log);
    match command {
        Command::Serve => serve::run(config).await,
        Command::Demo(_) | Command::Bench(_) => Ok(()),
        Command::Migrate => migrate(&config).await,
        Command::Import(files) => import::run(files, &open(config).await?).await,
        Command::Export(wanted) => export::run(wanted, &open(config).await?).await,
        Command::User(user) => user::run(user, &open(config).await?).await,
        Command::Check => check::run(&open(config).await?).await,
        Command::Deliveries(list) => deliveries::run(list, &open(config).await?.db).await,
        Command::Backup(backup) => backup::run(backup, &open(config).await?).await,
    }
}

async fn migrate(config: &Config) -> Result<(), String> {
    let db = open_database(config).await?;
    db.migrate()
        .await
        .map_err(|error| format!("the schema could not be brought up to date: {error}"))?;
    println!("The schema is up to date.");
    Ok(())
}

/// Opens the database of the settings; its folder is made if need be.
async fn open_database(config: &Config) -> Result<Db, String> {
    std::fs::create_dir_all(&config.data_dir).map_err(|error| {
        format!(
            "the data folder {} cannot be made: {error}",
            config.data_dir.display()
        )
    })?;
    Db::open(&config.database).await.map_err(|error| {
        format!(
            "the database cannot be opened: {error}. Check CLICAMAP_DATABASE_URL and that its server runs."
        )
    })
}

/// The application for a command: an embedded database is brought up to date, a shared one must be.
async fn open(config: Config) -> Result<App, String> {
    let db = open_database(&config).await?;
    match &db {
        Db::Sqlite { .. } => db.migrate().await.map_err(|error| error.to_string())?,
        Db::Postgres(_) => {
            let missing = db.missing_migrations().await.map_err(|error| error.to_string())?;
            if missing > 0 {
                return Err(format!(
                    "the schema lacks {missing} migrations: run `clicamap migrate` once, then start again"
                ));
            }
        }
    }
    Ok(App::new(config, db, Clock::real()))
}

fn start_log(filter: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_default();
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
}
