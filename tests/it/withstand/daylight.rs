//! Days are local: the hour that comes twice or not at all changes no closing and no delivery.

use crate::world::{ORDER, Person, SOON, TEMPLATE, World, villages};
use clicamap::words::Instant;

/// Gives the template a window that closes on a day, and three deliveries and two due days after it.
async fn season(world: &World, closes: &str, days: [&str; 3], due: [&str; 2]) {
    let mut sql = format!(
        "UPDATE templates SET window_closes = '{closes}', first_on = '{}', last_on = '{}' WHERE public_id = '{TEMPLATE}';
         UPDATE template_due_days SET due_on = '{}' WHERE due_on = '2026-11-05';
         UPDATE template_due_days SET due_on = '{}' WHERE due_on = '2026-10-05';",
        days[0], days[2], due[1], due[0]
    );
    for (number, day) in (21..).zip(days) {
        sql.push_str(&format!(
            "UPDATE deliveries SET day = '{day}' WHERE public_id = 'dddddddddd{number}';"
        ));
    }
    world.executes(&sql).await;
}

async fn orders(world: &World, who: &Person, utc: &str) -> u16 {
    let moment: jiff::Timestamp = utc.parse().unwrap();
    world.at(Instant(moment.as_microsecond()));
    let page = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
    who.submits(&page, &ORDER).await.status
}

#[tokio::test]
async fn a_window_closes_at_local_midnight_of_the_day_of_25_hours() {
    for world in villages().await {
        let days = ["2026-11-05", "2026-11-12", "2026-11-19"];
        season(&world, "2026-10-25", days, ["2026-11-05", "2026-12-05"]).await;
        let ana = world.person("ana");
        let mut told = Vec::new();
        for utc in [
            "2026-10-25T00:30:00Z", // 2 h 30, the first time
            "2026-10-25T01:30:00Z", // 2 h 30 again
            "2026-10-25T22:30:00Z", // 23 h 30: by summer time it would be tomorrow
            "2026-10-25T23:00:00Z", // midnight
        ] {
            told.push(orders(&world, &ana, utc).await);
        }
        assert_eq!(told, [303, 303, 303, 422], "{}", world.engine);
    }
}

#[tokio::test]
async fn a_window_closes_at_local_midnight_of_the_day_of_23_hours() {
    for world in villages().await {
        let days = ["2027-04-08", "2027-04-15", "2027-04-22"];
        season(&world, "2027-03-28", days, ["2027-04-05", "2027-05-05"]).await;
        let ana = world.person("ana");
        let mut told = Vec::new();
        for utc in [
            "2027-03-28T01:00:00Z", // 3 h, a second after 1 h 59
            "2027-03-28T21:59:59Z", // a second before midnight
            "2027-03-28T22:00:00Z", // midnight: by winter time it would be 23 h
        ] {
            told.push(orders(&world, &ana, utc).await);
        }
        assert_eq!(told, [303, 303, 422], "{}", world.engine);
    }
}

/// La Réunion closes two hours before Paris.
#[tokio::test]
async fn a_window_closes_at_the_midnight_of_the_amap_s_own_zone() {
    for world in villages().await {
        world
            .executes("UPDATE amaps SET zone = 'Indian/Reunion' WHERE slug = 'lones'")
            .await;
        let ana = world.person("ana");
        let before = orders(&world, &ana, "2026-09-10T19:59:59Z").await;
        let after = orders(&world, &ana, "2026-09-10T20:00:00Z").await;
        assert_eq!([before, after], [303, 422], "{}", world.engine);
    }
}

#[tokio::test]
async fn deliveries_keep_their_local_hours_through_the_change() {
    for world in villages().await {
        let days = ["2026-10-22", "2026-10-25", "2026-10-29"];
        season(&world, "2026-09-10", days, ["2026-10-05", "2026-11-05"]).await;
        let ana = world.person("ana");
        ana.signs().await;
        world.at_paris("2026-10-24T12:00:00");
        insta::assert_snapshot!(
            "calendar_through_the_change",
            ana.sees("/amap/lones/livraisons").await.text()
        );
    }
}

#[tokio::test]
async fn a_duty_opens_its_list_by_local_days_through_the_change() {
    for world in villages().await {
        world
            .executes(&format!(
                "UPDATE deliveries SET day = '2026-10-26' WHERE public_id = '{SOON}'"
            ))
            .await;
        let (dan, list) = (world.person("dan"), format!("/amap/lones/livraisons/{SOON}"));
        let mut told = Vec::new();
        for local in [
            "2026-10-23T23:59:59",
            "2026-10-24T00:00:00",
            "2026-10-27T23:59:59",
            "2026-10-28T00:00:00",
        ] {
            world.at_paris(local);
            told.push(dan.gets(&list).await.status);
        }
        assert_eq!(told, [403, 200, 200, 403], "{}", world.engine);
    }
}
