//! Rows for every table, invented from the schema: values by type and name, those that a check names, parents that exist.
//! What the database refuses is invented anew, so that a constraint need not be understood to be met.

use super::schema::{Column, Kind, Reference, Table, tables};
use crate::world::World;
use clicamap::db::{Db, Tx};
use clicamap::run;
use std::collections::BTreeMap;

/// Rows of each table that the migration finds, and that an older server adds.
const STORED: usize = 5;
const LATER: usize = 2;
/// Rows that are invented at most before a table is given up.
const TRIES: usize = 3_000;

/// A value of a column.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Nothing,
    Bytes(u32),
    Text(String),
    Number(i64),
}

type Values = BTreeMap<String, Value>;

/// A row about to be stored.
#[derive(Clone, Debug)]
pub struct Row {
    pub table: String,
    values: Values,
}

impl Row {
    /// As the engine of a world writes it.
    pub fn insert(&self, world: &World) -> String {
        let columns: Vec<&str> = self.values.keys().map(String::as_str).collect();
        let values: Vec<String> = self.values.values().map(|value| written(value, world)).collect();
        format!(
            "INSERT INTO {} ({}) VALUES ({})",
            self.table,
            columns.join(", "),
            values.join(", ")
        )
    }
}

/// Sixteen bytes are an id and a digest alike; PostgreSQL reads the same literal as either where it is told that it is bytes.
fn written(value: &Value, world: &World) -> String {
    match value {
        Value::Nothing => "NULL".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Value::Bytes(number) => world.id(*number),
    }
}

/// What fills a database.
pub struct Filling {
    pub stored: Vec<Row>,
    pub later: Vec<Row>,
}

/// Numbers that look random and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).unwrap()).unwrap()
    }

    /// More often one of the first: rows that belong together meet.
    fn early(&mut self, bound: usize) -> usize {
        self.below(bound).min(self.below(bound)).min(self.below(bound))
    }
}

/// Rows that a migrated SQLite database takes in this order; it holds none of them afterwards.
pub async fn fill(world: &World) -> Filling {
    assert!(
        matches!(world.db, Db::Sqlite { .. }),
        "the schema is read from SQLite"
    );
    let tables = tables(world).await;
    let mut tx = world.db.begin_write().await.unwrap();
    let mut filler = Filler {
        world,
        rows: BTreeMap::new(),
        chance: Chance(0x5EED),
        number: 0,
        first: false,
    };
    let mut filling = Filling {
        stored: Vec::new(),
        later: Vec::new(),
    };
    for table in &tables {
        for _ in 0..STORED {
            filling.stored.extend(filler.adds(&mut tx, table, None).await);
        }
        for column in filler.never_filled(table) {
            let row = filler.adds(&mut tx, table, Some(&column)).await;
            let place = format!("{}.{column}", table.name);
            filling
                .stored
                .push(row.unwrap_or_else(|| panic!("no row was found that fills {place}: help the filler")));
        }
    }
    for table in &tables {
        for _ in 0..LATER {
            filling.later.extend(filler.adds(&mut tx, table, None).await);
        }
    }
    tx.rollback().await.unwrap();
    filling
}

struct Filler<'w> {
    world: &'w World,
    rows: BTreeMap<String, Vec<Values>>,
    chance: Chance,
    number: u32,
    /// Whether rows are invented that belong to the first row of each parent, so that those of two parents meet in a third.
    first: bool,
}

impl Filler<'_> {
    /// Stores one more row, in which a column holds something; nothing when none is taken.
    async fn adds(&mut self, tx: &mut Tx, table: &Table, wanted: Option<&str>) -> Option<Row> {
        for tried in 0..TRIES {
            self.first = tried % 2 == 0 && (wanted.is_some() || !self.rows.contains_key(&table.name));
            let Some(values) = self.invents(table) else {
                continue;
            };
            if wanted.is_some_and(|column| values[column] == Value::Nothing) {
                continue;
            }
            let row = Row {
                table: table.name.clone(),
                values,
            };
            let sql = || sqlx::AssertSqlSafe(row.insert(self.world));
            if run!(tx, sql()).is_ok() {
                let stored = self.rows.entry(table.name.clone()).or_default();
                stored.push(row.values.clone());
                return Some(row);
            }
        }
        None
    }

    fn never_filled(&self, table: &Table) -> Vec<String> {
        let rows = self.rows.get(&table.name);
        let rows = rows.unwrap_or_else(|| panic!("no row was found for {}: help the filler", table.name));
        let empty = |column: &&Column| rows.iter().all(|row| row[&column.name] == Value::Nothing);
        let empty = table.columns.iter().filter(empty);
        empty.map(|column| column.name.clone()).collect()
    }

    fn invents(&mut self, table: &Table) -> Option<Values> {
        let mut values = Values::new();
        for reference in &table.references {
            self.refers(table, reference, &mut values)?;
        }
        for column in &table.columns {
            if !values.contains_key(&column.name) {
                let value = self.value(table, column);
                values.insert(column.name.clone(), value);
            }
        }
        Some(values)
    }

    /// Names a parent that fits what is named already, or none where none needs to be.
    fn refers(&mut self, table: &Table, reference: &Reference, values: &mut Values) -> Option<()> {
        let free =
            |from: &String, values: &Values| !values.contains_key(from) && !table.column(from).required;
        let free: Vec<&String> = reference
            .columns
            .iter()
            .map(|(from, _)| from)
            .filter(|from| free(from, values))
            .collect();
        let mut parents: Vec<&Values> = self.rows.get(&reference.table).into_iter().flatten().collect();
        parents.retain(|parent| {
            let mut pairs = reference.columns.iter();
            pairs.all(|(from, to)| values.get(from).is_none_or(|known| *known == parent[to]))
        });
        if !free.is_empty() && (parents.is_empty() || (!self.first && self.chance.below(3) == 0)) {
            for column in free {
                values.insert(column.clone(), Value::Nothing);
            }
            return Some(());
        }
        if reference
            .columns
            .iter()
            .any(|(from, _)| values.get(from) == Some(&Value::Nothing))
        {
            return Some(());
        }
        if parents.is_empty() {
            return None;
        }
        let chosen = if self.first {
            0
        } else {
            self.chance.early(parents.len())
        };
        let parent = parents[chosen];
        for (from, to) in &reference.columns {
            values.insert(from.clone(), parent[to].clone());
        }
        Some(())
    }

    fn value(&mut self, table: &Table, column: &Column) -> Value {
        self.number += 1;
        if !column.required && self.chance.below(4) == 0 {
            return Value::Nothing;
        }
        match column.kind {
            Kind::Bytes => Value::Bytes(self.number),
            Kind::Number => Value::Number(self.a_number(column)),
            Kind::Text => Value::Text(self.a_text(table, column)),
        }
    }

    fn a_number(&mut self, column: &Column) -> i64 {
        let small = i64::from(self.number % 9 + 1);
        if !column.numbers.is_empty() && self.chance.below(2) == 0 {
            return column.numbers[self.chance.below(column.numbers.len())];
        }
        if column.name.ends_with("_at") || column.name == "until" {
            return 1_788_278_400_000_000 + i64::from(self.number);
        }
        small
    }

    fn a_text(&mut self, table: &Table, column: &Column) -> String {
        if !column.texts.is_empty() {
            return column.texts[self.chance.below(column.texts.len())].clone();
        }
        let (name, number) = (column.name.as_str(), self.number);
        match name {
            "opens" | "closes" => "18:30".to_owned(),
            "zone" => "Europe/Paris".to_owned(),
            "detail" | "payload" | "says" => format!("{{\"n\": {number}}}"),
            "email" | "recipient" => format!("personne-{number}@example.org"),
            "day" | "window_opens" | "window_closes" => day(number),
            _ if name.ends_with("_on") => day(number),
            _ => format!("L’{name} n° {number} d'{}", table.name),
        }
    }
}

fn day(number: u32) -> String {
    format!("2026-{:02}-{:02}", number % 12 + 1, number % 28 + 1)
}
