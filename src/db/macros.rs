//! One body, one SQL text, expanded once per engine.

/// Runs a statement through `fetch_all`, `fetch_one`, `fetch_optional` or `execute` on the engine of the transaction.
#[doc(hidden)]
#[macro_export]
macro_rules! on_engine {
    ($tx:expr, |$connection:ident| $call:expr) => {{
        $crate::db::count_statement();
        match &mut *$tx {
            $crate::db::Tx::Sqlite(transaction) => {
                let $connection = &mut **transaction;
                $crate::db::attentive($call)
                    .await
                    .map_err($crate::db::DbError::from)
            }
            $crate::db::Tx::Postgres(transaction) => {
                let $connection = &mut **transaction;
                $call.await.map_err($crate::db::DbError::from)
            }
        }
    }};
}

/// All rows: `rows!(tx, Row, "SELECT … WHERE amap_id = $1", scope.id())` gives `Result<Vec<Row>, DbError>`.
#[macro_export]
macro_rules! rows {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::on_engine!($tx, |c| ::sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_all(c))
    };
}

/// The one row there must be.
#[macro_export]
macro_rules! row {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::on_engine!($tx, |c| ::sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_one(c))
    };
}

/// One row or none.
#[macro_export]
macro_rules! maybe {
    ($tx:expr, $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::on_engine!($tx, |c| ::sqlx::query_as::<_, $row>($sql)$(.bind($bind))*.fetch_optional(c))
    };
}

/// A write; gives the number of rows it touched.
#[macro_export]
macro_rules! run {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        $crate::db::count_statement();
        match &mut *$tx {
            $crate::db::Tx::Sqlite(transaction) => ::sqlx::query($sql)$(.bind($bind))*
                .execute(&mut **transaction).await.map(|done| done.rows_affected()).map_err($crate::db::DbError::from),
            $crate::db::Tx::Postgres(transaction) => ::sqlx::query($sql)$(.bind($bind))*
                .execute(&mut **transaction).await.map(|done| done.rows_affected()).map_err($crate::db::DbError::from),
        }
    }};
}

/// A write transaction: `transact!(db, |tx| { … Ok(value) })` commits what the body leaves, and tries again on a conflict.
/// The body gives `Result<T, Fault>`; any refusal rolls back, so that nothing is half stored. It may run more than once.
#[macro_export]
macro_rules! transact {
    ($db:expr, |$tx:ident| $body:block) => {{
        let mut attempts = 0u32;
        loop {
            let mut transaction = $db.begin_write().await.map_err($crate::web::Fault::from)?;
            let outcome: Result<_, $crate::web::Fault> = {
                let $tx = &mut transaction;
                async { $body }.await
            };
            let failure = match outcome {
                Ok(value) => match transaction.commit().await {
                    Ok(()) => break Ok(value),
                    Err(error) => $crate::web::Fault::from(error),
                },
                Err(fault) => {
                    transaction.rollback().await.map_err($crate::web::Fault::from)?;
                    fault
                }
            };
            attempts += 1;
            if !failure.is_conflict() || attempts >= 20 {
                break Err(failure);
            }
            $crate::db::pause_before_retry(attempts).await;
        }
    }};
}
