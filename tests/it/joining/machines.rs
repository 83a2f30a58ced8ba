//! Machines kept out, and households that wait for a farm.

use super::{FORM, asks};
use crate::world::{EVENING, villages};

#[tokio::test]
async fn machines_are_refused_and_the_form_writes_to_nobody_twice_a_day() {
    for world in villages().await {
        let visitor = world.visitor();
        let email = ("email", "zoe@example.org");
        for (why, fields) in [
            (
                "the field that nobody sees",
                vec![email, ("site_web", "http://spam.example")],
            ),
            ("at once", vec![email, ("ouvert", "99999999999")]),
            ("no address", vec![]),
        ] {
            // The first value of a field counts.
            let opened = if why == "at once" {
                world.app.clock.now().0 / 1_000_000
            } else {
                world.app.clock.now().0 / 1_000_000 - 60
            };
            let opened = opened.to_string();
            let mut all = vec![
                ("ouvert", opened.as_str()),
                ("first_name", "Zoé"),
                ("last_name", "Faure"),
            ];
            all.extend(fields);
            assert_eq!(visitor.submits(FORM, &all).await.status, 422, "{why}");
        }
        assert_eq!(world.count("join_requests").await, 0);
        for _ in 0..3 {
            asks(&visitor, &world, &[email]).await;
        }
        assert_eq!(
            (world.count("join_requests").await, world.count("outbox").await),
            (1, 1)
        );
        // A day later the letter comes again, for the same request.
        world.later(1);
        asks(&visitor, &world, &[email]).await;
        assert_eq!(
            (world.count("join_requests").await, world.count("outbox").await),
            (1, 2)
        );
        let mut statuses = Vec::new();
        for number in 0..12 {
            let other = format!("z{number}@example.org");
            statuses.push(asks(&visitor, &world, &[("email", &other)]).await.status);
        }
        assert_eq!(
            statuses.iter().filter(|status| **status == 429).count(),
            3,
            "{statuses:?}"
        );
        // Unconfirmed, nobody sees them.
        assert!(
            world
                .person("dora")
                .sees("/amap/lones/demandes")
                .await
                .text()
                .contains("Personne n’attend")
        );
        world
            .person("dora")
            .goes("/amap/lones/demandes/reglages", &[("demandes", "fermees")])
            .await;
        world.later(2);
        assert_eq!(asks(&visitor, &world, &[email]).await.status, 422, "closed");
    }
}

#[tokio::test]
async fn a_household_waits_for_a_farm_and_its_referent_answers() {
    for world in villages().await {
        let [ana, bob, rene, eve] = ["ana", "bob", "rene", "eve"].map(|name| world.person(name));
        let line = "/amap/lones/attente";
        ana.goes(
            line,
            &[
                ("do", "attendre"),
                ("ligne", "lac"),
                ("household", "hhhhhhhhhh42"),
            ],
        )
        .await;
        ana.goes(line, &[("do", "attendre"), ("ligne", "lac")]).await;
        world.at(EVENING.plus_minutes(1));
        bob.goes(line, &[("do", "attendre"), ("ligne", "lac")]).await;
        assert_eq!(world.count("waits").await, 2, "once each");
        assert_eq!(
            bob.submits(line, &[("do", "attendre"), ("ligne", "ailleurs")])
                .await
                .status,
            422
        );
        assert_eq!(eve.gets(line).await.status, 404);
        let ids = world.texts("SELECT public_id FROM waits ORDER BY since_at").await;
        assert_eq!(
            bob.submits(line, &[("do", "quitter"), ("attente", &ids[0])])
                .await
                .status,
            404,
            "Ana's"
        );
        assert_eq!(
            bob.submits(line, &[("do", "prendre"), ("attente", &ids[1])])
                .await
                .status,
            422,
            "nothing is offered"
        );
        rene.goes(
            &format!("/amap/lones/demandes/{}/place", ids[0]),
            &[("jusque", "2026-09-08")],
        )
        .await;
        assert!(
            ana.sees(line)
                .await
                .text()
                .contains("proposé jusqu’au mardi 8 septembre 2026")
        );
        ana.goes(line, &[("do", "prendre"), ("attente", &ids[0])]).await;
        assert!(
            bob.sees(line)
                .await
                .text()
                .contains("Vous êtes en tête de la liste.")
        );
        // A référent of another farm does not see it.
        world
            .executes(&format!(
                "UPDATE grants SET farm_id = {} WHERE role = 'referent'",
                world.id(102)
            ))
            .await;
        assert_eq!(
            rene.submits(&format!("/amap/lones/demandes/{}/refus", ids[1]), &[])
                .await
                .status,
            404
        );
        assert!(
            rene.sees("/amap/lones/demandes")
                .await
                .text()
                .contains("Personne n’attend")
        );
    }
}
