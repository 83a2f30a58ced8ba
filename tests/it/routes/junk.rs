//! Addresses and questions that no page of ours makes: never a failure, and never an object.

use super::address::Addresses;
use super::{person, routes};
use crate::world::villages;
use clicamap::web::Route;

const JUNK: [&str; 9] = [
    "x",
    "%00",
    "aaaa%00aaaaaaa",
    "%FF%FE",
    "zzzzzzzzzzzz",
    "AAAAAAAAAAAA",
    "..%2F..%2Fetc",
    "%F0%9F%A5%95",
    "-99999999999999999999",
];

/// Whoever comes far on this route.
pub fn insiders(route: &Route) -> &'static [&'static str] {
    match route.path.split('/').nth(1).unwrap_or_default() {
        "amap" => &["ana", "dora"],
        "ferme" => &["camille"],
        "reseau" => &["nina"],
        "administration" => &["ada"],
        "compte" => &["ana"],
        _ => &[""],
    }
}

#[tokio::test]
async fn an_address_that_names_nothing_is_not_found() {
    for world in villages().await {
        let addresses = Addresses::after_signing(&world).await;
        let long = "a".repeat(3_000);
        let before = world.inventory().await;
        for route in routes().iter().filter(|route| route.path.contains('{')) {
            let named: Vec<&str> = route.path.split('/').collect();
            for at in (0..named.len()).filter(|at| named[*at].starts_with('{')) {
                for junk in JUNK.into_iter().chain([long.as_str()]) {
                    let mut parts = addresses.parts(route);
                    parts[at] = junk.to_owned();
                    for name in insiders(route) {
                        let who = person(&world, name);
                        let answer = match route.method.as_str() {
                            "GET" => who.gets(&parts.join("/")).await,
                            _ => who.submits(&parts.join("/"), &[]).await,
                        };
                        let refused = [303, 403, 404, 422].contains(&answer.status);
                        assert!(refused, "{name}: {} {}", answer.asked, answer.status);
                    }
                }
            }
        }
        assert_eq!(world.inventory().await, before, "{}", world.engine);
    }
}

#[tokio::test]
async fn a_question_that_no_page_asks_is_answered_all_the_same() {
    let asked = [
        "q",
        "recherche",
        "etat",
        "passees",
        "suite",
        "foyer",
        "ferme",
        "page",
        "commune",
        "ville",
        "modele",
    ];
    for world in villages().await {
        let addresses = Addresses::after_signing(&world).await;
        for route in routes().iter().filter(|route| route.method == "GET") {
            for value in ["%00", "-99999999999999999999", "%FF%25%27--"] {
                let query: Vec<String> = asked.iter().map(|name| format!("{name}={value}")).collect();
                for name in insiders(route) {
                    let path = format!("{}?{}", addresses.of(route), query.join("&"));
                    let answer = person(&world, name).gets(&path).await;
                    assert!(answer.status < 500, "{name}: {} {}", answer.asked, answer.status);
                }
            }
        }
    }
}
