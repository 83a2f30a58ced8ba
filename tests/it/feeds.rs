//! Deliveries in one's own calendar program.

use crate::world::{Person, World, villages};

const PAGE: &str = "/compte/agendas";

/// Makes an address; gives its path.
async fn makes(person: &Person, amap: &str) -> String {
    let made = person.submits(PAGE, &[("amap", amap)]).await;
    assert_eq!(made.status, 200, "{}", made.text());
    let html = made.html();
    let from = html.find("/agendas/").unwrap();
    html[from..].split('"').next().unwrap().to_owned()
}

async fn reads(world: &World, address: &str) -> String {
    let answer = world.person("nobody").gets(address).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    String::from_utf8(answer.body).unwrap()
}

/// The lines of the event of one day, unfolded.
fn event(calendar: &str, day: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    let events = unfolded.split("BEGIN:VEVENT");
    let event = events
        .into_iter()
        .find(|event| event.contains(&format!("DTSTART;TZID=Europe/Paris:{day}")));
    event.unwrap_or_default().lines().map(str::to_owned).collect()
}

fn says(calendar: &str, day: &str, line: &str) {
    let event = event(calendar, day);
    assert!(event.iter().any(|said| said == line), "{line} in {event:?}");
}

#[tokio::test]
async fn a_calendar_follows_what_changes() {
    for world in villages().await {
        let (ana, dora) = (world.person("ana"), world.person("dora"));
        let contract = ana.signs().await;
        let address = makes(&ana, "toutes").await;
        let first = reads(&world, &address).await;
        assert_eq!(first.matches("BEGIN:VEVENT").count(), 3);
        says(&first, "20261001T183000", "SEQUENCE:0");
        says(&first, "20261001T183000", "STATUS:CONFIRMED");
        let names = world.texts("SELECT public_id FROM deliveries").await;
        let told = names.iter().fold(first.clone(), |told, id| {
            if id.starts_with("dddddddddd") {
                told
            } else {
                told.replace(id, "ID")
            }
        });
        insta::assert_snapshot!("a_calendar_of_three_deliveries", told.replace('\r', ""));
        assert_eq!(
            reads(&world, &address).await,
            first,
            "nothing changed, nothing is said anew"
        );

        // A basket moves: the date that is left is called off, the one that is reached says two.
        world.at_paris("2026-09-02T10:00:00");
        let moved = [
            ("quoi", "deplacer"),
            ("livraison", "dddddddddd21"),
            ("vers", "dddddddddd22"),
            ("motif", "Absence"),
        ];
        dora.goes(&format!("{contract}/avenant"), &moved).await;
        let second = reads(&world, &address).await;
        says(&second, "20261001T183000", "SEQUENCE:1");
        says(&second, "20261001T183000", "STATUS:CANCELLED");
        says(&second, "20261001T183000", "DTSTAMP:20260902T080000Z");
        says(&second, "20261008T183000", "SEQUENCE:1");
        says(&second, "20261015T183000", "SEQUENCE:0");
        says(&second, "20261015T183000", "DTSTAMP:20260901T160000Z");

        // And back: the same event, not another one.
        let back = [
            ("quoi", "deplacer"),
            ("livraison", "dddddddddd22"),
            ("vers", "dddddddddd21"),
            ("motif", "Retour"),
        ];
        dora.goes(&format!("{contract}/avenant"), &back).await;
        let third = reads(&world, &address).await;
        says(&third, "20261001T183000", "SEQUENCE:2");
        says(&third, "20261001T183000", "STATUS:CONFIRMED");
        let uids = |calendar: &str| {
            let lines = calendar.lines().filter(|line| line.starts_with("UID:"));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(uids(&third), uids(&first));

        // Another site's hours, or a delivery that is called off.
        world
            .executes("UPDATE deliveries SET cancelled_at = 1 WHERE public_id = 'dddddddddd23'")
            .await;
        says(
            &reads(&world, &address).await,
            "20261015T183000",
            "STATUS:CANCELLED",
        );
    }
}

#[tokio::test]
async fn an_address_is_private_and_can_be_revoked() {
    for world in villages().await {
        let (ana, bob) = (world.person("ana"), world.person("bob"));
        ana.signs().await;
        let address = makes(&ana, "lones").await;
        assert!(
            reads(&world, &makes(&bob, "toutes").await)
                .await
                .contains("END:VCALENDAR")
        );
        assert!(
            !ana.sees(PAGE).await.html().contains(&address),
            "it is shown once"
        );
        assert_eq!(ana.submits(PAGE, &[("amap", "ailleurs")]).await.status, 422);
        let feed = ana.sees(PAGE).await.hidden("agenda").remove(0);
        assert_eq!(
            bob.submits("/compte/agendas/retrait", &[("agenda", &feed)])
                .await
                .status,
            404
        );
        reads(&world, &address).await;
        ana.goes("/compte/agendas/retrait", &[("agenda", &feed)]).await;
        assert_eq!(world.person("nobody").gets(&address).await.status, 404);
        assert_eq!(
            world
                .person("nobody")
                .gets("/agendas/0123456789abcdefghjkmnpq/livraisons.ics")
                .await
                .status,
            404
        );
        let digests = world
            .texts("SELECT CAST(COUNT(*) AS TEXT) FROM feeds WHERE revoked_at IS NULL")
            .await;
        assert_eq!(digests, ["1"]);
        for _ in 0..19 {
            makes(&bob, "toutes").await;
        }
        assert_eq!(
            bob.submits(PAGE, &[("amap", "toutes")]).await.status,
            422,
            "twenty are enough"
        );
        assert_eq!(world.count("audit WHERE verb = 'feed.revoked'").await, 1);
    }
}
