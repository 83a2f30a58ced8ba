//! The line of a basket: its ranks, the share that an offer keeps, and the order that follows.

use super::stands_in_line;
use crate::world::{EVENING, TEMPLATE, World, villages};

const LINE: &str = "/amap/lones/attente";
const ORDER: [(&str, &str); 4] = [
    ("do", "enregistrer"),
    ("instalments", "1"),
    ("method", "cheque"),
    ("q-bbbbbbbbbbbb", "1"),
];

/// There is one basket left, counted so.
async fn one_basket(world: &World, per: &str) {
    world
        .executes(&format!(
            "INSERT INTO template_stocks (amap_id, template_id, position, name, per, quantity)
               SELECT amap_id, id, 1, 'Paniers', '{per}', 1000 FROM templates WHERE public_id = 'aaaaaaaaaaaa';
             INSERT INTO template_stock_products (amap_id, template_id, position, product_id, weight)
               SELECT p.amap_id, p.template_id, 1, p.product_id, 1000 FROM template_products p
               JOIN products q ON q.id = p.product_id WHERE q.public_id = 'bbbbbbbbbbbb'
                 AND p.template_id = (SELECT id FROM templates WHERE public_id = 'aaaaaaaaaaaa')"
        ))
        .await;
}

#[tokio::test]
async fn whoever_asks_to_join_sees_every_rank_and_gets_no_basket_before_a_place() {
    for world in villages().await {
        let dora = world.person("dora");
        let bob = world.person("bob");
        bob.goes(LINE, &[("do", "attendre"), ("ligne", "lac")]).await;
        world.at(EVENING.plus_minutes(1));
        let own = stands_in_line(&world, "zoe@example.org", &[("souhait", "lac")]).await;
        let page = world.visitor().sees(&own).await.text();
        for said in [
            "Vous êtes en tête de la liste.",
            "Vos listes d’attente",
            "Vous êtes 2e sur la liste.",
        ] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let wish = world
            .texts("SELECT public_id FROM waits WHERE farm_id IS NOT NULL AND request_id IS NOT NULL")
            .await;
        let offer = format!("/amap/lones/demandes/{}/place", wish[0]);
        let refused = dora.submits(&offer, &[("jusque", "2026-09-08")]).await;
        assert_eq!(refused.status, 422);
        assert_eq!(
            refused.sentence(),
            "Zoé Faure n’est pas encore dans l’AMAP. Proposez d’abord une place dans l’AMAP."
        );
        assert_eq!(world.count("waits WHERE offered_at IS NOT NULL").await, 0);
    }
}

#[tokio::test]
async fn the_last_share_is_kept_for_whoever_it_was_offered_to() {
    for world in villages().await {
        let [ana, bob, rene] = ["ana", "bob", "rene"].map(|name| world.person(name));
        one_basket(&world, "share").await;
        let form = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        ana.goes(LINE, &[("do", "attendre"), ("ligne", "lac/bbbbbbbbbbbb")])
            .await;
        let id = world.texts("SELECT public_id FROM waits").await.remove(0);
        rene.goes(
            &format!("/amap/lones/demandes/{id}/place"),
            &[("jusque", "2026-09-03")],
        )
        .await;
        // It is offered: nobody else orders it, and it is hers to order.
        let short = bob.submits(&form, &ORDER).await;
        assert_eq!(short.status, 422, "{}", short.text());
        assert!(short.text().contains("il n’en reste plus"), "{}", short.text());
        let next = ana.goes(LINE, &[("do", "prendre"), ("attente", &id)]).await;
        assert!(next.starts_with(&form), "{next}");
        let letters = world
            .texts("SELECT recipient || ' : ' || subject FROM outbox WHERE subject LIKE '%prend%'")
            .await;
        assert_eq!(
            letters,
            ["rene@example.org : Foyer Ana prend\u{a0}: Jardins du Lac, Panier"]
        );
        // Kept for a week from then on, not only until the third.
        world.at_paris("2026-09-05T18:00:00");
        assert_eq!(bob.submits(&form, &ORDER).await.status, 422);
        let contract = ana.signs().await;
        assert_eq!(bob.submits(&form, &ORDER).await.status, 422, "hers now");
        assert_eq!(ana.gets(&contract).await.status, 200);
    }
}

#[tokio::test]
async fn a_share_that_nobody_orders_is_free_again() {
    for world in villages().await {
        let [ana, bob, rene] = ["ana", "bob", "rene"].map(|name| world.person(name));
        one_basket(&world, "delivery").await;
        let form = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        ana.goes(LINE, &[("do", "attendre"), ("ligne", "lac/bbbbbbbbbbbb")])
            .await;
        let id = world.texts("SELECT public_id FROM waits").await.remove(0);
        rene.goes(
            &format!("/amap/lones/demandes/{id}/place"),
            &[("jusque", "2026-09-03")],
        )
        .await;
        assert_eq!(bob.submits(&form, &ORDER).await.status, 422);
        world.at_paris("2026-09-04T18:00:00");
        assert_eq!(bob.submits(&form, &ORDER).await.status, 303, "the offer is over");
    }
}
