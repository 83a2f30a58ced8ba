//! The two commands, as an operator runs them on an empty database.

use std::path::{Path, PathBuf};
use std::process::Command;

struct Desk {
    folder: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let name = format!("command-{:08x}", clicamap::clock::random_u32());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&folder).unwrap();
        Desk { folder }
    }

    /// The exit code and what was said, ids made alike.
    fn runs(&self, arguments: &[&str]) -> String {
        let outcome = Command::new(env!("CARGO_BIN_EXE_clicamap"))
            .env_clear()
            .env("CLICAMAP_DATA_DIR", &self.folder)
            .env("CLICAMAP_LOG", "error")
            .current_dir(&self.folder)
            .args(arguments)
            .output()
            .unwrap();
        let said = [outcome.stdout, outcome.stderr].concat();
        let said = String::from_utf8(said).unwrap();
        let plain = |line: &str| match line.split_once("identifiant\u{a0}: ") {
            Some((before, _)) => format!("{before}identifiant\u{a0}: …"),
            None => line.to_owned(),
        };
        let lines: Vec<String> = said.lines().map(plain).collect();
        format!(
            "$ clicamap {}\n{}\n[{}]\n",
            shown(arguments),
            lines.join("\n"),
            outcome.status.code().unwrap()
        )
    }

    fn imports(&self, file: &str, flags: &[&str]) -> String {
        let path = fixture(file);
        let mut arguments = vec![
            "import",
            "clicamap",
            "--amap",
            "les-tilleuls",
            "--farm",
            "Ferme des Prés",
        ];
        arguments.extend(flags);
        arguments.push(&path);
        self.runs(&arguments)
    }

    /// The contracts of an AMAP, as JSON.
    fn lists(&self, amap: &str) -> serde_json::Value {
        let said = self.runs(&[
            "export",
            "clicamap-workbook",
            "--amap",
            amap,
            "--list",
            "--format",
            "json",
        ]);
        let json = said.split_once('\n').unwrap().1.rsplit_once('[').unwrap().0;
        serde_json::from_str(json).unwrap()
    }
}

fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/clicamap/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// The arguments without the folders of this machine.
fn shown(arguments: &[&str]) -> String {
    let last = |argument: &&str| argument.rsplit('/').next().unwrap_or_default().to_owned();
    arguments.iter().map(last).collect::<Vec<_>>().join(" ")
}

#[test]
fn an_operator_tries_it_on_an_empty_database() {
    let desk = Desk::new();
    let story = [
        desk.imports("paniers.xls", &[]),
        desk.imports("tronque.xls", &["--create"]),
        desk.runs(&["export", "clicamap-workbook", "--amap", "les-tilleuls", "--list"]),
        desk.imports("paniers.xls", &["--create", "--match"]),
        desk.runs(&["export", "clicamap-workbook", "--amap", "les-tilleuls", "--list"]),
        desk.imports("paniers.xls", &["--create"]),
        desk.imports("paniers.xlsx", &[]),
        desk.imports("cumul-faux.xlsx", &[]),
        desk.imports("cumul-faux.xlsx", &["--accept-mismatch"]),
    ];
    insta::assert_snapshot!(story.join("\n"));
}

#[test]
fn what_goes_out_comes_in_elsewhere() {
    let (here, elsewhere) = (Desk::new(), Desk::new());
    here.imports("paniers.xls", &["--create"]);
    let listed = here.lists("les-tilleuls");
    let keys: Vec<&String> = listed[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["farm", "id", "title"]);
    assert_eq!(
        (&listed[0]["farm"], &listed[0]["title"]),
        (&"Ferme des Prés".into(), &"Paniers".into())
    );
    let file = here.folder.join("paniers.xlsx").display().to_string();
    let id = listed[0]["id"].as_str().unwrap();
    let said = here.runs(&["export", "clicamap-workbook", "--contract", id, "-o", &file]);
    assert!(said.ends_with("[0]\n"), "{said}");
    let said = elsewhere.runs(&[
        "import", "clicamap", "--amap", "ailleurs", "--farm", "Ferme", "--create", &file,
    ]);
    assert!(said.ends_with("[0]\n"), "{said}");
    let back = here.imports("paniers.xlsx", &[]);
    assert!(back.contains("rien n’a été changé"), "{back}");
    let unknown = here.runs(&[
        "export",
        "clicamap-workbook",
        "--contract",
        "000000000000",
        "-o",
        &file,
    ]);
    assert!(unknown.ends_with("[1]\n"), "{unknown}");
}
