//! Where a world's database lies, and what its engine writes differently.

use super::World;
use clicamap::clock::random_u32;
use clicamap::db::Db;
use std::path::{Path, PathBuf};

/// A database that nobody else uses.
pub struct Place {
    pub engine: &'static str,
    pub url: String,
    pub file: Option<PathBuf>,
}

/// One for each engine at hand; the absence of PostgreSQL is said.
pub async fn places() -> Vec<Place> {
    let name = format!("world-{:08x}.db", random_u32());
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut places = vec![Place {
        engine: "SQLite",
        url: format!("sqlite:{}", file.display()),
        file: Some(file),
    }];
    match postgres().await {
        Some(url) => places.push(Place {
            engine: "PostgreSQL",
            url,
            file: None,
        }),
        None => eprintln!("skipped on PostgreSQL: CLICAMAP_TEST_POSTGRES_URL is not set"),
    }
    places
}

#[expect(clippy::disallowed_methods, reason = "the tests' own setting")]
async fn postgres() -> Option<String> {
    use sqlx::Connection;
    let server = std::env::var("CLICAMAP_TEST_POSTGRES_URL").ok()?;
    let name = format!("world_{:08x}", random_u32());
    let mut connection = sqlx::PgConnection::connect(&server).await.unwrap();
    let make = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"));
    sqlx::query(make).execute(&mut connection).await.unwrap();
    let (address, options) = server.split_once('?').unwrap_or((&server, ""));
    let (host, _) = address
        .rsplit_once('/')
        .filter(|(host, _)| !host.ends_with('/'))
        .unwrap_or((address, ""));
    Some(format!("{host}/{name}?{options}"))
}

/// Every table of the schema, as the migrations name them.
pub fn tables() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/sqlite");
    let mut tables = Vec::new();
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        let made = text.lines().filter_map(|line| line.strip_prefix("CREATE TABLE "));
        tables.extend(made.map(|line| line.split([' ', '(']).next().unwrap().to_owned()));
    }
    tables
}

impl World {
    /// An id made of a number, as the engine writes it.
    pub fn id(&self, number: u32) -> String {
        match &self.db {
            Db::Sqlite { .. } => format!("x'{number:032x}'"),
            Db::Postgres(_) => format!("'{number:032x}'"),
        }
    }

    /// Bytes as the engine writes them.
    pub fn bytes(&self, bytes: &[u8]) -> String {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        match &self.db {
            Db::Sqlite { .. } => format!("x'{hex}'"),
            Db::Postgres(_) => format!("'\\x{hex}'"),
        }
    }
}
