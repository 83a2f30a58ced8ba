//! Slices call downward only, so that each can be understood with those below it and nothing else.

use super::tree::{Source, Tree};

/// From the lowest to the highest. Slices on one step may call one another; what is not named here may call all.
const STEPS: [&[&str]; 7] = [
    &["words", "db", "clock", "config", "mail", "documents"],
    &["accounts"],
    &["amaps", "farms", "members"],
    &["calendar", "joining", "campaigns"],
    &["contracts"],
    &["payments"],
    &["distribution"],
];

pub fn findings(tree: &Tree) -> Vec<String> {
    tree.application().flat_map(upward_calls).collect()
}

fn step(slice: &str) -> Option<usize> {
    STEPS.iter().position(|slices| slices.contains(&slice))
}

fn upward_calls(file: &Source) -> Vec<String> {
    let Some(caller) = file.module().into_iter().next() else {
        return Vec::new();
    };
    let Some(own_step) = step(&caller) else {
        return Vec::new();
    };
    let upward = |(line, path): (usize, Vec<String>)| {
        let called = path
            .into_iter()
            .next()
            .filter(|slice| step(slice).is_some_and(|step| step > own_step))?;
        Some(format!(
            "{}:{line}: {caller} calls upward, to {called}",
            file.path
        ))
    };
    file.crate_paths().into_iter().filter_map(upward).collect()
}

#[test]
fn a_call_upward_is_found() {
    let tree = Tree::sample(&[
        (
            "src/calendar/mod.rs",
            "use crate::amaps::Amap;\nuse crate::contracts::Contract;",
        ),
        ("src/farms/mod.rs", "use crate::members::Member;"),
        ("src/words/mod.rs", "fn f() { super::accounts::sign_in() }"),
        ("src/demo/mod.rs", "use crate::distribution::list;"),
        ("src/accounts/mod.rs", "use crate::web::Page;"),
    ]);
    assert_eq!(
        findings(&tree),
        [
            "src/calendar/mod.rs:2: calendar calls upward, to contracts",
            "src/words/mod.rs:1: words calls upward, to accounts",
        ]
    );
}
