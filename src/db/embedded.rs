//! A transaction of the embedded database: a snapshot to read from, or the one writer's.

use super::readers::Snapshot;
use sqlx::{Sqlite, SqliteConnection, Transaction};
use std::ops::{Deref, DerefMut};

/// Either kind; statements run alike on both, and SQLite refuses a write on a reader.
#[derive(Debug)]
pub enum Embedded {
    /// Reads.
    Read(Snapshot),
    /// Writes.
    Write(Transaction<'static, Sqlite>),
}

impl Deref for Embedded {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        match self {
            Embedded::Read(snapshot) => snapshot,
            Embedded::Write(transaction) => transaction,
        }
    }
}

impl DerefMut for Embedded {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match self {
            Embedded::Read(snapshot) => snapshot,
            Embedded::Write(transaction) => transaction,
        }
    }
}
