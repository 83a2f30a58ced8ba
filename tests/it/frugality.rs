//! How many statements each page sends, and that it sends no more when there is more to show.

use crate::routes::{Addresses, routes};
use crate::world::{Person, World, villages};
use clicamap::web::Route;
use std::fmt::Write;

/// Whoever the page is made for.
fn reader(world: &World, route: &Route) -> Person {
    let own = ["/moi", "/contrats", "/souscription", "/signature", "/contrat.pdf"];
    let path = route.path;
    let name = match path.split('/').nth(1).unwrap_or_default() {
        "ferme" => "camille",
        "reseau" => "nina",
        "administration" => "ada",
        "amap" if path.split('/').count() > 3 => {
            if own.iter().any(|end| path.ends_with(end)) || path.contains("/contrats/") {
                "ana"
            } else {
                "dora"
            }
        }
        "compte" | "accueil" => "ana",
        _ => return world.visitor(),
    };
    world.person(name)
}

/// Each page with its status and the number of statements.
async fn counts(world: &World, addresses: &Addresses) -> Vec<String> {
    let mut lines = Vec::new();
    for route in routes().iter().filter(|route| route.method == "GET") {
        let who = reader(world, route);
        let address = addresses.of(route);
        let (answer, count) = clicamap::db::counting(who.gets(&address)).await;
        let mut line = format!("{:70} {:>4} {count:>3}", route.path, answer.status);
        let _ = write!(line, " {}", who.name);
        lines.push(line.trim_end().to_owned());
    }
    lines
}

#[tokio::test]
async fn a_page_sends_the_same_few_statements_whatever_it_shows() {
    for world in villages().await {
        let addresses = Addresses::after_amending(&world).await;
        let small = counts(&world, &addresses).await;
        world.grows(40).await;
        let large = counts(&world, &addresses).await;
        let grown: Vec<String> = small
            .iter()
            .zip(&large)
            .filter(|(small, large)| small != large)
            .map(|(small, large)| format!("{small}\n{large}"))
            .collect();
        assert!(grown.is_empty(), "{}:\n{}", world.engine, grown.join("\n"));
        insta::assert_snapshot!("statements_of_each_page", small.join("\n"));
    }
}
