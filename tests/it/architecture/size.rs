//! A file that needs a table of contents wants to be a folder.

use super::tree::{Source, Tree};

const MOST_LINES: usize = 300;

/// Files that are right as they are, and why.
const LONG: [(&str, &str); 0] = [];

pub fn findings(tree: &Tree) -> Vec<String> {
    findings_but(tree, &LONG)
}

fn findings_but(tree: &Tree, listed: &[(&str, &str)]) -> Vec<String> {
    let is_listed = |file: &&Source| listed.iter().any(|(path, _)| *path == file.path);
    let long = |file: &&Source| file.text.lines().count() > MOST_LINES;
    let too_long = tree
        .files()
        .filter(|file| !file.is("ftl") && long(file) && !is_listed(file))
        .map(|file| {
            let lines = file.text.lines().count();
            format!(
                "{}: {lines} lines, over {MOST_LINES}: look for the missing noun",
                file.path
            )
        });
    let stale = listed
        .iter()
        .filter(|(path, _)| !tree.file(path).as_ref().is_some_and(long));
    too_long
        .chain(stale.map(|(path, _)| format!("{path}: listed as long, and is not")))
        .collect()
}

#[test]
fn a_long_file_and_a_stale_excuse_are_found() {
    let (most, over) = ("x\n".repeat(MOST_LINES), "x\n".repeat(MOST_LINES + 1));
    let tree = Tree::sample(&[
        ("src/a.rs", &most),
        ("src/b.rs", &over),
        ("src/c.html", &over),
        ("locales/fr/d.ftl", &over),
    ]);
    assert_eq!(
        findings_but(
            &tree,
            &[
                ("src/c.html", "a form of 80 fields"),
                ("src/a.rs", "was long once")
            ]
        ),
        [
            "src/b.rs: 301 lines, over 300: look for the missing noun",
            "src/a.rs: listed as long, and is not"
        ]
    );
}
