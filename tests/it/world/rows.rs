//! What the tables hold, as the values of an INSERT: to compare a database with what it was, and to set it back.

use super::World;
use clicamap::db::Db;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The columns of each table, in their order.
pub type Columns = BTreeMap<String, Vec<String>>;
/// The rows of each table, sorted.
pub type Rows = BTreeMap<String, Vec<String>>;

const SQLITE: &str = "SELECT t.name || ' ' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
     WHERE t.type = 'table' ORDER BY t.name, c.cid";
const POSTGRES: &str =
    "SELECT CAST(table_name AS TEXT) || ' ' || CAST(column_name AS TEXT) FROM information_schema.columns
     WHERE table_schema = 'public' ORDER BY table_name, ordinal_position";

impl World {
    /// Every table of the application with its columns, as the database knows them now.
    pub async fn columns(&self) -> Columns {
        let sql = match &self.db {
            Db::Sqlite { .. } => SQLITE,
            Db::Postgres(_) => POSTGRES,
        };
        let mut columns = Columns::new();
        for line in self.texts(sql).await {
            let (table, column) = line.split_once(' ').unwrap();
            if !table.starts_with("sqlite_") && !table.starts_with("_sqlx") {
                columns
                    .entry(table.to_owned())
                    .or_default()
                    .push(column.to_owned());
            }
        }
        columns
    }

    /// What stands in these columns.
    pub async fn rows(&self, columns: &Columns) -> Rows {
        let of_table = columns
            .iter()
            .map(|(table, columns)| self.literals(table, columns));
        let sql = of_table.collect::<Vec<_>>().join(" UNION ALL ");
        let mut rows: Rows = columns.keys().map(|table| (table.clone(), Vec::new())).collect();
        for line in self.texts(&sql).await {
            let (table, row) = line.split_once(' ').unwrap();
            rows.get_mut(table).unwrap().push(row.to_owned());
        }
        for rows in rows.values_mut() {
            rows.sort_unstable();
        }
        rows
    }

    /// A question for the rows of a table, each as literals behind the table's name.
    fn literals(&self, table: &str, columns: &[String]) -> String {
        let values = columns.iter().map(|column| match &self.db {
            Db::Sqlite { .. } => format!("quote({column})"),
            Db::Postgres(_) => format!("quote_nullable(CAST({column} AS TEXT))"),
        });
        let values = values.collect::<Vec<_>>().join(" || ', ' || ");
        format!("SELECT '{table} (' || {values} || ')' FROM {table}")
    }

    /// Gives the tables that changed since then what they held, and tells which they were.
    pub async fn sets_back(&self, columns: &Columns, to: &Rows) -> Vec<String> {
        let now = self.rows(columns).await;
        let changed: Vec<String> = columns
            .keys()
            .filter(|table| now[*table] != to[*table])
            .cloned()
            .collect();
        if changed.is_empty() {
            return changed;
        }
        let mut sql = match &self.db {
            Db::Sqlite { .. } => "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;",
            Db::Postgres(_) => "BEGIN; SET LOCAL session_replication_role = replica;",
        }
        .to_owned();
        // What is made a moment later of rows that go now.
        sql.push_str("DELETE FROM amendment_files;");
        for table in &changed {
            let _ = write!(sql, "DELETE FROM {table};");
            if !to[table].is_empty() {
                let (columns, rows) = (columns[table].join(", "), to[table].join(", "));
                let _ = write!(sql, "INSERT INTO {table} ({columns}) VALUES {rows};");
            }
        }
        self.executes(&(sql + "COMMIT;")).await;
        changed
    }
}
