//! The walls of the house, checked on its own sources. Each check is a function from the tree to its findings,
//! with a test beside it that shows it biting.

mod doors;
mod keys;
mod order;
mod paths;
mod purity;
mod sentences;
mod size;
mod sql;
pub mod tokens;
pub mod tree;

use tree::Tree;

#[track_caller]
fn holds(check: fn(&Tree) -> Vec<String>) {
    let tree = Tree::of_this_repository();
    assert!(
        tree.file("src/main.rs").is_some(),
        "the tree is not where this test looks for it"
    );
    let findings = check(&tree);
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

#[test]
fn rules_are_pure() {
    holds(purity::findings);
}

#[test]
fn sql_stands_in_queries() {
    holds(sql::findings);
}

#[test]
fn slices_enter_one_another_by_the_door() {
    holds(doors::findings);
}

#[test]
fn slices_call_downward() {
    holds(order::findings);
}

#[test]
fn sentences_live_in_the_language_files() {
    holds(sentences::findings);
}

#[test]
fn every_key_has_a_sentence_and_every_sentence_a_use() {
    holds(keys::findings);
}

#[test]
fn files_are_short() {
    holds(size::findings);
}
