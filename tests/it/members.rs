//! The book of the people of an AMAP: found, filtered, taken along, and what is open when somebody leaves.

use crate::world::{SOON, villages};

#[tokio::test]
async fn the_list_shows_what_each_household_has_and_owes_and_finds_people_despite_a_slip() {
    for world in villages().await {
        let [ana, dora, rene] = ["ana", "dora", "rene"].map(|name| world.person(name));
        ana.signs().await;
        let list = "/amap/lones/membres";
        let mut story = Vec::new();
        for (title, query) in [
            ("tous", ""),
            ("une faute de frappe", "?q=PUAL"),
            ("une adresse", "?q=bob@example"),
            ("sans contrat", "?quoi=sans-contrat"),
            ("sans accès", "?quoi=sans-acces"),
            ("personne", "?q=zzzzz"),
        ] {
            let page = dora.sees(&format!("{list}{query}")).await;
            story.push(format!("— {title}\n{}", page.rows().join("\n")));
        }
        world.at_paris("2026-10-06T10:00:00");
        let late = dora.sees(&format!("{list}?quoi=en-retard")).await;
        story.push(format!("— en retard\n{}", late.rows().join("\n")));
        let seen = rene.sees(&format!("{list}?quoi=en-retard")).await;
        assert_eq!(seen.rows(), late.rows(), "the farm is hers");
        insta::assert_snapshot!("members_listed", story.join("\n\n"));
        // A référent of another farm sees who is there, and not what they owe to this one.
        world
            .executes(&format!(
                "UPDATE grants SET farm_id = {} WHERE role = 'referent'",
                world.id(102)
            ))
            .await;
        assert_eq!(
            rene.sees(&format!("{list}?quoi=en-retard")).await.rows(),
            Vec::<String>::new()
        );
    }
}

#[tokio::test]
async fn the_coordination_takes_the_people_along_and_it_is_known() {
    for world in villages().await {
        let [dora, rene, ana] = ["dora", "rene", "ana"].map(|name| world.person(name));
        world
            .executes(
                "UPDATE members SET last_name = '=2+3', first_name = 'Jo, dit; X' WHERE first_name = 'Paul'",
            )
            .await;
        let file = "/amap/lones/membres/liste";
        let taken = async |ending: &str| {
            let answer = dora
                .submits(file, &[("format", ending), ("amap", "ailleurs")])
                .await;
            assert_eq!(answer.status, 200, "{}", answer.text());
            answer.body
        };
        let table = String::from_utf8(taken("csv").await).unwrap();
        assert!(table.contains("\"'=2+3\";\"Jo, dit; X\""), "{table}");
        assert_eq!(table.lines().count(), 5, "{table}");
        let cards = String::from_utf8(taken("vcf").await).unwrap();
        assert_eq!(cards.matches("BEGIN:VCARD\r\nVERSION:3.0\r\nN:").count(), 4);
        assert!(cards.contains("N:=2+3;Jo\\, dit\\; X;;;\r\n"), "{cards}");
        assert!(
            cards.contains("EMAIL;TYPE=INTERNET:ana@example.org\r\n"),
            "{cards}"
        );
        assert_eq!(&taken("xlsx").await[..2], b"PK");
        assert_eq!(world.count("audit WHERE verb = 'members.exported'").await, 3);
        for (who, status) in [(&rene, 403), (&ana, 403), (&world.person("olga"), 404)] {
            assert_eq!(who.submits(file, &[("format", "csv")]).await.status, status);
        }
        assert_eq!(dora.submits(file, &[("format", "exe")]).await.status, 422);
        assert_eq!(world.count("audit WHERE verb = 'members.exported'").await, 3);
    }
}

#[tokio::test]
async fn who_leaves_is_shown_what_is_open_and_frees_the_seats_to_come() {
    for world in villages().await {
        let [dan, dora] = ["dan", "dora"].map(|name| world.person(name));
        let page = "/amap/lones/membres/mmmmmmmmmm43/depart";
        dan.signs().await;
        let said = dora.sees(page).await.text();
        for open in [
            "3 livraisons",
            "31,50",
            "1 place, libérée par le départ",
            "a encore des paniers",
        ] {
            assert!(said.contains(open), "{open}: {said}");
        }
        assert_eq!(dora.submits(page, &[]).await.status, 422);
        assert_eq!(world.count("duty_seats").await, 1, "nothing is half done");
        world.executes("UPDATE contracts SET cancelled_at = 1").await;
        let said = dora.sees(page).await.text();
        assert!(!said.contains("livraisons") && said.contains("1 place"), "{said}");
        dora.posts(page, "").await;
        assert_eq!(world.count("duty_seats").await, 0);
        let list = dora.sees("/amap/lones/membres?quoi=partis").await.text();
        assert!(list.contains("M Dan") && list.contains("parti·e le"), "{list}");
        assert!(!dora.sees("/amap/lones/membres").await.text().contains("M Dan"));
        let evening = dora.sees(&format!("/amap/lones/livraisons/{SOON}")).await.text();
        assert!(!evening.contains("Dan M"), "{evening}");
        assert_eq!(world.findings().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn the_last_coordinator_stays_until_somebody_else_coordinates() {
    for world in villages().await {
        let (ana, dora) = (world.person("ana"), world.person("dora"));
        let coordinates = |number: u32, name: &str| {
            format!(
                "INSERT INTO grants (id, account_id, role, amap_id, since_on, granted_at)
                 SELECT {}, a.id, 'coordinator', {}, '2020-01-01', 0 FROM accounts a WHERE a.name = '{name}'",
                world.id(number),
                world.id(1)
            )
        };
        world
            .executes("UPDATE grants SET until_on = '2026-01-01' WHERE role = 'coordinator'")
            .await;
        assert_eq!(
            dora.gets("/amap/lones/membres").await.status,
            404,
            "a role that ended holds no more"
        );
        world.executes(&coordinates(90, "ana")).await;
        ana.goes("/compte/role", &[("grant", "coordinateur:lones")]).await;
        let leaves = "/amap/lones/membres/mmmmmmmmmm41/depart";
        let refused = ana.submits(leaves, &[]).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.sentence().contains("seule personne"),
            "{}",
            refused.sentence()
        );
        world.executes(&coordinates(91, "bob")).await;
        ana.goes(leaves, &[]).await;
        // Her session goes on, her roles do not.
        assert_eq!(ana.gets("/amap/lones/membres").await.status, 404);
        assert_eq!(
            world
                .count("grants WHERE role = 'coordinator' AND until_on IS NULL AND amap_id IS NOT NULL")
                .await,
            1
        );
    }
}

#[tokio::test]
async fn a_role_with_a_last_day_ends_by_itself_and_leaves_who_lasts() {
    for world in villages().await {
        let [ana, dora] = ["ana", "dora"].map(|name| world.person(name));
        let roles = "/amap/lones/roles";
        let with = |day| {
            [
                ("member", "mmmmmmmmmm41"),
                ("role", "coordinator"),
                ("jusque", day),
            ]
        };
        assert_eq!(dora.submits(roles, &with("2026-08-31")).await.status, 422, "past");
        dora.goes(roles, &with("2026-09-10")).await;
        assert!(
            dora.sees(roles)
                .await
                .text()
                .contains("jusqu’au 10 septembre 2026")
        );
        let page = dora.sees(roles).await.html();
        let ends = page.matches("name=\"grant\"").count();
        assert_eq!(
            ends, 3,
            "everybody's but dora's: whoever has a last day does not stay"
        );
        ana.goes("/compte/role", &[("grant", "coordinateur:lones")]).await;
        assert_eq!(ana.gets("/amap/lones/tableau").await.status, 200);
        world.at_paris("2026-09-10T23:00:00");
        assert_eq!(
            ana.gets("/amap/lones/tableau").await.status,
            200,
            "the last day included"
        );
        world.at_paris("2026-09-11T01:00:00");
        assert_eq!(ana.gets("/amap/lones/tableau").await.status, 403);
    }
}

#[tokio::test]
async fn what_is_done_with_those_who_are_ticked_is_done_to_them_alone() {
    for world in villages().await {
        let [dora, rene] = ["dora", "rene"].map(|name| world.person(name));
        world
            .executes("UPDATE members SET email = LOWER(first_name) || '@example.org', account_id = NULL WHERE first_name IN ('Paul', 'Dan')")
            .await;
        let known =
            "SELECT public_id FROM members WHERE first_name IN ('Paul', 'Dan', 'Eve') ORDER BY first_name";
        let known = world.texts(known).await;
        let [dan, eve, paul] = [0, 1, 2].map(|at| known[at].clone());
        let ticked = [("qui", paul.as_str())];
        dora.goes("/amap/lones/membres/invitations", &ticked).await;
        let written = world
            .texts("SELECT recipient FROM outbox WHERE kind = 'invitation'")
            .await;
        assert_eq!(written, ["paul@example.org"]);
        let file = [("qui", paul.as_str()), ("qui", dan.as_str()), ("format", "vcf")];
        let cards = dora.submits("/amap/lones/membres/liste", &file).await;
        assert_eq!(cards.html().matches("BEGIN:VCARD").count(), 2);
        // Nobody ticked, somebody of elsewhere, somebody who may not.
        let away = "/amap/lones/membres/departs";
        for who in [&[][..], &[("qui", eve.as_str()), ("certain", "1")]] {
            assert_eq!(
                dora.submits(away, who).await.sentence(),
                "Cochez d’abord des personnes."
            );
        }
        for all in ["/amap/lones/membres/invitations", "/amap/lones/membres/liste"] {
            let nobody = [("choix", "1"), ("format", "csv")];
            assert_eq!(
                dora.submits(all, &nobody).await.sentence(),
                "Cochez d’abord des personnes.",
                "nobody is not everybody"
            );
        }
        assert_eq!(rene.submits(away, &ticked).await.status, 403);
        assert_eq!(world.count("members WHERE left_on IS NOT NULL").await, 0);
    }
}

#[tokio::test]
async fn several_leave_together_or_nobody_does() {
    for world in villages().await {
        let [dora, ana] = ["dora", "ana"].map(|name| world.person(name));
        let all = world.texts("SELECT public_id FROM members WHERE first_name IN ('Ana', 'Paul', 'Bob') ORDER BY first_name").await;
        let [ana_id, bob_id, paul_id] = [0, 1, 2].map(|at| all[at].as_str());
        ana.signs().await;
        world
            .executes("UPDATE members SET account_id = (SELECT id FROM accounts WHERE name = 'dora') WHERE first_name = 'Bob'")
            .await;
        dora.goes("/compte/role", &[("grant", "coordinateur:lones")])
            .await;
        let away = "/amap/lones/membres/departs";
        let asked = dora
            .submits(away, &[("qui", ana_id), ("qui", bob_id), ("qui", paul_id)])
            .await;
        insta::assert_snapshot!("departures_asked", asked.text());
        // Ana is still owed baskets, Bob's account alone coordinates: nobody goes.
        for stays in [ana_id, bob_id] {
            let both = [("qui", paul_id), ("qui", stays), ("certain", "1")];
            let refused = dora.submits(away, &both).await;
            assert!(
                refused.sentence().contains("ne peut pas partir"),
                "{}",
                refused.sentence()
            );
        }
        assert_eq!(world.count("members WHERE left_on IS NOT NULL").await, 0);
        dora.goes(away, &[("qui", paul_id), ("certain", "1")]).await;
        let gone = world
            .texts("SELECT first_name FROM members WHERE left_on IS NOT NULL")
            .await;
        assert_eq!(gone, ["Paul"]);
        assert_eq!(world.count("audit WHERE verb = 'member.departed'").await, 1);
    }
}
