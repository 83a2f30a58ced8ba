//! Closing an account oneself, what holds it, and forgetting who signs for a farm that is no more.

use crate::world::{World, villages};
use clicamap::transact;
use clicamap::web::Fault;

const CLOSE: &str = "/compte/fermeture";

#[tokio::test]
async fn an_account_is_closed_once_nothing_holds_it() {
    for world in villages().await {
        let [ana, dora, camille, nina, ada, nobody] =
            ["ana", "dora", "camille", "nina", "ada", "nobody"].map(|name| world.person(name));
        ana.signs().await;
        let held = [
            (&ana, "une AMAP garde votre fiche"),
            (&dora, "n’a pas d’autre coordination"),
            (&camille, "Jardins du Lac a des livraisons à venir"),
            (&ada, "personne d’autre n’administre ce serveur"),
        ];
        for (who, why) in held {
            let page = who.sees("/compte/effacement").await.text();
            assert!(
                page.contains(why) && !page.contains("Fermer mon compte"),
                "{why}: {page}"
            );
            assert_eq!(who.submits(CLOSE, &[]).await.status, 422, "{why}");
            assert_eq!(who.gets("/compte").await.status, 200, "nothing happened: {why}");
        }
        for who in [&nobody, &nina] {
            assert!(
                who.sees("/compte/effacement")
                    .await
                    .text()
                    .contains("Fermer mon compte")
            );
            assert_eq!(who.goes(CLOSE, &[]).await, "/");
            assert_eq!(who.gets("/compte").await.status, 303, "signed out everywhere");
        }
        assert_eq!(
            world
                .count("accounts WHERE erased_at IS NOT NULL AND name = ''")
                .await,
            2
        );
        assert_eq!(
            world
                .count("grants WHERE role = 'network' AND until_on IS NULL")
                .await,
            0
        );
        assert_eq!(world.count("audit WHERE verb = 'account.closed'").await, 2);
        assert_eq!(
            world
                .texts(
                    "SELECT recipient FROM outbox WHERE subject = 'Votre compte est fermé' ORDER BY recipient"
                )
                .await,
            ["nina@example.org", "nobody@example.org"]
        );
    }
}

#[tokio::test]
async fn a_farm_whose_last_person_went_is_looked_after_by_its_amap_again() {
    for world in villages().await {
        let [ana, dora, camille] = ["ana", "dora", "camille"].map(|name| world.person(name));
        let contract = ana.signs().await;
        world.at_paris("2026-12-20T09:00:00");
        // Her calendar program read her deliveries, and the letter that invited her is still kept.
        let digest = world.bytes(b"DIGEST");
        world
            .executes(&format!(
                "INSERT INTO tokens (digest, purpose, farm_id, farmer_id, email, created_at, expires_at)
                   SELECT {digest}, 'farmer', farm_id, id, email, 0, 0 FROM farmers WHERE email = 'camille@example.org';
                 INSERT INTO feeds (id, digest, account_id, created_at)
                   SELECT {0}, {digest}, id, 0 FROM accounts WHERE name = 'camille';
                 INSERT INTO feed_events (feed_id, amap_id, delivery_id, said, sequence, changed_at)
                   SELECT {0}, amap_id, id, {digest}, 0, 0 FROM deliveries WHERE public_id = 'dddddddddd21'",
                world.id(903)
            ))
            .await;
        camille.goes(CLOSE, &[]).await;
        assert_eq!(world.count("feeds").await + world.count("feed_events").await, 0);
        assert_eq!(
            world.count("farmers WHERE email = 'camille@example.org'").await,
            0
        );
        let luc = [
            ("first_name", "Luc"),
            ("last_name", "Mas"),
            ("email", "luc@example.org"),
        ];
        dora.goes("/amap/lones/fermes/lac/paysans", &luc).await;
        assert_eq!(dora.gets(&contract).await.status, 200);
        assert_eq!(ana.gets(&format!("{contract}/contrat.pdf")).await.status, 200);
    }
}

async fn night(world: &World, day: &str) -> usize {
    world.at_paris(&format!("{day}T04:30:00"));
    let now = world.app.clock.now();
    let done: Result<usize, Fault> = async {
        transact!(world.db, |tx| {
            clicamap::erasure::forget_farmers(tx, "http://x", now).await
        })
    }
    .await;
    done.unwrap()
}

#[tokio::test]
async fn who_signs_for_a_farm_that_is_no_more_is_forgotten_after_a_letter() {
    for world in villages().await {
        // The last deliveries were in autumn 2026, and nobody of the farms signs in.
        assert_eq!(night(&world, "2029-01-01").await, 0);
        assert_eq!(
            world.count("outbox WHERE kind = 'erasure'").await,
            0,
            "not yet three years"
        );
        assert_eq!(night(&world, "2029-12-01").await, 0);
        let told = world.count("outbox WHERE kind = 'erasure'").await;
        assert!(told > 0);
        assert_eq!(night(&world, "2029-12-30").await, 0);
        assert_eq!(
            world.count("outbox WHERE kind = 'erasure'").await,
            told,
            "warned once"
        );
        // One of them signs in at the last moment.
        let seen = world.app.clock.now().0;
        world
            .executes(&format!(
                "UPDATE accounts SET seen_at = {seen} WHERE email = 'camille@example.org'"
            ))
            .await;
        let before = world.count("farmers").await;
        let gone = night(&world, "2029-12-31").await;
        assert_eq!(
            world.count("farmers").await + i64::try_from(gone).unwrap(),
            before
        );
        assert_eq!(
            world.count("farmers WHERE email = 'camille@example.org'").await,
            1
        );
        assert_eq!(night(&world, "2030-01-01").await, 0, "once");
        // Years later she has been quiet again: she is written to again before she is forgotten.
        assert_eq!(night(&world, "2032-12-10").await, 0);
        assert_eq!(
            world
                .count("outbox WHERE kind = 'erasure' AND recipient = 'camille@example.org'")
                .await,
            2
        );
        assert_eq!(night(&world, "2033-01-10").await, 1);
    }
}
