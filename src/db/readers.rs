//! Read-only connections of the embedded database. A page takes one for each snapshot it reads, so that taking and giving
//! back must cost nothing: sqlx's own pool asks the connection's thread whether it is alive at both ends, which took longer
//! than the statements of a short page.

use super::{attentive, dialect};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, Database, SqlSafeStr, Sqlite, SqliteConnection};
use sqlx_core::transaction::TransactionManager;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

type Transactions = <Sqlite as Database>::TransactionManager;

/// Connections at most: more than processors, since a reader also waits for the disk.
const MOST: usize = 4;
/// How long a reader waits for a connection.
const PATIENCE: Duration = Duration::from_secs(20);

/// The connections, shared by all requests.
#[derive(Clone, Debug)]
pub struct Readers(Arc<Shelf>);

#[derive(Debug)]
struct Shelf {
    options: SqliteConnectOptions,
    idle: Mutex<Vec<SqliteConnection>>,
    places: Arc<Semaphore>,
}

impl Readers {
    /// Opens the first connection, so that a database that cannot be read is known at once.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub async fn open(options: SqliteConnectOptions) -> Result<Readers, sqlx::Error> {
        let first = options.connect().await?;
        Ok(Readers(Arc::new(Shelf {
            options,
            idle: Mutex::new(vec![first]),
            places: Arc::new(Semaphore::new(MOST)),
        })))
    }

    /// A snapshot of the database.
    ///
    /// # Errors
    /// When no connection is free for long, or a new one cannot be opened.
    pub async fn snapshot(&self) -> Result<Snapshot, sqlx::Error> {
        let place = tokio::time::timeout(PATIENCE, self.0.places.clone().acquire_owned());
        let place = place.await.map_err(|_| sqlx::Error::PoolTimedOut)?;
        let place = place.map_err(|_| sqlx::Error::PoolClosed)?;
        let mut connection = match self.0.take() {
            Some(connection) => connection,
            None => self.0.options.connect().await?,
        };
        let begin = Some(dialect::SQLITE_READ.into_sql_str());
        attentive(Transactions::begin(&mut connection, begin)).await?;
        Ok(Snapshot {
            connection: Some(connection),
            shelf: self.0.clone(),
            _place: place,
        })
    }

    /// Closes the connections that nobody reads from; the others close when their reader is done.
    pub async fn close(&self) {
        self.0.places.close();
        while let Some(connection) = self.0.take() {
            if let Err(error) = connection.close().await {
                tracing::warn!(%error, "a connection of the embedded database did not close");
            }
        }
    }
}

impl Shelf {
    fn take(&self) -> Option<SqliteConnection> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    fn put(&self, connection: SqliteConnection) {
        if !self.places.is_closed() {
            self.idle
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(connection);
        }
    }
}

/// A connection that sees the database as of one moment, until it is dropped.
#[derive(Debug)]
pub struct Snapshot {
    /// There until the drop.
    connection: Option<SqliteConnection>,
    shelf: Arc<Shelf>,
    _place: OwnedSemaphorePermit,
}

impl Deref for Snapshot {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        self.connection.as_ref().expect("it is there until the drop")
    }
}

impl DerefMut for Snapshot {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.connection.as_mut().expect("it is there until the drop")
    }
}

impl Drop for Snapshot {
    /// Ends the snapshot without waiting: the connection's thread does one thing after the other, so that its next reader
    /// begins after this one's end.
    fn drop(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            Transactions::start_rollback(&mut connection);
            self.shelf.put(connection);
        }
    }
}
