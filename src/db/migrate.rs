//! Brings the schema up to date, on either engine, from one process.

use super::{Db, DbError};
use sqlx::migrate::Migrator;

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

impl Db {
    /// Runs the migrations that are missing.
    ///
    /// # Errors
    /// When a statement fails, or the database is ahead of this program; the schema is then as it was.
    pub async fn migrate(&self) -> Result<(), DbError> {
        match self {
            Db::Sqlite { write, .. } => SQLITE.run(write).await?,
            Db::Postgres(pool) => {
                let mut migrator = Migrator { ..Migrator::DEFAULT };
                migrator.migrations = POSTGRES.migrations.clone();
                migrator.set_locking(false);
                migrator.run(pool).await?;
            }
        }
        Ok(())
    }

    /// How many migrations are missing.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn missing_migrations(&self) -> Result<usize, DbError> {
        use sqlx::migrate::Migrate;
        let (applied, known) = match self {
            Db::Sqlite { write, .. } => {
                let mut connection = write.acquire().await?;
                connection.ensure_migrations_table("_sqlx_migrations").await?;
                (
                    connection
                        .list_applied_migrations("_sqlx_migrations")
                        .await?
                        .len(),
                    SQLITE.iter().count(),
                )
            }
            Db::Postgres(pool) => {
                let mut connection = pool.acquire().await?;
                connection.ensure_migrations_table("_sqlx_migrations").await?;
                (
                    connection
                        .list_applied_migrations("_sqlx_migrations")
                        .await?
                        .len(),
                    POSTGRES.iter().count(),
                )
            }
        };
        Ok(known.saturating_sub(applied))
    }
}
