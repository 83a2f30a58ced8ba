//! Gathers what goes into the binary: the language files of each folder under `locales/` as one text, so that a slice adds
//! a file and nothing else, and the table of everything under `assets/`.

use std::collections::hash_map::DefaultHasher;
use std::fmt::Write;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[expect(
    clippy::disallowed_methods,
    reason = "cargo speaks to build scripts through the environment"
)]
fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=assets");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo names the output folder"));
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo names the package"));
    fs::write(out.join("fr.ftl"), sentences(&root.join("locales/fr")))
        .expect("the output folder can be written");
    fs::write(out.join("assets.rs"), assets(&root.join("assets"))).expect("the output folder can be written");
}

fn sentences(folder: &Path) -> String {
    let mut all = String::new();
    for file in files(folder)
        .iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "ftl"))
    {
        println!("cargo:rerun-if-changed={}", file.display());
        all.push_str(&fs::read_to_string(file).expect("a readable language file"));
        all.push('\n');
    }
    all
}

fn assets(folder: &Path) -> String {
    let mut rows = String::new();
    let mut count = 0;
    for file in files(folder) {
        println!("cargo:rerun-if-changed={}", file.display());
        let mut hasher = DefaultHasher::new();
        hasher.write(&fs::read(&file).expect("a readable asset"));
        let path = file
            .strip_prefix(folder)
            .expect("below the folder")
            .to_str()
            .expect("a plain name");
        let tag = format!("\"{:016x}\"", hasher.finish());
        let full = file.to_str().expect("a plain name");
        writeln!(
            rows,
            "    Asset {{ path: {path:?}, tag: {tag:?}, bytes: include_bytes!({full:?}) }},"
        )
        .expect("memory");
        count += 1;
    }
    format!("static ASSETS: [Asset; {count}] = [\n{rows}];\n")
}

/// Every file below a folder, in the byte order of their paths.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            found.extend(files(&path))
        } else {
            found.push(path)
        }
    }
    found.sort_by(|one, other| one.as_os_str().cmp(other.as_os_str()));
    found
}
