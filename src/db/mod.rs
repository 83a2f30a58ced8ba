//! Two databases, one text: the pools, the transaction with its retry, and the macros that run one SQL text on either engine.
//!
//! Every statement stands in a `queries.rs`, is written once in common SQL with `$1` parameters, and runs through
//! [`rows!`](crate::rows), [`row!`](crate::row), [`maybe!`](crate::maybe) or [`run!`](crate::run).

mod attentive;
mod bulk;
mod count;
mod dialect;
mod embedded;
mod error;
mod macros;
mod migrate;
mod open;
mod readers;

pub use attentive::attentive;
pub use bulk::{BulkRow, insert_many};
pub use count::{count_statement, counted_along, counting};
pub use embedded::Embedded;
pub use error::DbError;
pub use open::{DatabaseUrl, NotADatabase};
pub use readers::{Readers, Snapshot};

use sqlx::{PgPool, Postgres, SqlitePool, Transaction};

/// The database: SQLite with one writer and several readers, or PostgreSQL.
#[derive(Clone, Debug)]
pub enum Db {
    /// Embedded: `write` holds a single connection, `read` connections are read-only.
    Sqlite {
        /// Read-only connections.
        read: Readers,
        /// The one writer.
        write: SqlitePool,
    },
    /// Shared by several servers.
    Postgres(PgPool),
}

/// A transaction on either engine.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite.
    Sqlite(Embedded),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// A snapshot to read from. Dropping it ends it.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn read(&self) -> Result<Tx, DbError> {
        Ok(match self {
            Db::Sqlite { read, .. } => Tx::Sqlite(Embedded::Read(read.snapshot().await?)),
            Db::Postgres(pool) => Tx::Postgres(pool.begin_with(dialect::POSTGRES_READ).await?),
        })
    }

    /// A transaction that may write; use it through [`transact!`](crate::transact), which commits and retries.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn begin_write(&self) -> Result<Tx, DbError> {
        Ok(match self {
            Db::Sqlite { write, .. } => {
                Tx::Sqlite(Embedded::Write(write.begin_with(dialect::SQLITE_WRITE).await?))
            }
            Db::Postgres(pool) => Tx::Postgres(pool.begin_with(dialect::POSTGRES_WRITE).await?),
        })
    }

    /// Lets the planner know what the tables hold: after a bulk load, and at the start of a server on SQLite, which does not
    /// count by itself and would else read all lines of a delivery to find those of one household.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn analyze(&self) -> Result<(), DbError> {
        match self {
            Db::Sqlite { write, .. } => sqlx::raw_sql(dialect::SQLITE_ANALYZE)
                .execute(write)
                .await
                .map(drop)?,
            Db::Postgres(pool) => sqlx::query("ANALYZE").execute(pool).await.map(drop)?,
        }
        Ok(())
    }

    /// Copies an embedded database, as of one moment, to a new file; PostgreSQL has its own tool.
    ///
    /// # Errors
    /// When the file exists or cannot be written.
    pub async fn copy_to(&self, path: &str) -> Result<(), DbError> {
        if let Db::Sqlite { write, .. } = self {
            sqlx::query("VACUUM INTO $1").bind(path).execute(write).await?;
        }
        Ok(())
    }

    /// Closes every connection; what was committed is on disk.
    pub async fn close(&self) {
        match self {
            Db::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Db::Postgres(pool) => pool.close().await,
        }
    }
}

impl Tx {
    /// Makes the writes durable.
    ///
    /// # Errors
    /// A conflict with another writer ([`DbError::is_conflict`]) or a lost connection: nothing was stored.
    pub async fn commit(self) -> Result<(), DbError> {
        match self {
            Tx::Sqlite(Embedded::Write(tx)) => tx.commit().await?,
            Tx::Sqlite(Embedded::Read(_)) => (),
            Tx::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Gives the writes up.
    ///
    /// # Errors
    /// A lost connection; nothing was stored then either.
    pub async fn rollback(self) -> Result<(), DbError> {
        match self {
            Tx::Sqlite(Embedded::Write(tx)) => tx.rollback().await?,
            Tx::Sqlite(Embedded::Read(_)) => (),
            Tx::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }
}

/// Waits for a random time that may be twice as long at each attempt, 400 ms at most, so that writers who met do not meet
/// again, however many they are.
pub async fn pause_before_retry(attempt: u32) {
    let longest = (4u32 << attempt.min(10)).min(400);
    let pause = 1 + crate::clock::random_u32() % longest;
    tokio::time::sleep(std::time::Duration::from_millis(u64::from(pause))).await;
}
