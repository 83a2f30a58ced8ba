//! A slice is entered by its `mod.rs` alone: `crate::farms::Farm`, never `crate::farms::queries::find`. A folder of slices
//! has a door on each level: `crate::contracts::templates::Template`. Shared rooms are open.

use super::tree::Tree;
use std::collections::BTreeSet;

/// What everyone stands on: their files may be named from anywhere.
pub const SHARED_ROOMS: [&str; 10] = [
    "words",
    "db",
    "web",
    "access",
    "queue",
    "mail",
    "documents",
    "history",
    "clock",
    "config",
];

/// The rooms inside a slice. As folders they are still no doors.
const INNER: [&str; 6] = ["model", "rules", "queries", "access", "forms", "jobs"];

pub fn findings(tree: &Tree) -> Vec<String> {
    let modules = tree.modules();
    let doors: BTreeSet<Vec<String>> = tree
        .folder_modules()
        .into_iter()
        .filter(|module| {
            module
                .last()
                .is_some_and(|name| module.len() == 1 || !INNER.contains(&name.as_str()))
        })
        .collect();
    let mut findings = Vec::new();
    for file in tree.application() {
        let here = file.module();
        for (line, path) in file.crate_paths() {
            let room = closed_room(&path, &modules, &doors);
            let Some(room) = room.filter(|room| !here.starts_with(&room[..room.len() - 1])) else {
                continue;
            };
            let (inner, slice) = (room.join("::"), room[..room.len() - 1].join("/"));
            findings.push(format!(
                "{}:{line}: reaches into {inner}, past src/{slice}/mod.rs",
                file.path
            ));
        }
    }
    findings
}

/// The first module on the way that is not a door, if the path leads through one.
fn closed_room(
    path: &[String],
    modules: &BTreeSet<Vec<String>>,
    doors: &BTreeSet<Vec<String>>,
) -> Option<Vec<String>> {
    if path
        .first()
        .is_none_or(|slice| SHARED_ROOMS.contains(&slice.as_str()))
    {
        return None;
    }
    let ways = (2..=path.len()).map(|length| path[..length].to_vec());
    ways.take_while(|way| modules.contains(way))
        .find(|way| !doors.contains(way))
}

#[test]
fn reaching_past_a_door_is_found() {
    let tree = Tree::sample(&[
        ("src/farms/mod.rs", ""),
        ("src/farms/queries.rs", "use super::model::Farm;"),
        ("src/farms/model.rs", ""),
        ("src/contracts/mod.rs", "pub use templates::queries;"),
        ("src/contracts/model.rs", ""),
        ("src/contracts/templates/mod.rs", ""),
        (
            "src/contracts/templates/model.rs",
            "use crate::contracts::model::Contract;\nuse crate::farms::Farm;",
        ),
        ("src/contracts/templates/rules/mod.rs", ""),
        (
            "src/contracts/sign.rs",
            "use super::templates::{Template, rules::decide};\nuse crate::farms::queries::find;",
        ),
        ("src/words/cents.rs", ""),
        (
            "src/router.rs",
            "crate::farms::routes(); crate::contracts::templates::routes(); crate::words::cents::Cents::ZERO;\ncrate::farms::model::Farm",
        ),
    ]);
    assert_eq!(
        findings(&tree),
        [
            "src/contracts/sign.rs:1: reaches into contracts::templates::rules, past src/contracts/templates/mod.rs",
            "src/contracts/sign.rs:2: reaches into farms::queries, past src/farms/mod.rs",
            "src/router.rs:2: reaches into farms::model, past src/farms/mod.rs",
        ]
    );
}
