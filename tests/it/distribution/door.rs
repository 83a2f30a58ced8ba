//! Who may open which list, and what stands on it.

use crate::world::{Person, moved_in};

async fn table(people: &[Person], paths: &[String]) -> String {
    let mut lines = Vec::new();
    for who in people {
        let mut statuses = Vec::new();
        for path in paths {
            statuses.push(who.gets(path).await.status.to_string());
        }
        lines.push(format!("{}: {}", who.name, statuses.join(" ")));
    }
    lines.join("\n")
}

#[tokio::test]
async fn the_coordination_and_whoever_is_on_duty_open_the_list_and_nobody_else() {
    for world in moved_in().await {
        let id = world.delivery("lones", "2026-09-03").await;
        let later = world.delivery("lones", "2026-09-10").await;
        let (member, other) = (
            world.member("lones", "Pommier").await,
            world.member("lones", "Z").await,
        );
        let coordinator = world.granted("lones", "coordinator", None).await;
        let referent = world.granted("lones", "referent", Some("les-jardins")).await;
        let stranger = world.granted("ailleurs", "coordinator", None).await;
        let (farmer, other_farmer) = (
            world.farmer("les-jardins").await,
            world.farmer("la-boulange").await,
        );
        let duties = "/amap/lones/permanences";
        coordinator.posts(&format!("{duties}/places"), "seats=2").await;
        for delivery in [id, later] {
            member
                .posts(&format!("{duties}/{delivery}/inscription"), "")
                .await;
        }
        let at = |id, end: &str| format!("/amap/lones/livraisons/{id}{end}");
        let paths = [
            at(id, ""),
            at(id, "/liste.pdf"),
            at(id, "/liste.xlsx"),
            at(id, "/ferme/les-jardins"),
            at(id, "/ferme/les-jardins/fiche.pdf"),
            at(id, "/ferme/les-jardins/fiche.xlsx"),
            at(id, "/ferme/la-boulange"),
            at(later, ""),
            format!("/ferme/les-jardins/livraisons/lones/{id}"),
            "/ferme/les-jardins/livraisons".to_owned(),
        ];
        let people = [
            coordinator,
            member,
            other,
            referent,
            farmer,
            other_farmer,
            stranger,
            world.visitor(),
        ];
        insta::assert_snapshot!("who_opens_what", table(&people, &paths).await);
        let member = &people[1];
        let mut days = Vec::new();
        for ahead in 0..5 {
            world.later(ahead);
            days.push(member.gets(&paths[0]).await.status);
        }
        assert_eq!(
            days,
            [200, 200, 200, 200, 403],
            "from two days before to the day after"
        );
    }
}

#[tokio::test]
async fn the_list_names_every_household_with_something_due() {
    for world in moved_in().await {
        let coordinator = world.granted("lones", "coordinator", None).await;
        let id = world.delivery("lones", "2026-09-03").await;
        let list = coordinator.gets(&format!("/amap/lones/livraisons/{id}")).await;
        insta::assert_snapshot!("list", list.text());
        let sheet = coordinator
            .gets(&format!("/amap/lones/livraisons/{id}/ferme/les-jardins"))
            .await;
        insta::assert_snapshot!("sheet", sheet.text());
    }
}

#[tokio::test]
async fn a_contract_that_is_void_or_over_is_not_on_the_list() {
    for world in moved_in().await {
        let coordinator = world.granted("lones", "coordinator", None).await;
        let amap = world.amap("lones").await;
        let acts = [
            "UPDATE contracts SET cancelled_at = 1 WHERE amap_id = $1 AND signatory_id IN (SELECT id FROM members WHERE last_name = 'Z')",
            "UPDATE contracts SET ended_on = '2026-09-09' WHERE amap_id = $1 AND signatory_id IN (SELECT id FROM members WHERE last_name = 'Pommier')",
            "UPDATE signatures SET voided_at = 1 WHERE amap_id = $1 AND party = 'member' AND contract_id IN
               (SELECT c.id FROM contracts c JOIN members m ON m.id = c.signatory_id WHERE m.last_name = 'Łąka')",
            "UPDATE signatures SET voided_at = 1 WHERE amap_id = $1 AND party = 'farm'",
        ];
        let mut tx = world.db.begin_write().await.unwrap();
        for act in acts {
            assert!(clicamap::run!(&mut tx, act, amap).unwrap() > 0);
        }
        tx.commit().await.unwrap();
        for (day, name) in [
            ("2026-09-03", "list_before_the_end"),
            ("2026-09-10", "list_after_the_end"),
        ] {
            let id = world.delivery("lones", day).await;
            let list = coordinator.gets(&format!("/amap/lones/livraisons/{id}")).await;
            insta::assert_snapshot!(name, list.text());
        }
    }
}
