//! Every form of every page, filled with what nobody types: a sentence or a page, never a failure.

use crate::routes::junk::insiders;
use crate::routes::{Addresses, routes};
use crate::world::{World, encoded, villages};
use std::collections::BTreeSet;
use std::fmt::Write;

const NASTY: [&str; 10] = [
    "\0",
    "-1",
    "99999999999999999999999999",
    "1e400",
    "2026-02-30",
    "25:61",
    "🥕'--<script>",
    "\u{202e}\u{feff}",
    "9999-12-31",
    "0",
];

const READERS: [&str; 7] = ["ana", "dora", "rene", "tess", "camille", "nina", "ada"];

/// The name of every field on every page that somebody sees.
async fn names(world: &World, addresses: &Addresses) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for route in routes().iter().filter(|route| route.method == "GET") {
        for reader in READERS
            .into_iter()
            .map(|name| world.person(name))
            .chain([world.visitor()])
        {
            let html = reader.gets(&addresses.of(route)).await.html();
            for after in html.split(" name=\"").skip(1) {
                names.insert(after.split('"').next().unwrap().to_owned());
            }
        }
    }
    names.remove("csrf");
    names
}

fn filled(names: &BTreeSet<String>, value: &str) -> String {
    let mut body = String::new();
    for name in names {
        let _ = write!(body, "&{}={}", encoded(name), value);
    }
    body
}

/// Sends it to every form, by whoever comes far there.
async fn send_all(world: &World, addresses: &Addresses, body: &str) {
    for route in routes().iter().filter(|route| route.method == "POST") {
        if ["/deconnexion", "/compte/seances"].contains(&route.path) {
            continue;
        }
        for name in insiders(route) {
            let who = world.person(name);
            let answer = who.posts(&addresses.of(route), body).await;
            let asked: String = answer.asked.chars().take(120).collect();
            assert!(answer.status < 500, "{} {name}: {asked}", world.engine);
        }
    }
}

#[tokio::test]
async fn no_form_fails_on_what_nobody_types() {
    for world in villages().await {
        let addresses = Addresses::after_signing(&world).await;
        let names = names(&world, &addresses).await;
        assert!(names.len() > 40, "{names:?}");
        let long = "é".repeat(4_000);
        let values = NASTY
            .into_iter()
            .map(encoded)
            .chain([encoded(&long), "%FF%FE".to_owned()]);
        for value in values {
            send_all(&world, &addresses, &filled(&names, &value)).await;
        }
        assert_eq!(world.findings().await, Vec::<String>::new(), "{}", world.engine);
    }
}
