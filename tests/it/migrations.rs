//! Every migration before a populated database, on each engine: what was stored is still there, and a server that is one
//! version older goes on storing.
//!
//! The rows are invented from the schema as it stood before the migration ([`filler`]), so that a new one is tried without a
//! word here.

mod filler;
mod schema;

use crate::world::{Columns, Rows, World, unfounded};
use clicamap::db::Db;
use clicamap::run;
use filler::{Filling, Row};
use sqlx::migrate::Migrator;
use std::path::Path;

/// What is done to a populated database.
enum Step<'s> {
    /// The migration of a number.
    Migration(i64),
    /// Statements that both engines understand.
    Sql(&'s str),
}

async fn migrator(world: &World) -> Migrator {
    let engine = match &world.db {
        Db::Sqlite { .. } => "migrations/sqlite",
        Db::Postgres(_) => "migrations/postgres",
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(engine);
    let mut migrator = Migrator::new(folder).await.unwrap();
    migrator.set_locking(false);
    migrator
}

/// Runs all migrations up to a number.
async fn migrates_to(world: &World, number: i64) -> Result<(), String> {
    let migrator = migrator(world).await;
    let outcome = match &world.db {
        Db::Sqlite { write, .. } => migrator.run_to(number, write).await,
        Db::Postgres(pool) => migrator.run_to(number, pool).await,
    };
    outcome.map_err(|error| error.to_string())
}

async fn takes(world: &World, step: &Step<'_>) -> Result<(), String> {
    let sql = match step {
        Step::Migration(number) => return migrates_to(world, *number).await,
        Step::Sql(sql) => sqlx::AssertSqlSafe((*sql).to_owned()),
    };
    let outcome = match &world.db {
        Db::Sqlite { write, .. } => sqlx::raw_sql(sql).execute(write).await.map(drop),
        Db::Postgres(pool) => sqlx::raw_sql(sql).execute(pool).await.map(drop),
    };
    outcome.map_err(|error| error.to_string())
}

/// What a step does to a database that holds the first part of a filling, one line for each harm; behind a dash, what the
/// engine says of it.
async fn harm(world: &World, filling: &Filling, step: &Step<'_>) -> Vec<String> {
    let inserts: Vec<String> = filling.stored.iter().map(|row| row.insert(world)).collect();
    world
        .executes(&format!("BEGIN; {}; COMMIT;", inserts.join("; ")))
        .await;
    let columns = world.columns().await;
    let before = world.rows(&columns).await;
    if let Err(error) = takes(world, step).await {
        return vec![format!("it fails on a populated database — {error}")];
    }
    let gone = gone(&columns, &world.columns().await);
    if !gone.is_empty() {
        return gone;
    }
    let lost = lost(&before, &world.rows(&columns).await);
    if !lost.is_empty() {
        return lost;
    }
    match older_server(world, &filling.later).await {
        Err(harm) => vec![harm],
        Ok(()) => counted(&before, &world.rows(&columns).await, &filling.later),
    }
}

/// Tables and columns that are there no more.
fn gone(before: &Columns, now: &Columns) -> Vec<String> {
    let mut gone = Vec::new();
    for (table, columns) in before {
        let Some(left) = now.get(table) else {
            gone.push(format!("the table {table} is gone"));
            continue;
        };
        let missing = columns.iter().filter(|column| !left.contains(column));
        gone.extend(missing.map(|column| format!("the column {table}.{column} is gone")));
    }
    gone
}

/// Rows that are there no more, or hold something else.
fn lost(before: &Rows, now: &Rows) -> Vec<String> {
    let mut lost = Vec::new();
    for (table, rows) in before {
        let missing: Vec<&String> = rows.iter().filter(|row| !now[table].contains(row)).collect();
        if let Some(first) = missing.first() {
            let (many, all) = (missing.len(), rows.len());
            lost.push(format!(
                "rows of {table} are lost or changed — {many} of {all}: {first}"
            ));
        }
    }
    lost
}

/// Inserts with the columns that a server knows which does not know the step.
async fn older_server(world: &World, rows: &[Row]) -> Result<(), String> {
    let mut tx = world.db.begin_write().await.unwrap();
    for row in rows {
        let sql = || sqlx::AssertSqlSafe(row.insert(world));
        run!(&mut tx, sql())
            .map_err(|error| format!("an older server cannot store {} — {error}", row.table))?;
    }
    tx.commit()
        .await
        .map_err(|error| format!("an older server cannot commit — {error}"))
}

/// Tables that do not hold what was there and what was added.
fn counted(before: &Rows, now: &Rows, added: &[Row]) -> Vec<String> {
    let wrong = before.iter().filter(|(table, rows)| {
        let added = added.iter().filter(|row| row.table == **table).count();
        now[*table].len() != rows.len() + added
    });
    wrong
        .map(|(table, _)| format!("{table}: not all that an older server stored"))
        .collect()
}

/// Worlds at a number, and rows for them.
async fn populated(number: i64) -> (Vec<World>, Filling) {
    let worlds = unfounded().await;
    for world in &worlds {
        migrates_to(world, number).await.unwrap();
    }
    let filling = filler::fill(&worlds[0]).await;
    (worlds, filling)
}

async fn numbers() -> Vec<i64> {
    let world = unfounded().await.remove(0);
    let migrations = migrator(&world).await.migrations;
    migrations.iter().map(|migration| migration.version).collect()
}

#[tokio::test]
async fn no_migration_loses_anything_or_stops_an_older_server() {
    let numbers = numbers().await;
    for pair in numbers.windows(2) {
        let (worlds, filling) = populated(pair[0]).await;
        for world in worlds {
            let harm = harm(&world, &filling, &Step::Migration(pair[1])).await;
            assert_eq!(
                harm,
                Vec::<String>::new(),
                "{}: migration {}",
                world.engine,
                pair[1]
            );
        }
    }
}

/// Without rows in every table and values in every column, the test above would see nothing.
#[tokio::test]
async fn every_table_and_every_column_is_filled() {
    let last = numbers().await.pop().unwrap();
    let (worlds, filling) = populated(last).await;
    let inserts: Vec<String> = filling.stored.iter().map(|row| row.insert(&worlds[0])).collect();
    worlds[0]
        .executes(&format!("BEGIN; {}; COMMIT;", inserts.join("; ")))
        .await;
    for (table, columns) in worlds[0].columns().await {
        for column in columns {
            let filled = worlds[0]
                .count(&format!("{table} WHERE {column} IS NOT NULL"))
                .await;
            assert!(filled > 0, "{table}.{column} is never filled");
        }
    }
}

#[tokio::test]
async fn a_migration_that_does_harm_is_found() {
    let last = numbers().await.pop().unwrap();
    let mut told = Vec::new();
    for (sql, found) in [
        ("SELECT 1", ""),
        (
            "ALTER TABLE members ADD COLUMN pronouns TEXT NOT NULL DEFAULT ''",
            "",
        ),
        (
            "UPDATE members SET phone = ''",
            "rows of members are lost or changed",
        ),
        (
            "DELETE FROM audit_values",
            "rows of audit_values are lost or changed",
        ),
        (
            "ALTER TABLE accounts DROP COLUMN password_hash",
            "the column accounts.password_hash is gone",
        ),
        (
            "ALTER TABLE sites RENAME COLUMN town TO city",
            "the column sites.town is gone",
        ),
        ("DROP TABLE audit_values", "the table audit_values is gone"),
        (
            "CREATE UNIQUE INDEX one_audit ON audit ((1))",
            "it fails on a populated database",
        ),
        (
            "ALTER TABLE audit ADD COLUMN kept INTEGER; UPDATE audit SET kept = 1; CREATE UNIQUE INDEX one_audit ON audit ((1)) WHERE kept IS NULL",
            "an older server cannot store audit",
        ),
    ] {
        let (worlds, filling) = populated(last).await;
        for world in worlds {
            let harm = harm(&world, &filling, &Step::Sql(sql)).await;
            let harm: Vec<&str> = harm.iter().filter_map(|line| line.split(" — ").next()).collect();
            told.push((world.engine, sql, harm.join("; "), found));
        }
    }
    for (engine, sql, harm, found) in told {
        assert_eq!(harm, found, "{engine}: {sql}");
    }
}
