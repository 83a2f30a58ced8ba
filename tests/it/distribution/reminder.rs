//! The letter of the day before: once for each delivery and member.

use crate::world::{EVENING, World, moved_in};
use clicamap::access::AmapScope;
use clicamap::words::{Day, Instant};
use clicamap::{distribution, transact, web::Fault};

async fn remind(world: &World, day: &str, now: Instant) -> Result<usize, Fault> {
    let today: Day = day.parse().unwrap();
    transact!(world.db, |tx| {
        let amap = AmapScope::for_operator(tx, "lones").await?.unwrap();
        Ok(distribution::remind(tx, &amap, today, "https://amap.example", now).await?)
    })
}

#[tokio::test]
async fn a_letter_goes_to_whoever_collects_something_tomorrow() {
    for world in moved_in().await {
        world.member("lones", "Pommier").await;
        world.member("lones", "Łąka").await;
        let mut sent = Vec::new();
        for (day, after) in [
            ("2026-09-02", 1),
            ("2026-09-02", 1),
            ("2026-09-03", 2),
            ("2026-09-09", 8),
        ] {
            let now = EVENING.plus_hours(24 * after);
            sent.push(remind(&world, day, now).await.unwrap());
        }
        assert_eq!(sent, [2, 0, 0, 2]);
        let letters = world
            .texts("SELECT recipient || ' : ' || subject || '\n' || body FROM outbox ORDER BY 1")
            .await;
        let mut told = letters.join("\n\n");
        for day in ["2026-09-03", "2026-09-10"] {
            told = told.replace(world.delivery("lones", day).await.as_str(), day);
        }
        insta::assert_snapshot!("reminders", told);
    }
}

async fn sweep(world: &World, now: Instant) -> Result<(), Fault> {
    transact!(world.db, |tx| {
        Ok(clicamap::web::forget_tokens(tx, now).await?)
    })
}

#[tokio::test]
async fn nobody_is_told_twice_however_late_the_job_runs() {
    for world in moved_in().await {
        world.member("lones", "Pommier").await;
        let mut sent = Vec::new();
        for days in [1, 2, 3, 8] {
            let now = EVENING.plus_hours(24 * days);
            sweep(&world, now).await.unwrap();
            sent.push(remind(&world, "2026-09-02", now).await.unwrap());
        }
        assert_eq!(sent, [1, 0, 0, 0], "a job that waited for days keeps silent");
        assert!(world.texts("SELECT token FROM idempotency").await.is_empty());
    }
}

/// Who turns it off is not written to, and still has a calendar; the others are.
#[tokio::test]
async fn a_member_turns_the_reminder_off() {
    for world in moved_in().await {
        let pommier = world.member("lones", "Pommier").await;
        world.member("lones", "Łąka").await;
        let page = "/amap/lones/mes-coordonnees/partage";
        pommier.goes(page, &[("fee_letters", "1")]).await;
        let now = EVENING.plus_hours(24);
        assert_eq!(remind(&world, "2026-09-02", now).await.unwrap(), 1);
        let told = world.texts("SELECT recipient FROM outbox").await;
        assert!(told.iter().all(|to| !to.contains("pommier")), "{told:?}");
        pommier.goes(page, &[("reminders", "1")]).await;
        assert_eq!(
            remind(&world, "2026-09-02", now).await.unwrap(),
            1,
            "and on again"
        );
    }
}

/// The link of a letter asks no password, stops what it names and nothing else, and is taken back; mail programs press it.
#[tokio::test]
async fn a_letter_is_refused_by_its_own_link() {
    for world in moved_in().await {
        world.member("lones", "Pommier").await;
        let now = EVENING.plus_hours(24);
        remind(&world, "2026-09-02", now).await.unwrap();
        let stop = world.texts("SELECT stop FROM outbox").await.remove(0);
        let visitor = world.visitor();
        let before = world.inventory().await;
        assert!(
            visitor
                .sees(&stop)
                .await
                .text()
                .contains("le rappel de la veille")
        );
        assert_eq!(world.inventory().await, before, "looking stops nothing");
        let wanted = "SELECT CAST(reminded + 10 * fee_letters + 100 * offer_letters + 1000 * duty_letters AS TEXT) FROM members WHERE letters_key IS NOT NULL";
        for (body, then) in [
            ("List-Unsubscribe=One-Click", "1110"),
            ("List-Unsubscribe=One-Click", "1110"),
            ("encore=1", "1111"),
        ] {
            assert_eq!(visitor.posts_bare(&stop, body).await.status, 200);
            assert_eq!(world.texts(wanted).await, [then]);
        }
        assert_eq!(
            world.count("audit WHERE verb = 'member.letters'").await,
            2,
            "twice is once"
        );
        for wrong in [
            stop.replace("livraisons", "contrats"),
            format!("{stop}x"),
            "/lettres/x/livraisons".to_owned(),
        ] {
            assert_eq!(visitor.gets(&wrong).await.status, 404);
        }
    }
}
