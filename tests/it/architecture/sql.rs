//! All SQL on a slice's tables stands in its `queries`, so that "who touches this table?" is one look.

use super::tokens::Token;
use super::tree::{Source, Tree};

pub fn findings(tree: &Tree) -> Vec<String> {
    let others = tree.application().filter(|file| !may_hold_sql(file));
    others
        .flat_map(|file| {
            file.tokens()
                .iter()
                .filter_map(|token| finding(file, token))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn may_hold_sql(file: &Source) -> bool {
    ["queries", "migrations"].iter().any(|name| file.is_within(name)) || file.path.starts_with("src/db")
}

fn finding(file: &Source, token: &Token) -> Option<String> {
    let text = token.text().filter(|text| is_sql(text))?;
    let start: String = text.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    Some(format!(
        "{}:{}: SQL outside queries: {start} …",
        file.path, token.line
    ))
}

/// A whole statement in any case, or a piece of one in capitals.
fn is_sql(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let has = |word: &str| lower.iter().any(|other| other == word);
    let second = lower.get(1).map_or("", String::as_str);
    let statement = match lower.first().map_or("", String::as_str) {
        "select" => has("from") || words[0] == "SELECT",
        "insert" | "replace" => second == "into",
        "update" => has("set"),
        "delete" => second == "from",
        "with" => has("select"),
        "create" | "alter" | "drop" => [
            "table", "index", "unique", "view", "trigger", "schema", "database",
        ]
        .contains(&second),
        "pragma" | "vacuum" | "analyze" => words[0] == words[0].to_uppercase(),
        "begin" => ["immediate", "isolation", "transaction"].contains(&second),
        _ => false,
    };
    let joined = format!(" {} ", words.join(" "));
    let pieces = [
        " WHERE ",
        " JOIN ",
        " ORDER BY ",
        " GROUP BY ",
        " ON CONFLICT ",
        " RETURNING ",
        " VALUES (",
        " LIMIT $",
    ];
    statement || pieces.iter().any(|piece| joined.contains(piece))
}

#[test]
fn sql_outside_queries_is_found() {
    let tree = Tree::sample(&[
        (
            "src/amaps/home.rs",
            "// SELECT 1\nlet a = \"select id\\n from amaps\";\nlet b = format!(\"{a} WHERE id = $1\");",
        ),
        ("src/amaps/queries.rs", "\"SELECT id FROM amaps\""),
        ("src/contracts/queries/list.rs", "\"SELECT id FROM contracts\""),
        ("src/db/dialect.rs", "\"PRAGMA journal_mode = WAL\""),
        (
            "src/amaps/create.rs",
            "\"amaps-create-title\"; \"select one\"; \"with care\"; r#\"INSERT INTO amaps VALUES ($1)\"#",
        ),
        (
            "src/amaps/mod.rs",
            "#[cfg(test)]\nmod tests { const A: &str = \"SELECT 1\"; }",
        ),
    ]);
    assert_eq!(
        findings(&tree),
        [
            "src/amaps/home.rs:2: SQL outside queries: select id from amaps …",
            "src/amaps/home.rs:3: SQL outside queries: {a} WHERE id = …",
            "src/amaps/create.rs:1: SQL outside queries: INSERT INTO amaps VALUES …",
        ]
    );
}
