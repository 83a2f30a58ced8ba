//! What belongs to another AMAP or farm is not there: not under its own address, and not under one's own.

use super::address::{Addresses, asked};
use super::routes;
use crate::world::villages;
use clicamap::web::Route;

/// Pages that everybody may read.
const PUBLIC: [&str; 3] = [
    "/amap/{slug}",
    "/amap/{slug}/rejoindre",
    "/amap/{slug}/rejoindre/{token}",
];

fn is_a_tenants(route: &Route) -> bool {
    let tenant = ["/amap/{slug}", "/ferme/{slug}"].iter();
    tenant.clone().any(|start| route.path.starts_with(start)) && !PUBLIC.contains(&route.path)
}

#[tokio::test]
async fn outside_one_s_own_amap_and_farm_nothing_is_there() {
    for world in villages().await {
        let theirs = Addresses::after_signing(&world).await;
        let before = world.inventory().await;
        for route in routes().iter().filter(|route| is_a_tenants(route)) {
            for name in ["eve", "olga", "farid", "nina", "ada"] {
                let who = world.person(name);
                let answer = match route.method.as_str() {
                    "GET" => who.gets(&theirs.of(route)).await,
                    _ => who.submits(&theirs.of(route), &[]).await,
                };
                assert_eq!(answer.status, 404, "{name}: {}", answer.asked);
            }
        }
        assert_eq!(world.inventory().await, before, "{}", world.engine);
    }
}

/// The other AMAP's and farm's people put the id of ana's AMAP behind their own address: who may not do such a thing at
/// home is told so, and who may finds nothing.
#[tokio::test]
async fn another_amap_s_id_behind_one_s_own_address_is_not_there() {
    for world in villages().await {
        let mine = Addresses {
            amap: "ailleurs",
            farm: "boulange",
            ..Addresses::after_signing(&world).await
        };
        let before = world.inventory().await;
        for route in routes()
            .iter()
            .filter(|route| is_a_tenants(route) && names_an_object(route))
        {
            let mut told = Vec::new();
            for name in ["eve", "olga", "farid"] {
                let who = world.person(name);
                let answer = match route.method.as_str() {
                    "GET" => who.gets(&mine.of(route)).await,
                    _ => who.submits(&mine.of(route), &[]).await,
                };
                let refused = [403, 404, 422].contains(&answer.status);
                assert!(refused, "{name}: {} {}", answer.asked, answer.status);
                told.push(answer.status);
            }
            let for_one_s_own = told.contains(&404) || route.method == "POST";
            assert!(for_one_s_own, "{} {}: {told:?}", route.method, mine.of(route));
            let visitor = asked(&world.visitor(), route, &mine.of(route)).await;
            assert!(visitor.location.starts_with("/connexion"), "{}", visitor.asked);
        }
        assert_eq!(world.inventory().await, before, "{}", world.engine);
    }
}

/// An id that another AMAP or farm has too; `{n}` and the farm of a partnership are not ids.
fn names_an_object(route: &Route) -> bool {
    ["{id}", "{template}", "{contract}"]
        .iter()
        .any(|id| route.path.contains(id))
}
