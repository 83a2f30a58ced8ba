//! What SQLite says of its tables.

use crate::world::World;
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id, a digest or a file.
    Bytes,
    Text,
    Number,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
    pub required: bool,
    /// Texts that its checks name.
    pub texts: Vec<String>,
    /// Numbers that its checks name.
    pub numbers: Vec<i64>,
}

/// Columns that name a row of another table, or of the same one.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    pub table: String,
    /// From a column here to a column there.
    pub columns: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    pub references: Vec<Reference>,
}

impl Table {
    pub fn column(&self, name: &str) -> &Column {
        self.columns.iter().find(|column| column.name == name).unwrap()
    }
}

const COLUMNS: &str = "SELECT t.name || ' ' || c.name || ' ' || c.type || ' ' || c.\"notnull\"
     FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY t.name, c.cid";
const REFERENCES: &str = "SELECT t.name || ' ' || r.id || ' ' || r.\"table\" || ' ' || r.\"from\" || ' ' || r.\"to\"
     FROM sqlite_schema t, pragma_foreign_key_list(t.name) r WHERE t.type = 'table' ORDER BY t.name, r.id, r.seq";
const TEXTS: &str = "SELECT name || ' ' || sql FROM sqlite_schema WHERE type = 'table'";

/// All tables of the application, each behind those that it refers to.
pub async fn tables(world: &World) -> Vec<Table> {
    let texts = world.texts(TEXTS).await;
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for line in world.texts(COLUMNS).await {
        let [name, column, kind, required] = words(&line);
        if name.starts_with("sqlite_") || name.starts_with("_sqlx") {
            continue;
        }
        let table = tables.entry(name.to_owned()).or_insert_with(|| Table {
            name: name.to_owned(),
            columns: Vec::new(),
            references: Vec::new(),
        });
        table.columns.push(Column {
            name: column.to_owned(),
            kind: match kind {
                "BLOB" => Kind::Bytes,
                "TEXT" => Kind::Text,
                _ => Kind::Number,
            },
            required: required == "1",
            texts: Vec::new(),
            numbers: Vec::new(),
        });
    }
    for (name, reference) in references(world).await {
        tables.get_mut(&name).unwrap().references.push(reference);
    }
    for text in texts {
        let (name, sql) = text.split_once(' ').unwrap();
        if let Some(table) = tables.get_mut(name) {
            checks(sql).into_iter().for_each(|check| reads(table, check));
        }
    }
    in_order(tables.into_values().collect())
}

fn words<const N: usize>(line: &str) -> [&str; N] {
    let words: Vec<&str> = line.split(' ').collect();
    words.try_into().unwrap()
}

async fn references(world: &World) -> Vec<(String, Reference)> {
    let mut found: Vec<(String, &str, Reference)> = Vec::new();
    let lines = world.texts(REFERENCES).await;
    for line in &lines {
        let [table, number, to, from, column] = words(line);
        if found
            .last()
            .is_none_or(|(name, id, _)| name != table || *id != number)
        {
            let table_there = to.to_owned();
            let reference = Reference {
                table: table_there,
                columns: Vec::new(),
            };
            found.push((table.to_owned(), number, reference));
        }
        let (.., reference) = found.last_mut().unwrap();
        reference.columns.push((from.to_owned(), column.to_owned()));
    }
    found
        .into_iter()
        .map(|(table, _, reference)| (table, reference))
        .collect()
}

/// What stands between the parentheses of each CHECK.
fn checks(sql: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in sql.match_indices("CHECK (") {
        let (begins, mut depth) = (at + "CHECK (".len(), 1);
        let inside = &sql[begins..];
        let end = inside.find(|letter| {
            depth += i32::from(letter == '(') - i32::from(letter == ')');
            depth == 0
        });
        found.push(&inside[..end.unwrap()]);
    }
    found
}

/// Gives each literal of a check to the column that stands before it.
fn reads(table: &mut Table, check: &str) {
    let mut current = None;
    for (at, piece) in check.split('\'').enumerate() {
        if at % 2 == 1 {
            if let Some(column) = current {
                let column: &mut Column = &mut table.columns[column];
                column.texts.push(piece.to_owned());
            }
            continue;
        }
        for word in piece.split(|letter: char| !letter.is_alphanumeric() && letter != '_') {
            let named = table.columns.iter().position(|column| column.name == word);
            current = named.or(current);
            if let (Ok(number), Some(column)) = (word.parse(), current) {
                table.columns[column].numbers.push(number);
            }
        }
    }
}

fn in_order(mut left: Vec<Table>) -> Vec<Table> {
    let mut ordered: Vec<Table> = Vec::new();
    while !left.is_empty() {
        let ready = left.iter().position(|table| {
            let mut parents = table.references.iter().map(|reference| &reference.table);
            parents.all(|parent| *parent == table.name || ordered.iter().any(|known| known.name == *parent))
        });
        ordered.push(left.remove(ready.expect("no tables refer to each other in a circle")));
    }
    ordered
}
