//! The farm is told what to bring, once, and of what changes after that.

use crate::world::{World, villages};
use clicamap::access::AmapScope;
use clicamap::config::Config;
use clicamap::distribution;
use clicamap::mail::Postman;
use clicamap::web::App;

const DAY: &str = "dddddddddd21";

/// What the server does by itself at that moment; gives how many farms were told.
async fn tells(world: &World, at: &str) -> usize {
    world.at_paris(at);
    let now = world.app.clock.now();
    let mut tx = world.db.begin_write().await.unwrap();
    let amap = AmapScope::for_operator(&mut tx, "lones").await.unwrap().unwrap();
    let told = distribution::tell_farms(&mut tx, &amap, amap.today(now), "https://amap.example", now).await;
    tx.commit().await.unwrap();
    told.unwrap()
}

async fn letters(world: &World) -> String {
    let sql = "SELECT recipient || ' : ' || subject || ' — ' || body FROM outbox WHERE kind = 'sheet' ORDER BY created_at, body";
    world.texts(sql).await.join("\n---\n")
}

#[tokio::test]
async fn a_farm_is_told_once_and_then_of_what_changed() {
    for world in villages().await {
        let [ana, bob, dora, camille] = ["ana", "bob", "dora", "camille"].map(|name| world.person(name));
        let contract = ana.signs().await;
        bob.signs().await;
        let sheet = format!("/ferme/lac/livraisons/lones/{DAY}");
        // Orders until three days before Thursday the 1st: nothing changes from Tuesday on.
        assert_eq!(tells(&world, "2026-09-28T06:00:00").await, 0);
        assert_eq!(tells(&world, "2026-09-29T06:00:00").await, 1);
        assert_eq!(tells(&world, "2026-09-29T18:00:00").await, 0, "once");
        assert!(!camille.sees(&sheet).await.text().contains("Depuis le message"));
        let moved = [
            ("quoi", "deplacer"),
            ("livraison", DAY),
            ("vers", "dddddddddd22"),
            ("motif", "Absence"),
        ];
        dora.goes(&format!("{contract}/avenant"), &moved).await;
        let seen = camille.sees(&sheet).await.text();
        let from = seen.find("Depuis le message").unwrap();
        let marked = seen[from..].lines().take(2).collect::<Vec<_>>().join(" ");
        assert_eq!(tells(&world, "2026-09-30T06:00:00").await, 1);
        assert_eq!(tells(&world, "2026-09-30T18:00:00").await, 0);
        assert!(!camille.sees(&sheet).await.text().contains("Depuis le message"));
        let cancelled = format!("UPDATE deliveries SET cancelled_at = 1 WHERE public_id = '{DAY}'");
        world.executes(&cancelled).await;
        assert_eq!(tells(&world, "2026-10-01T06:00:00").await, 1);
        assert_eq!(
            tells(&world, "2026-10-02T06:00:00").await,
            0,
            "what is past is past"
        );
        let told = format!("{marked}\n\n{}", letters(&world).await);
        insta::assert_snapshot!("a_farm_is_told_once_and_then_of_what_changed", told);
        assert_eq!(
            world
                .texts("SELECT CAST(corrections AS TEXT) FROM sheets_told")
                .await,
            ["2"]
        );
    }
}

/// A farm that nobody can write to was told nothing, so that its sheet does not say it was; once it has an address, it is.
#[tokio::test]
async fn a_farm_without_an_address_was_not_told() {
    for world in villages().await {
        world.person("ana").signs().await;
        world.executes("UPDATE farmers SET email = NULL").await;
        assert_eq!(tells(&world, "2026-09-29T06:00:00").await, 0);
        assert_eq!(world.count("sheets_told").await, 0);
        world
            .executes("UPDATE farmers SET email = 'camille@example.org' WHERE public_id = 'ffffffffff61'")
            .await;
        assert_eq!(tells(&world, "2026-09-29T18:00:00").await, 1);
    }
}

/// The letters that leave, as files, and what each encloses.
async fn leave(world: &World) -> Vec<String> {
    let folder = format!("mail-{:08x}", clicamap::clock::random_u32());
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let config = Config {
        data_dir: folder.clone(),
        ..Config::from_parts("", []).unwrap()
    };
    let app = App::new(config, world.db.clone(), world.app.clock.clone());
    Postman::new(app, distribution::enclose)
        .unwrap()
        .round()
        .await
        .unwrap();
    let mut told = Vec::new();
    for file in std::fs::read_dir(folder.join("courrier")).unwrap() {
        let letter = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let begins = |name: &str| {
            let found = letter.lines().find_map(|line| line.strip_prefix(name));
            found.unwrap_or("–").trim().to_owned()
        };
        let pdf = letter.contains("Content-Type: application/pdf") && letter.contains("JVBERi0");
        told.push(format!(
            "{} {} {pdf} {} {}",
            begins("To:"),
            begins("Content-Disposition:"),
            begins("List-Unsubscribe:")
                .split("/lettres/")
                .next()
                .unwrap_or_default(),
            begins("List-Unsubscribe-Post:")
        ));
    }
    std::fs::remove_dir_all(folder).unwrap();
    told.sort();
    told
}

#[tokio::test]
async fn the_farm_gets_its_sheet_and_whoever_is_on_duty_the_list_as_a_pdf() {
    for world in villages().await {
        world.person("ana").signs().await;
        world.executes("DELETE FROM outbox").await;
        let at = format!("/amap/lones/permanences/{DAY}");
        world
            .person("dora")
            .posts(&format!("{at}/places"), "seats=2")
            .await;
        world.person("dan").posts(&format!("{at}/inscription"), "").await;
        assert_eq!(tells(&world, "2026-09-29T06:00:00").await, 1);
        assert_eq!(
            leave(&world).await,
            ["camille@example.org attachment; filename=\"lac-2026-10-01.pdf\" true – –"]
        );
        world.at_paris("2026-10-01T06:00:00");
        for expected in [1, 0] {
            let now = world.app.clock.now();
            let mut tx = world.db.begin_write().await.unwrap();
            let amap = AmapScope::for_operator(&mut tx, "lones").await.unwrap().unwrap();
            let today = amap.today(now);
            let told = distribution::tell_holders(&mut tx, &amap, today, "https://amap.example", now).await;
            tx.commit().await.unwrap();
            assert_eq!(told.unwrap(), expected, "once");
        }
        assert_eq!(
            leave(&world).await,
            [
                "dan@example.org attachment; filename=\"livraison-2026-10-01.pdf\" true <http://127.0.0.1:8080 List-Unsubscribe=One-Click"
            ]
        );
        // What is gone when the letter leaves is not enclosed; the letter leaves all the same.
        world.executes("UPDATE outbox SET sent_at = NULL, next_try_at = 0, enclosure = REPLACE(enclosure, 'dddddddddd21', 'dddddddddd99')").await;
        let told = leave(&world).await;
        assert_eq!(
            told,
            [
                "camille@example.org – false – –",
                "dan@example.org – false <http://127.0.0.1:8080 List-Unsubscribe=One-Click"
            ]
        );
    }
}
