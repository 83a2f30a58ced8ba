//! The farm is told what to bring, once, and of what changes after that.

use crate::world::{World, villages};
use clicamap::access::AmapScope;
use clicamap::distribution;

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
