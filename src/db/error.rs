//! What a database may answer instead of rows.

use super::dialect;

/// A failure of the database.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct DbError(#[from] sqlx::Error);

impl DbError {
    /// True when the same transaction may succeed if it is tried again.
    pub fn is_conflict(&self) -> bool {
        let sqlx::Error::Database(error) = &self.0 else {
            return false;
        };
        error.code().is_some_and(|code| {
            dialect::POSTGRES_CONFLICTS.contains(&code.as_ref())
                || dialect::SQLITE_CONFLICTS.contains(&code.as_ref())
        })
    }

    /// True when a constraint of the schema refused the row as a second one of its kind.
    pub fn is_duplicate(&self) -> bool {
        matches!(&self.0, sqlx::Error::Database(error) if error.is_unique_violation())
    }
}

impl From<sqlx::migrate::MigrateError> for DbError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        DbError(sqlx::Error::Migrate(Box::new(error)))
    }
}
