//! What volunteers note at the door, with two phones and without a network.

use crate::world::{Answer, Person, World, moved_in};
use serde_json::{Value, json};

const ONE: &str = "01900000-0000-7000-8000-000000000001";
const TWO: &str = "01900000-0000-7000-8000-000000000002";
const FOUR: &str = "01900000-0000-7000-8000-000000000004";
const THREE: &str = "01900000-0000-7000-8000-000000000003";

/// The evening, somebody on duty, the coordination.
async fn evening(world: &World) -> (String, Person, Person) {
    let id = world.delivery("lones", "2026-09-03").await;
    let coordinator = world.granted("lones", "coordinator", None).await;
    let volunteer = world.member("lones", "Pommier").await;
    let duties = "/amap/lones/permanences";
    coordinator.posts(&format!("{duties}/places"), "seats=2").await;
    volunteer.posts(&format!("{duties}/{id}/inscription"), "").await;
    world.at_paris("2026-09-03T18:42:00");
    (
        format!("/amap/lones/livraisons/{id}/porte"),
        volunteer,
        coordinator,
    )
}

fn state(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

async fn sends(who: &Person, door: &str, notes: Value) -> Value {
    state(
        &who.submits(&format!("{door}/etat"), &[("notes", &notes.to_string())])
            .await,
    )
}

/// The households of the page, in its order.
async fn households(who: &Person, door: &str) -> Vec<String> {
    let html = who.sees(door).await.html();
    let found = html.split("data-household=\"").skip(1);
    found
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

fn handed(id: &str, household: &str, follows: &str) -> Value {
    json!({ "id": id, "sujet": format!("panier:{household}"), "dit": "remis", "suit": follows })
}

#[tokio::test]
async fn what_two_phones_kept_without_a_network_is_stored_once_and_conflicts_are_shown() {
    for world in moved_in().await {
        let (door, volunteer, coordinator) = evening(&world).await;
        let all = households(&volunteer, &door).await;
        let (first, second) = (&all[0], &all[1]);
        // The volunteer's phone sends the same notes twice: the network was cut before the answer came.
        let notes = json!([handed(ONE, first, "")]);
        for _ in 0..2 {
            let told = sends(&volunteer, &door, notes.clone()).await;
            assert_eq!(told["taken"], json!([ONE]));
            assert_eq!(told["notes"].as_array().unwrap().len(), 1);
        }
        assert_eq!(world.count("door_events").await, 1);
        assert_eq!(world.count("audit WHERE verb = 'door.noted'").await, 1);
        // Both at the same moment, from two tabs: one row all the same, and nobody sees an error.
        let again = json!([handed(FOUR, &all[2], "")]);
        let (one, other) = tokio::join!(
            sends(&volunteer, &door, again.clone()),
            sends(&volunteer, &door, again)
        );
        assert_eq!([&one["taken"], &other["taken"]], [&json!([FOUR]), &json!([FOUR])]);
        assert_eq!(world.count("door_events").await, 2);
        // The coordination did not know of it, and gave the basket to a neighbour.
        let theirs = json!([{ "id": TWO, "sujet": format!("panier:{first}"), "dit": "remis", "vers": second, "suit": "" }]);
        let told = sends(&coordinator, &door, theirs).await;
        assert_eq!(told["notes"].as_array().unwrap().len(), 3, "none of both is lost");
        let mut story = vec![volunteer.sees(&door).await.text()];
        // Seen together, it is settled.
        let both = format!("{ONE} {TWO}");
        sends(&volunteer, &door, json!([handed(THREE, first, &both)])).await;
        let told = state(&coordinator.gets(&format!("{door}/etat")).await);
        assert_eq!(told["notes"].as_array().unwrap().len(), 2);
        let list = coordinator.sees(door.trim_end_matches("/porte")).await.text();
        let from = list.find("paniers n’ont pas").unwrap();
        story.push(list[from - 3..].lines().take(2).collect::<Vec<_>>().join("\n"));
        insta::assert_snapshot!("two_phones_at_the_door", story.join("\n\n---\n\n"));
    }
}

#[tokio::test]
async fn a_phone_without_scripts_notes_by_forms() {
    for world in moved_in().await {
        let (door, volunteer, _) = evening(&world).await;
        let all = households(&volunteer, &door).await;
        let tick = [
            ("sujet", &*format!("panier:{}", all[0])),
            ("foyer", &all[0]),
            ("dit", "remis"),
            ("suit", ""),
        ];
        let led = volunteer.goes(&door, &tick).await;
        assert_eq!(led, format!("{door}#h-{}", all[0]));
        for (fields, sentence) in [
            (
                vec![("foyer", ""), ("dit", "remis")],
                "Choisissez un foyer dans la liste.",
            ),
            (
                vec![("foyer", &*all[1]), ("dit", "note"), ("texte", "")],
                "Écrivez une remarque de 300 caractères au plus.",
            ),
            (
                vec![("sujet", "panier:x"), ("dit", "remis")],
                "Cette note ne peut pas être lue.",
            ),
            (
                vec![
                    ("sujet", "cagettes:01900000-0000-7000-8000-000000000009"),
                    ("dit", "cagettes"),
                    ("ecart", "zéro"),
                ],
                "Écrivez l’écart en nombre",
            ),
            (
                vec![
                    ("foyer", "01900000-0000-7000-8000-000000000009"),
                    ("dit", "remis"),
                ],
                "n’est plus dans cette livraison",
            ),
            (
                vec![
                    ("sujet", "cagettes:01900000-0000-7000-8000-000000000009"),
                    ("dit", "cagettes"),
                    ("ecart", "-2"),
                ],
                "n’est plus dans cette livraison",
            ),
            (
                vec![("foyer", &*all[1]), ("dit", "poids"), ("grammes", "3")],
                "Cette note ne peut pas être lue.",
            ),
        ] {
            let refused = volunteer.submits(&door, &fields).await;
            assert_eq!(refused.status, 422, "{fields:?}");
            assert!(
                refused.text().contains(sentence),
                "{fields:?}: {}",
                refused.text()
            );
        }
        volunteer
            .goes(
                &door,
                &[
                    ("foyer", &all[1]),
                    ("dit", "note"),
                    ("texte", "Passe à 20 h\n<b>sûr</b>"),
                ],
            )
            .await;
        let page = volunteer.sees(&format!("{door}?voir=restent&q=")).await;
        assert!(page.html().contains("&#60;b&#62;sûr"), "{}", page.html());
        let hidden = page.html().matches("handed\" id=").count();
        assert_eq!(hidden, 1);
        assert_eq!(world.count("door_events").await, 2);
    }
}

#[tokio::test]
async fn who_was_on_duty_sends_what_the_phone_kept_for_a_fortnight_and_sees_nothing_more() {
    for world in moved_in().await {
        let (door, volunteer, _) = evening(&world).await;
        let other = world.member("lones", "Z").await;
        let all = households(&volunteer, &door).await;
        let etat = format!("{door}/etat");
        assert_eq!(other.gets(&etat).await.status, 403);
        assert_eq!(other.submits(&etat, &[("notes", "[]")]).await.status, 403);
        for unreadable in ["", "{}", "[1]", "{\"dit\":"] {
            assert_eq!(
                volunteer.submits(&etat, &[("notes", unreadable)]).await.status,
                422,
                "{unreadable}"
            );
        }
        world.at_paris("2026-09-10T09:00:00");
        assert_eq!(volunteer.gets(&door).await.status, 403);
        assert_eq!(volunteer.gets(&etat).await.status, 403);
        let mut note = handed(ONE, &all[0], "");
        note["a"] = json!("1788453720000");
        let told = sends(&volunteer, &door, json!([note, { "id": TWO, "dit": "remis" }])).await;
        assert_eq!(told["taken"], json!([ONE]));
        assert_eq!(
            told["refused"],
            json!([[TWO, "Choisissez un foyer dans la liste."]])
        );
        assert_eq!(told["notes"], json!([]), "the list is closed");
        assert_eq!(
            world.texts("SELECT CAST(made_at AS TEXT) FROM door_events").await,
            ["1788453720000000"],
            "the hour is that of the phone"
        );
        world.at_paris("2026-09-18T09:00:00");
        assert_eq!(volunteer.submits(&etat, &[("notes", "[]")]).await.status, 403);
    }
}
