//! Asking to join, waiting in line, taking the place; machines and strangers kept out.

mod baskets;
mod machines;

use crate::world::{Answer, EVENING, Person, TEMPLATE, World, villages};

const FORM: &str = "/amap/lones/rejoindre";

/// The form as a person sends it: open for a minute.
async fn asks(person: &Person, world: &World, fields: &[(&str, &str)]) -> Answer {
    let opened = (world.app.clock.now().0 / 1_000_000 - 60).to_string();
    let mut all = vec![
        ("ouvert", opened.as_str()),
        ("first_name", "Zoé"),
        ("last_name", "Faure"),
    ];
    all.extend_from_slice(fields);
    person.submits(FORM, &all).await
}

/// Asks and confirms; gives the page of whoever asked.
async fn stands_in_line(world: &World, email: &str, fields: &[(&str, &str)]) -> String {
    let visitor = world.visitor();
    let mut all = vec![("email", email)];
    all.extend_from_slice(fields);
    assert_eq!(asks(&visitor, world, &all).await.status, 200);
    let own = format!("{FORM}/{}", world.link(email, "joining").await);
    visitor.goes(&own, &[("do", "confirmer")]).await;
    own
}

#[tokio::test]
async fn somebody_asks_waits_is_offered_a_trial_and_stays() {
    for world in villages().await {
        let [dora, visitor] = [world.person("dora"), world.visitor()];
        world.executes("UPDATE amaps SET membership = 'paid'").await;
        let first = stands_in_line(
            &world,
            "zoe@example.org",
            &[
                ("souhait", "lac"),
                ("role", "coordinator"),
                ("household", "hhhhhhhhhh41"),
            ],
        )
        .await;
        world.at(EVENING.plus_minutes(5));
        let second = stands_in_line(&world, "yan@example.org", &[]).await;
        let sees = async |own: &str| visitor.sees(own).await.text();
        assert!(sees(&first).await.contains("Vous êtes en tête de la liste."));
        assert!(sees(&second).await.contains("Vous êtes 2e sur la liste."));
        assert_eq!(
            world
                .texts("SELECT subject FROM outbox WHERE recipient = 'dora@example.org' ORDER BY id")
                .await
                .len(),
            2
        );
        let desk = dora.sees("/amap/lones/demandes").await;
        let id = desk
            .html()
            .split("/demandes/")
            .find_map(|part| {
                part.strip_suffix("/place\">")
                    .or_else(|| part.split_once("/place\"").map(|(id, _)| id))
            })
            .unwrap()
            .to_owned();
        let offer = format!("/amap/lones/demandes/{id}/place");
        let wrong = dora.submits(&offer, &[("jusque", "2026-09-01")]).await;
        assert_eq!(
            wrong.refusals(),
            ["L’offre tient au moins jusqu’à demain, et 60 jours au plus."]
        );
        dora.goes(&offer, &[("jusque", "2026-09-08"), ("essai", "2026-09-20")])
            .await;
        assert_eq!(
            dora.submits(&offer, &[("jusque", "2026-09-09")]).await.status,
            422,
            "one offer at a time"
        );
        // The letter of the offer has a link of its own.
        assert_eq!(visitor.gets(&first).await.status, 404);
        let first = format!("{FORM}/{}", world.link("zoe@example.org", "joining").await);
        assert!(
            sees(&first)
                .await
                .contains("C’est un essai, jusqu’au dimanche 20 septembre 2026")
        );
        let invitation = visitor
            .submits(&first, &[("do", "accepter"), ("amap", "ailleurs")])
            .await
            .location;
        assert!(invitation.starts_with("/invitation/"), "{invitation}");
        assert_eq!(
            visitor.submits(&first, &[("do", "accepter")]).await.status,
            422,
            "once"
        );
        let entered = visitor
            .submits(&invitation, &[("password", "des carottes et du pain")])
            .await;
        let zoe = visitor.holding(&entered.cookies);
        // On trial she signs, though the AMAP asks a paid membership; she keeps her place in the line of the farm.
        zoe.signs_of(TEMPLATE).await;
        assert!(
            zoe.sees("/amap/lones/attente")
                .await
                .text()
                .contains("Vous êtes en tête de la liste.")
        );
        assert!(sees(&second).await.contains("Vous êtes en tête de la liste."));
        assert!(
            dora.sees("/amap/lones/demandes")
                .await
                .text()
                .contains("essai jusqu’au 20 septembre 2026")
        );
        // Bob is no member, so that he still lacks it; nor does a trial that is over let sign.
        let household = world
            .texts("SELECT h.public_id FROM households h WHERE h.name LIKE '%Faure%'")
            .await
            .remove(0);
        world.later(20);
        assert!(
            dora.sees("/amap/lones/demandes")
                .await
                .text()
                .contains("essai terminé le 20 septembre 2026")
        );
        dora.goes("/amap/lones/demandes/essai", &[("foyer", &household)])
            .await;
        assert_eq!(world.count("contracts").await, 1, "conversion keeps everything");
        assert_eq!(zoe.gets("/amap/lones/moi").await.status, 200);
    }
}

#[tokio::test]
async fn an_offer_lapses_and_whoever_let_it_comes_back_behind_the_others() {
    for world in villages().await {
        let [dora, visitor] = [world.person("dora"), world.visitor()];
        let _ = stands_in_line(&world, "zoe@example.org", &[]).await;
        world.at(EVENING.plus_minutes(1));
        let other = stands_in_line(&world, "yan@example.org", &[]).await;
        let id = world.texts("SELECT w.public_id FROM waits w JOIN join_requests r ON r.id = w.request_id WHERE r.email = 'zoe@example.org'").await.remove(0);
        dora.goes(
            &format!("/amap/lones/demandes/{id}/place"),
            &[("jusque", "2026-09-03")],
        )
        .await;
        let own = format!("{FORM}/{}", world.link("zoe@example.org", "joining").await);
        for (day, lapsed) in [
            ("2026-09-03T23:00:00", 0),
            ("2026-09-04T08:30:00", 1),
            ("2026-09-04T09:30:00", 0),
        ] {
            world.at_paris(day);
            let mut tx = world.db.read().await.unwrap();
            let amap = clicamap::access::AmapScope::for_operator(&mut tx, "lones")
                .await
                .unwrap()
                .unwrap();
            drop(tx);
            let now = world.app.clock.now();
            let done: Result<usize, clicamap::web::Fault> = async {
                clicamap::transact!(world.db, |tx| {
                    clicamap::joining::let_offers_lapse(tx, &amap, now).await
                })
            }
            .await;
            assert_eq!(done.unwrap(), lapsed, "{day}");
        }
        assert_eq!(
            visitor.submits(&own, &[("do", "accepter")]).await.status,
            422,
            "too late"
        );
        visitor.goes(&own, &[("do", "revenir")]).await;
        assert!(
            visitor
                .sees(&own)
                .await
                .text()
                .contains("Vous êtes 2e sur la liste.")
        );
        visitor.goes(&other, &[("do", "quitter")]).await;
        assert!(
            visitor
                .sees(&own)
                .await
                .text()
                .contains("Vous êtes en tête de la liste.")
        );
        // No place: she is told, in the coordination's words.
        dora.goes(
            &format!("/amap/lones/demandes/{id}/refus"),
            &[("mot", "Revenez en mars.")],
        )
        .await;
        let letter = world
            .texts("SELECT body FROM outbox WHERE recipient = 'zoe@example.org' ORDER BY id DESC")
            .await
            .remove(0);
        assert!(letter.contains("Revenez en mars."), "{letter}");
        assert_eq!(
            world
                .texts("SELECT name FROM households WHERE name LIKE '%Faure%'")
                .await,
            Vec::<String>::new()
        );
    }
}
