//! Every statement that stands in a `queries` file is prepared on each engine against the migrated schema.

pub mod literals;

use crate::architecture::tree::Tree;
use crate::world::{World, worlds};
use clicamap::db::Db;

/// Fewer would say that the reader has gone blind.
const AT_LEAST: usize = 150;

/// A statement and where it stands.
struct Statement {
    place: String,
    sql: String,
}

fn statements() -> Vec<Statement> {
    let tree = Tree::of_this_repository();
    let mut found = Vec::new();
    for file in tree.application().filter(|file| file.is_within("queries")) {
        for (line, text) in literals::of(&file.tokens()) {
            if let Some(sql) = whole(&text) {
                let place = format!("{}:{line}", file.path);
                found.push(Statement { place, sql });
            }
        }
    }
    found
}

/// The text if it is a statement; the beginning of an INSERT of many rows gets one row.
fn whole(text: &str) -> Option<String> {
    let text = text.trim();
    let first = text.split_whitespace().next()?;
    if !["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(&first) {
        return None;
    }
    if first == "INSERT" && text.ends_with(')') && !text.contains("VALUES") && !text.contains("SELECT") {
        let columns = text.rsplit_once('(')?.1.split(',').count();
        let row: Vec<String> = (1..=columns).map(|at| format!("${at}")).collect();
        return Some(format!("{text} VALUES ({})", row.join(", ")));
    }
    Some(text.to_owned())
}

/// `$2 IS NULL` becomes `1 = 0`.
fn without_tests_for_null(sql: &str) -> String {
    let mut pieces = sql.split('$');
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let digits = piece.len() - piece.trim_start_matches(|one: char| one.is_ascii_digit()).len();
        match piece[digits..].strip_prefix(" IS NULL") {
            Some(rest) => kept.push_str(&format!("1 = 0{rest}")),
            None => kept.push_str(&format!("${piece}")),
        }
    }
    kept
}

/// What the engine says against it.
async fn refused(world: &World, sql: &str) -> Option<String> {
    let outcome = match &world.db {
        Db::Sqlite { write, .. } => {
            let explain = sqlx::AssertSqlSafe(format!("EXPLAIN {sql}"));
            sqlx::query(explain).fetch_all(write).await.map(drop)
        }
        Db::Postgres(pool) => {
            // The application binds types; here PostgreSQL guesses them, and cannot from `$2 IS NULL` alone.
            let sql = without_tests_for_null(sql);
            let prepare = sqlx::AssertSqlSafe(format!("PREPARE one AS {sql}; DEALLOCATE one"));
            sqlx::raw_sql(prepare).execute(pool).await.map(drop)
        }
    };
    outcome.err().map(|error| error.to_string())
}

#[tokio::test]
async fn every_statement_is_understood_by_each_engine() {
    let statements = statements();
    assert!(statements.len() >= AT_LEAST, "only {} found", statements.len());
    for world in worlds().await {
        let mut wrong = Vec::new();
        for statement in &statements {
            if let Some(error) = refused(&world, &statement.sql).await {
                wrong.push(format!("{}: {error}\n    {}", statement.place, statement.sql));
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}", world.engine, wrong.join("\n"));
    }
}

#[tokio::test]
async fn a_statement_that_names_what_is_not_there_is_refused() {
    for world in worlds().await {
        assert_eq!(
            refused(&world, "SELECT id FROM amaps WHERE slug = $1").await,
            None
        );
        for wrong in [
            "SELECT nothing FROM amaps",
            "UPDATE nowhere SET a = $1",
            "SELECT id FROM amaps WHERE",
        ] {
            assert!(
                refused(&world, wrong).await.is_some(),
                "{}: {wrong}",
                world.engine
            );
        }
    }
}
