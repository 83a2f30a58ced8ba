//! What keeps an erasure from being done: a farm that does not confirm, an order that changes, people whom nobody can write to.

use crate::erasure::night;
use crate::world::{TEMPLATE, World, villages};

const LIST: &str = "/amap/lones/effacements";

/// Everyone signed in lately, and every contract is paid.
async fn lately_and_paid(world: &World) {
    world
        .executes(
            "UPDATE accounts SET seen_at = 9000000000000000; UPDATE instalments SET received_at = 1;
             UPDATE members SET joined_on = '2026-01-01'",
        )
        .await;
}

#[tokio::test]
async fn who_is_erased_changes_nothing_of_what_the_farm_keeps() {
    for world in villages().await {
        let [ana, bob, dora, camille] = ["ana", "bob", "dora", "camille"].map(|name| world.person(name));
        let contract = ana.signs().await;
        bob.signs().await;
        let farm = format!("/ferme/lac/contrats/{TEMPLATE}");
        camille
            .goes(&format!("{farm}/signatures"), &[("tous", "1")])
            .await;
        let twice = [("q-bbbbbbbbbbbb", "2"), ("motif", "Une naissance")];
        dora.goes(&format!("{contract}/avenant/quantites"), &twice).await;
        for who in [&ana, &camille] {
            let amendment = format!("{contract}/avenants/1");
            let print = who.sees(&amendment).await.hidden("empreinte").remove(0);
            let sign = [("accord", "1"), ("empreinte", print.as_str())];
            who.goes(&format!("{amendment}/signature"), &sign).await;
        }
        lately_and_paid(&world).await;
        world.at_paris("2026-10-20T09:00:00");
        let archive = format!("{farm}/archive");
        let print = camille.sees(&archive).await.hidden("empreinte").remove(0);
        camille.goes(&archive, &[("empreinte", &print)]).await;
        // Bob comes first in the alphabet of who is left: Ana's household has no name any more.
        ana.goes("/compte/effacement", &[("amap", "lones")]).await;
        assert_eq!(night(&world, "2026-11-20").await, 1);
        bob.goes("/compte/effacement", &[("amap", "lones")]).await;
        assert_eq!(
            world
                .count("amendments WHERE says LIKE '%Ana%' OR reason <> ''")
                .await,
            0,
            "the words of an amendment"
        );
        // What is gone is said, and the farm's file holds what is left.
        for path in ["/avenants/1", "/avenants/1/avenant.pdf", "/contrat.pdf"] {
            let page = dora.gets(&format!("{contract}{path}")).await;
            assert_eq!(page.status, 422, "{path}");
            assert!(page.text().contains("La ferme en garde l’archive"), "{path}");
        }
        assert_eq!(dora.gets(&contract).await.status, 200);
        assert_eq!(camille.gets(&format!("{farm}/archive.zip")).await.status, 200);
    }
}

#[tokio::test]
async fn a_farm_without_an_account_is_handed_its_archive() {
    for world in villages().await {
        let [ana, bob, dora, tess, camille] =
            ["ana", "bob", "dora", "tess", "camille"].map(|name| world.person(name));
        let contract = ana.signs().await;
        camille
            .goes(
                &format!("/ferme/lac/contrats/{TEMPLATE}/signatures"),
                &[("tous", "1")],
            )
            .await;
        lately_and_paid(&world).await;
        let page = format!("/amap/lones/modeles/{TEMPLATE}/archive");
        assert_eq!(dora.gets(&page).await.status, 422, "the season is not over");
        world.at_paris("2026-10-20T09:00:00");
        assert_eq!(
            ana.submits("/compte/effacement", &[("amap", "lones")])
                .await
                .status,
            422
        );
        assert_eq!(
            (bob.gets(&page).await.status, tess.gets(&page).await.status),
            (403, 200)
        );
        assert_eq!(tess.sees(&page).await.hidden("empreinte").len(), 0, "she reads");
        assert_eq!(dora.submits(&page, &[("empreinte", "00")]).await.status, 422);
        let print = dora.sees(&page).await.hidden("empreinte").remove(0);
        assert_eq!(bob.submits(&page, &[("empreinte", &print)]).await.status, 403);
        dora.goes(&page, &[("empreinte", &print)]).await;
        assert!(
            dora.sees(&page)
                .await
                .text()
                .contains("Remise à la ferme par dora")
        );
        assert!(
            dora.sees("/amap/lones/journal")
                .await
                .text()
                .contains("a noté que la ferme a reçu l’archive")
        );
        assert_eq!(
            world
                .texts("SELECT recipient FROM outbox WHERE subject LIKE '%archive vous a été remise'")
                .await,
            ["camille@example.org"]
        );
        ana.goes("/compte/effacement", &[("amap", "lones")]).await;
        assert_eq!(night(&world, "2026-11-20").await, 1);
        assert_eq!(dora.gets(&contract).await.status, 200);
    }
}

#[tokio::test]
async fn what_blocks_on_the_day_is_told_to_the_coordination_once() {
    for world in villages().await {
        let [bob, dora, rene, olga] = ["bob", "dora", "rene", "olga"].map(|name| world.person(name));
        lately_and_paid(&world).await;
        assert!(dora.sees(LIST).await.text().contains("Aucun effacement prévu"));
        assert_eq!(
            (rene.gets(LIST).await.status, olga.gets(LIST).await.status),
            (403, 404)
        );
        bob.goes("/compte/effacement", &[("amap", "lones")]).await;
        let listed = dora.sees(LIST).await.text();
        assert!(
            listed.contains("Demandé · prévu le jeudi 1er octobre 2026"),
            "{listed}"
        );
        assert!(!listed.contains("Bloqué"), "{listed}");
        // Meanwhile it appears that he signed something.
        bob.goes("/compte/effacement/retour", &[("amap", "lones")]).await;
        bob.signs().await;
        world
            .executes("UPDATE erasures SET withdrawn_at = NULL; UPDATE instalments SET received_at = 1")
            .await;
        for (day, erased) in [("2026-10-16", 0), ("2026-10-17", 0)] {
            assert_eq!(night(&world, day).await, erased, "{day}");
        }
        let letters = "SELECT recipient || ' : ' || subject FROM outbox WHERE kind = 'erasure'";
        assert_eq!(
            world.texts(letters).await,
            ["dora@example.org : Effacement bloqué\u{a0}: Bob M"]
        );
        let listed = dora.sees(LIST).await.text();
        assert!(listed.contains("Bloqué"), "{listed}");
        assert!(listed.contains("garder le contrat signé"), "{listed}");
        let own = bob.sees("/compte/effacement").await.text();
        assert!(own.contains("rien ne s’efface tant que"), "{own}");
    }
}

#[tokio::test]
async fn of_people_without_an_address_the_coordination_is_told() {
    for world in villages().await {
        let dora = world.person("dora");
        world
            .executes("UPDATE accounts SET seen_at = 9000000000000000")
            .await;
        assert_eq!(night(&world, "2026-09-02").await, 0);
        let letters = world
            .texts("SELECT recipient || ' : ' || body FROM outbox WHERE kind = 'erasure' ORDER BY recipient")
            .await;
        assert_eq!(letters.len(), 1, "{letters:?}");
        assert!(
            letters[0].starts_with("dora@example.org : ") && letters[0].contains("Paul"),
            "{letters:?}"
        );
        let listed = dora.sees(LIST).await.text();
        assert!(listed.contains("Trois ans sans activité"), "{listed}");
        assert_eq!(night(&world, "2026-09-03").await, 0, "told once");
        assert_eq!(world.count("outbox WHERE kind = 'erasure'").await, 1);
        assert_eq!(night(&world, "2026-10-02").await, 1);
        let list = dora.sees("/amap/lones/membres").await.text();
        assert!(!list.contains("Personne effacée"), "{list}");
        assert_eq!(
            world
                .count("households WHERE left_on IS NULL AND name = 'Foyer effacé'")
                .await,
            0
        );
    }
}
