//! Opening the database that the settings name.

use super::readers::Readers;
use super::{Db, DbError, dialect};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// Where the data lives: `sqlite:/path/to/file` or `postgres://…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// A file.
    Sqlite(PathBuf),
    /// A server, with the address as given.
    Postgres(String),
}

/// Not an address of a database this program can use.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a database address: write sqlite:/path/to/clicamap.db or postgres://user@host/name")]
pub struct NotADatabase(String);

impl FromStr for DatabaseUrl {
    type Err = NotADatabase;

    fn from_str(text: &str) -> Result<Self, NotADatabase> {
        let refused = || NotADatabase(text.to_owned());
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() {
                Err(refused())
            } else {
                Ok(DatabaseUrl::Sqlite(PathBuf::from(path)))
            };
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return PgConnectOptions::from_str(text)
                .map(|_| DatabaseUrl::Postgres(text.to_owned()))
                .map_err(|_| refused());
        }
        Err(refused())
    }
}

impl Db {
    /// Opens the database; a SQLite file that does not exist is made.
    ///
    /// # Errors
    /// When the file or the server cannot be reached.
    pub async fn open(url: &DatabaseUrl) -> Result<Db, DbError> {
        match url {
            DatabaseUrl::Sqlite(path) => open_sqlite(path.clone()).await,
            DatabaseUrl::Postgres(address) => {
                let options = PgConnectOptions::from_str(address)?.application_name("clicamap");
                let pool = PgPoolOptions::new()
                    .max_connections(16)
                    .acquire_timeout(Duration::from_secs(20))
                    .after_connect(|connection, _| {
                        Box::pin(async move {
                            let session = sqlx::query(dialect::POSTGRES_SESSION);
                            session.execute(connection).await.map(drop)
                        })
                    })
                    .connect_with(options)
                    .await?;
                Ok(Db::Postgres(pool))
            }
        }
    }
}

async fn open_sqlite(path: PathBuf) -> Result<Db, DbError> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .statement_cache_capacity(300)
        .pragma("cache_size", "-4000");
    let write = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(20))
        .connect_with(options.clone())
        .await?;
    let read = Readers::open(options.read_only(true).create_if_missing(false)).await?;
    Ok(Db::Sqlite { read, write })
}
