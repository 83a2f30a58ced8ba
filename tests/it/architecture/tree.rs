//! The sources as the checks see them: paths and texts.

use super::paths;
use super::tokens::{self, Token};
use std::collections::BTreeSet;
use std::path::Path;

/// One file, its path relative to the repository.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// All files that a check may read.
pub struct Tree {
    files: Vec<Source>,
}

const READ: [&str; 4] = ["src", "crates", "tests", "locales"];
const KINDS: [&str; 5] = ["rs", "html", "txt", "ftl", "mjs"];

impl Tree {
    pub fn of_this_repository() -> Tree {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        for folder in READ {
            collect(root, &root.join(folder), &mut files);
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Tree { files }
    }

    /// A tree made up for the test of a check.
    pub fn sample(files: &[(&str, &str)]) -> Tree {
        let source = |&(path, text): &(&str, &str)| Source {
            path: path.into(),
            text: text.into(),
        };
        Tree {
            files: files.iter().map(source).collect(),
        }
    }

    pub fn file(&self, path: &str) -> Option<&Source> {
        self.files.iter().find(|file| file.path == path)
    }

    pub fn files(&self) -> impl Iterator<Item = &Source> {
        self.files.iter()
    }

    /// The application's own Rust, without its tests.
    pub fn application(&self) -> impl Iterator<Item = &Source> {
        self.files()
            .filter(|file| file.path.starts_with("src/") && file.is("rs") && !file.is_test())
    }

    /// Every module of the application, as the names on the way to it, that is a folder with a `mod.rs`.
    pub fn folder_modules(&self) -> BTreeSet<Vec<String>> {
        self.application()
            .filter(|file| file.path.ends_with("/mod.rs"))
            .map(Source::module)
            .collect()
    }

    /// Every module of the application, as the names on the way to it.
    pub fn modules(&self) -> BTreeSet<Vec<String>> {
        self.application().map(Source::module).collect()
    }
}

impl Source {
    pub fn is(&self, kind: &str) -> bool {
        self.path
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ending == kind)
    }

    fn is_test(&self) -> bool {
        self.path.starts_with("tests/") || self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// Whether a folder on the way, or the file itself, has this name.
    pub fn is_within(&self, name: &str) -> bool {
        self.path
            .split('/')
            .any(|part| part.strip_suffix(".rs").unwrap_or(part) == name)
    }

    /// `src/contracts/templates/mod.rs` is `[contracts, templates]`; the crate's root is empty.
    pub fn module(&self) -> Vec<String> {
        let inside = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut names: Vec<String> = inside.split('/').map(Into::into).collect();
        if names
            .last()
            .is_some_and(|last| ["mod", "main", "lib"].contains(&last.as_str()))
        {
            names.pop();
        }
        names
    }

    /// What the compiler reads, without comments and without what is compiled for tests only.
    pub fn tokens(&self) -> Vec<Token> {
        tokens::without_tests(tokens::of(&self.text))
    }

    /// Every path that the file names, as it is written, each with its line.
    pub fn named_paths(&self) -> Vec<(usize, Vec<String>)> {
        paths::paths(&self.tokens())
    }

    /// The paths within this crate, from its root on, each with its line.
    pub fn crate_paths(&self) -> Vec<(usize, Vec<String>)> {
        let here = self.module();
        self.named_paths()
            .into_iter()
            .filter_map(|(line, path)| Some((line, absolute(&here, path)?)))
            .collect()
    }
}

/// `super::queries::find` within `contracts::sign` is `contracts::queries::find`; a path into another crate is none.
fn absolute(here: &[String], path: Vec<String>) -> Option<Vec<String>> {
    let mut from: Vec<String> = match path.first()?.as_str() {
        "crate" | "clicamap" => Vec::new(),
        "self" | "super" => here.to_vec(),
        _ => return None,
    };
    for name in path {
        match name.as_str() {
            "crate" | "clicamap" | "self" => {}
            "super" => drop(from.pop()),
            _ => from.push(name),
        }
    }
    Some(from)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<Source>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(root, &path, files);
        } else if path
            .extension()
            .is_some_and(|kind| KINDS.contains(&kind.to_str().unwrap()))
        {
            let text = std::fs::read_to_string(&path).unwrap();
            files.push(Source {
                path: path.strip_prefix(root).unwrap().to_str().unwrap().into(),
                text,
            });
        }
    }
}

#[test]
fn a_file_knows_its_module_and_what_it_names() {
    let tree = Tree::sample(&[(
        "src/contracts/sign.rs",
        "use crate::{words::Cents, contracts::{self, model::Contract as C}};\nuse super::queries;\nfn f() { super::super::farms::find(); sqlx::query(); }",
    )]);
    let named: Vec<String> = tree.files[0]
        .crate_paths()
        .into_iter()
        .map(|(line, path)| format!("{line} {}", path.join("::")))
        .collect();
    assert_eq!(
        named,
        [
            "1 words::Cents",
            "1 contracts",
            "1 contracts::model::Contract",
            "2 contracts::queries",
            "3 farms::find"
        ]
    );
}
