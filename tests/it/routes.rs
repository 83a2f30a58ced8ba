//! Every route before every role. The grid is a table with one line for each route: a route that is new, or gone, or
//! opens to somebody else, fails until the table says so.

mod address;
mod foreign;
pub mod junk;

use crate::world::{Person, World, villages};
pub use address::Addresses;
use address::asked;
use clicamap::router::site;
use clicamap::web::Route;
use std::fmt::Write;

/// Whoever asks, in the order of the columns: people of the AMAP and its farm, people of the other one, the network, nobody.
const WHO: [&str; 13] = [
    "ana", "bob", "dan", "rene", "tess", "dora", "camille", "eve", "olga", "farid", "nina", "ada", "",
];

/// Forms that anybody may send, since they store nothing.
const ONLY_ASKS: [&str; 2] = ["/verification", "/connexion/reprise"];

pub fn routes() -> Vec<Route> {
    site().list()
}

/// A status, or where a visitor is sent.
fn cell(status: u16, location: &str) -> String {
    if ["/connexion?", "/connexion/reprise?"]
        .iter()
        .any(|way| location.starts_with(way))
    {
        return "sign".to_owned();
    }
    status.to_string()
}

fn person(world: &World, name: &str) -> Person {
    if name.is_empty() {
        world.visitor()
    } else {
        world.person(name)
    }
}

async fn grid(world: &World, addresses: &Addresses) -> String {
    let mut grid = format!("{:75}", "");
    for name in WHO {
        let _ = write!(
            grid,
            "{:>5}",
            if name.is_empty() {
                "none"
            } else {
                &name[..4.min(name.len())]
            }
        );
    }
    for route in routes() {
        let _ = write!(grid, "\n{:4} {:70}", route.method, route.path);
        for name in WHO {
            let answer = asked(&person(world, name), &route, &addresses.of(&route)).await;
            assert!(answer.status < 500, "{name}: {} {}", answer.asked, answer.text());
            let _ = write!(grid, "{:>5}", cell(answer.status, &answer.location));
            if route.method == "POST" && !ONLY_ASKS.contains(&route.path) {
                assert!(!(200..300).contains(&answer.status), "{name}: {}", answer.asked);
            }
        }
    }
    grid
}

/// The forms come without the session's token: 422 is the form refused after the person was let in, and nothing is stored.
#[tokio::test]
async fn who_gets_what() {
    for world in villages().await {
        let addresses = Addresses::after_amending(&world).await;
        let before = world.inventory().await;
        let grid = grid(&world, &addresses).await;
        assert_eq!(world.inventory().await, before, "{}", world.engine);
        insta::assert_snapshot!("who_gets_what", grid);
    }
}
