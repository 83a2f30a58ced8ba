//! Many rows in few statements.

use super::{DbError, Tx};
use sqlx::query_builder::Separated;
use sqlx::{Postgres, QueryBuilder, Sqlite};

/// Rows per statement: below the 32,766 parameters of SQLite for every table here.
const CHUNK: usize = 1_000;

/// A row that can be pushed to a multi-row INSERT of either engine, column by column.
pub trait BulkRow: Sync {
    /// Binds the columns in the order of the statement.
    fn push_sqlite(&self, columns: &mut Separated<'_, Sqlite, &'static str>);
    /// The same for PostgreSQL.
    fn push_postgres(&self, columns: &mut Separated<'_, Postgres, &'static str>);
}

/// Implements [`BulkRow`] for a struct of plain columns: `bulk_row!(Line { amap_id, quantity })`.
#[macro_export]
macro_rules! bulk_row {
    ($row:ty { $($column:ident),+ $(,)? }) => {
        impl $crate::db::BulkRow for $row {
            fn push_sqlite(&self, columns: &mut ::sqlx::query_builder::Separated<'_, ::sqlx::Sqlite, &'static str>) {
                $(columns.push_bind(self.$column.clone());)+
            }
            fn push_postgres(&self, columns: &mut ::sqlx::query_builder::Separated<'_, ::sqlx::Postgres, &'static str>) {
                $(columns.push_bind(self.$column.clone());)+
            }
        }
    };
}

/// Inserts all rows: `insert` is the statement up to and without `VALUES`.
///
/// # Errors
/// When the schema refuses a row; nothing of its chunk is stored.
pub async fn insert_many<R: BulkRow>(tx: &mut Tx, insert: &'static str, rows: &[R]) -> Result<(), DbError> {
    for chunk in rows.chunks(CHUNK) {
        super::count_statement();
        match tx {
            Tx::Sqlite(connection) => {
                let mut statement = QueryBuilder::<Sqlite>::new(insert);
                statement.push_values(chunk, |mut columns, row| row.push_sqlite(&mut columns));
                statement
                    .build()
                    .persistent(chunk.len() == CHUNK)
                    .execute(&mut **connection)
                    .await?;
            }
            Tx::Postgres(connection) => {
                let mut statement = QueryBuilder::<Postgres>::new(insert);
                statement.push_values(chunk, |mut columns, row| row.push_postgres(&mut columns));
                statement
                    .build()
                    .persistent(chunk.len() == CHUNK)
                    .execute(&mut **connection)
                    .await?;
            }
        }
    }
    Ok(())
}
