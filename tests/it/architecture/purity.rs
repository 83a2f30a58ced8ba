//! Rules are pure: plain data in, a decision out. No web, no database, no files, no clock, no settings.

use super::tree::{Source, Tree};

const BARRED: [&str; 14] = [
    "axum",
    "sqlx",
    "tokio",
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "crate::db",
    "crate::web",
    "crate::clock",
    "crate::queue",
    "crate::mail",
    "crate::documents",
    "crate::config",
];

pub fn findings(tree: &Tree) -> Vec<String> {
    tree.application()
        .filter(|file| file.is_within("rules"))
        .flat_map(barred_in)
        .collect()
}

fn barred_in(file: &Source) -> Vec<String> {
    let own = file
        .crate_paths()
        .into_iter()
        .map(|(line, path)| (line, format!("crate::{}", path.join("::"))));
    let foreign = file
        .named_paths()
        .into_iter()
        .map(|(line, path)| (line, path.join("::")));
    let mut named: Vec<(usize, String)> = own.chain(foreign).collect();
    named.sort();
    named.dedup();
    let finding = |(line, name): (usize, String)| {
        let barred = BARRED
            .into_iter()
            .find(|barred| is_or_begins_with(&name, barred))?;
        Some(format!(
            "{}:{line}: a rule uses {barred}; let the action do it and pass in what it found",
            file.path
        ))
    };
    named.into_iter().filter_map(finding).collect()
}

fn is_or_begins_with(name: &str, barred: &str) -> bool {
    name.strip_prefix(barred)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

#[test]
fn a_rule_that_does_input_or_output_is_found() {
    let tree = Tree::sample(&[
        (
            "src/contracts/rules.rs",
            "use std::{collections::BTreeMap, fs};\n// axum\nfn f() { tokio::spawn(\"sqlx::query\") }",
        ),
        (
            "src/contracts/rules/split.rs",
            "use super::super::super::db::Tx;\nuse crate::words::Cents;",
        ),
        ("src/contracts/rules/tests.rs", "use std::fs;"),
        ("src/contracts/sign.rs", "use axum::Router;"),
    ]);
    assert_eq!(
        findings(&tree),
        [
            "src/contracts/rules.rs:1: a rule uses std::fs; let the action do it and pass in what it found",
            "src/contracts/rules.rs:3: a rule uses tokio; let the action do it and pass in what it found",
            "src/contracts/rules/split.rs:1: a rule uses crate::db; let the action do it and pass in what it found",
        ]
    );
}
