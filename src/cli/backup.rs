//! `clicamap backup`.

use crate::db::Db;
use crate::web::App;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// File to write; it must not exist.
    #[arg(value_name = "FILE")]
    to: PathBuf,
}

/// Copies an embedded database as of one moment.
pub async fn run(arguments: Arguments, app: &App) -> Result<(), String> {
    if arguments.to.exists() {
        return Err(format!(
            "{} exists already: choose another file",
            arguments.to.display()
        ));
    }
    match &app.db {
        Db::Postgres(_) => Err("a PostgreSQL database is backed up with pg_dump, which knows how".to_owned()),
        Db::Sqlite { .. } => {
            let path = arguments
                .to
                .to_str()
                .ok_or("the file's name is not readable text")?;
            app.db
                .copy_to(path)
                .await
                .map_err(|error| format!("the copy failed: {error}"))?;
            println!("Copied to {path}.");
            Ok(())
        }
    }
}
