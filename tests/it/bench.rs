//! The benchmark runs, on an AMAP of a few households: every page comes, and every figure is one.

use std::path::Path;
use std::process::Command;

#[test]
fn every_page_is_measured_and_nothing_stays_behind() {
    measures("SQLite", None);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the tests' own setting")]
fn every_page_is_measured_on_postgres() {
    match std::env::var("CLICAMAP_TEST_POSTGRES_URL") {
        Ok(server) => measures("PostgreSQL", Some(server)),
        Err(_) => eprintln!("skipped on PostgreSQL: CLICAMAP_TEST_POSTGRES_URL is not set"),
    }
}

fn measures(engine: &str, server: Option<String>) {
    let name = format!("bench-{:08x}", clicamap::clock::random_u32());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let outcome = Command::new(env!("CARGO_BIN_EXE_clicamap"))
        .env_clear()
        .args([
            "bench",
            "--households",
            "8,12",
            "--seconds",
            "0.1",
            "--concurrency",
            "2",
        ])
        .args([
            "--texts",
            "3",
            "--format",
            "json",
            "--dir",
            folder.to_str().unwrap(),
        ])
        .args(server.iter().flat_map(|server| ["--postgres", server]))
        .output()
        .unwrap();
    let said = String::from_utf8(outcome.stderr).unwrap();
    assert!(outcome.status.success(), "{said}");
    let report: serde_json::Value = serde_json::from_slice(&outcome.stdout).unwrap();
    let mut pages = Vec::new();
    for row in report["rows"].as_array().unwrap() {
        for timing in ["alone", "together", "floor"] {
            let timing = &row[timing];
            assert!(timing["p50_us"].as_u64() <= timing["p99_us"].as_u64(), "{row}");
            assert!(timing["times"].as_u64() > Some(0), "{row}");
        }
        let text = |field: &str| row[field].to_string().replace('"', "");
        pages.push(format!(
            "{} at {}, beside {}",
            text("page"),
            text("households"),
            text("floor_is")
        ));
    }
    insta::assert_snapshot!(pages.join("\n"), @r"
    member home at 8, beside bare axum
    subscription form at 8, beside bare axum
    order form 40 × 8 at 8, beside bare axum
    delivery list at 8, beside bare axum
    synthesis at 8, beside bare axum
    door at 8, beside bare axum
    farm sheet at 8, beside bare axum
    list XLSX at 8, beside bare axum
    list PDF at 8, beside bare axum
    sign-off PDF at 8, beside bare axum
    farm sheet XLSX at 8, beside bare axum
    farm sheet PDF at 8, beside bare axum
    season XLSX at 8, beside bare axum
    member list at 8, beside bare axum
    all seasons XLSX at 8, beside bare axum
    sign-in at 8, beside password hash
    member home at 12, beside bare axum
    subscription form at 12, beside bare axum
    order form 40 × 8 at 12, beside bare axum
    delivery list at 12, beside bare axum
    synthesis at 12, beside bare axum
    door at 12, beside bare axum
    farm sheet at 12, beside bare axum
    list XLSX at 12, beside bare axum
    list PDF at 12, beside bare axum
    sign-off PDF at 12, beside bare axum
    farm sheet XLSX at 12, beside bare axum
    farm sheet PDF at 12, beside bare axum
    season XLSX at 12, beside bare axum
    member list at 12, beside bare axum
    all seasons XLSX at 12, beside bare axum
    sign-in at 12, beside password hash
    ");
    let mut steps = Vec::new();
    for step in report["steps"].as_array().unwrap() {
        for timing in ["alone", "together"] {
            assert!(step[timing]["times"].as_u64() > Some(0), "{step}");
        }
        steps.push(format!("{} at {}", step["step"], step["households"]).replace('"', ""));
    }
    insta::assert_snapshot!(steps.join("\n"), @r"
    save the order at 8
    make the text at 8
    sign at 8
    save the order at 12
    make the text at 12
    sign at 12
    ");
    assert_eq!(report["engine"], engine);
    assert_eq!(report["texts"]["timing"]["times"], 3);
    assert!(report["texts"]["pages"].as_u64() >= Some(3), "{report}");
    assert!(
        report["sheets"]["timing"]["p50_us"].as_u64() > Some(0),
        "{report}"
    );
    assert_eq!(report["people"]["people"], 5_000);
    assert!(report["people"]["import_ms"].as_u64() > Some(0), "{report}");
    assert!(report["memory"]["idle_kib"].as_u64() > Some(1_000), "{report}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    std::fs::remove_dir(folder).unwrap();
}
