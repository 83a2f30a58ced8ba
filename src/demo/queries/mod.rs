//! The tables as the demonstration fills them: each struct is a row, and writes its own INSERT.

mod community;
mod contracts;
mod farms;
mod people;
mod places;

pub use community::*;
pub use contracts::*;
pub use farms::*;
pub use people::*;
pub use places::*;

use crate::db::{BulkRow, DbError, Tx, insert_many};

/// A row that knows its table.
pub trait Stored: BulkRow {
    /// The statement, up to its values.
    const INSERT: &'static str;
}

/// Stores all rows of one table.
pub async fn store<R: Stored>(tx: &mut Tx, rows: &[R]) -> Result<(), DbError> {
    insert_many(tx, R::INSERT, rows).await
}

/// Declares a row, its columns in the order of the statement.
macro_rules! table {
    ($(#[$meta:meta])* $name:ident in $table:literal { $first:ident: $first_type:ty $(, $field:ident: $type:ty)* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $name {
            pub $first: $first_type,
            $(pub $field: $type,)*
        }

        $crate::bulk_row!($name { $first $(, $field)* });

        impl super::Stored for $name {
            const INSERT: &'static str =
                concat!("INSERT INTO ", $table, " (", stringify!($first) $(, ", ", stringify!($field))*, ") ");
        }
    };
}
use table;
