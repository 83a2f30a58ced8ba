//! Erasing a person: what blocks it, the two phases, coming back, three years without a sign of life, what is left.

use crate::world::{TEMPLATE, World, villages};
use clicamap::access::AmapScope;
use clicamap::transact;
use clicamap::web::Fault;

/// The job of a day in lones; how many were erased.
pub async fn night(world: &World, day: &str) -> usize {
    world.at_paris(&format!("{day}T02:30:00"));
    let mut tx = world.db.read().await.unwrap();
    let amap = AmapScope::for_operator(&mut tx, "lones").await.unwrap().unwrap();
    drop(tx);
    let now = world.app.clock.now();
    let done: Result<usize, Fault> = async {
        transact!(world.db, |tx| {
            clicamap::erasure::erase_due(tx, &amap, amap.today(now), "http://x", now).await
        })
    }
    .await;
    done.unwrap()
}

/// Every text of the database in which a word stands, as table.column.
async fn stands_in(world: &World, word: &str) -> Vec<String> {
    let columns = world.columns().await;
    let rows = world.rows(&columns).await;
    let mut places: Vec<String> = Vec::new();
    for (table, rows) in &rows {
        if rows.iter().any(|row| format!("{row:?}").contains(word)) {
            places.push(table.clone());
        }
    }
    places
}

#[tokio::test]
async fn what_blocks_is_said_then_the_person_goes_in_two_phases() {
    for world in villages().await {
        let [ana, bob, dora] = ["ana", "bob", "dora"].map(|name| world.person(name));
        let page = "/compte/effacement";
        world
            .executes("UPDATE accounts SET seen_at = 9000000000000000")
            .await;
        world
            .executes("UPDATE members SET joined_on = '2026-01-01'")
            .await;
        let contract = ana.signs().await;
        let said = ana.sees(page).await.text();
        for reason in ["livraisons à venir", "doit encore", "garder le contrat signé"] {
            assert!(said.contains(reason), "{reason}: {said}");
        }
        assert_eq!(ana.submits(page, &[("amap", "lones")]).await.status, 422);
        assert_eq!(
            ana.submits(page, &[("amap", "ailleurs")]).await.status,
            422,
            "not hers"
        );
        // Bob has nothing open.
        bob.goes(page, &[("amap", "lones")]).await;
        assert_eq!(bob.gets("/amap/lones/moi").await.status, 404, "gone at once");
        assert!(
            bob.sees(page)
                .await
                .text()
                .contains("Effacement prévu le jeudi 1er octobre 2026.")
        );
        assert_eq!(night(&world, "2026-09-30").await, 0);
        bob.goes(&format!("{page}/retour"), &[("amap", "lones")]).await;
        assert_eq!(bob.gets("/amap/lones/moi").await.status, 200, "back");
        bob.goes(page, &[("amap", "lones")]).await;
        assert_eq!(night(&world, "2026-10-29").await, 0);
        assert_eq!(night(&world, "2026-10-30").await, 1);
        assert_eq!(night(&world, "2026-10-31").await, 0, "once");
        assert_eq!(
            world.texts("SELECT last_name || '/' || first_name || '/' || COALESCE(email, '-') || '/' || phone FROM members WHERE erased_at IS NOT NULL").await,
            ["Personne effacée///-/".replace("///", "//")]
        );
        assert!(
            !stands_in(&world, "Foyer Bob")
                .await
                .contains(&"households".to_owned())
        );
        // Of Ana nothing was lost.
        world.at_paris("2026-11-01T10:00:00");
        assert_eq!(ana.gets(&contract).await.status, 200);
        assert_eq!(
            world.texts("SELECT 'x' FROM households").await.len(),
            5,
            "statistics survive"
        );
        assert!(
            dora.sees("/amap/lones/journal")
                .await
                .text()
                .contains("a effacé les données d’une personne")
        );
    }
}

#[tokio::test]
async fn three_years_without_a_sign_of_life_warn_and_erase_and_a_sign_of_life_stops_it() {
    for world in villages().await {
        let dora = world.person("dora");
        // Dan signed in lately; Paul, on paper, came in 2020 and was not heard of since; Bob was, at the last moment.
        world
            .executes(&format!(
                "UPDATE accounts SET seen_at = {} WHERE name <> 'bob';
                 UPDATE members SET email = 'paul@example.org' WHERE first_name = 'Paul'",
                world.app.clock.now().0
            ))
            .await;
        assert_eq!(night(&world, "2026-09-02").await, 0);
        assert_eq!(
            world
                .texts("SELECT recipient FROM outbox WHERE kind = 'erasure' ORDER BY recipient")
                .await,
            ["bob@example.org", "paul@example.org"]
        );
        assert_eq!(night(&world, "2026-09-03").await, 0, "warned once");
        assert_eq!(world.count("outbox").await, 2);
        world.password("bob", "des carottes et du pain").await;
        let fields = [
            ("email", "bob@example.org"),
            ("password", "des carottes et du pain"),
        ];
        assert_eq!(world.visitor().submits("/connexion", &fields).await.status, 303);
        assert_eq!(night(&world, "2026-10-02").await, 1);
        assert_eq!(world.texts("SELECT first_name FROM members WHERE erased_at IS NULL AND amap_id = (SELECT id FROM amaps WHERE slug = 'lones') ORDER BY first_name").await, ["Ana", "Bob", "Dan"]);
        assert!(dora.sees("/amap/lones/membres").await.status == 200);
    }
}

#[tokio::test]
async fn the_coordination_erases_who_asks_on_paper_and_an_idle_account_goes_after_a_year() {
    for world in villages().await {
        let [dora, rene, olga] = ["dora", "rene", "olga"].map(|name| world.person(name));
        let now = world.app.clock.now().0;
        world
            .executes(&format!(
                "UPDATE accounts SET seen_at = {now}, created_at = {now};
                 UPDATE accounts SET seen_at = 9000000000000000 WHERE name <> 'dan'"
            ))
            .await;
        let page = "/amap/lones/membres/mmmmmmmmmm44/effacement";
        assert_eq!(
            (rene.gets(page).await.status, olga.gets(page).await.status),
            (403, 404)
        );
        dora.goes(page, &[("do", "effacer")]).await;
        assert_eq!(dora.submits(page, &[("do", "effacer")]).await.status, 422, "once");
        dora.goes(page, &[("do", "renoncer")]).await;
        assert_eq!(
            world
                .texts("SELECT first_name FROM members WHERE first_name = 'Paul' AND left_on IS NULL")
                .await,
            ["Paul"]
        );
        dora.goes(page, &[("do", "effacer")]).await;
        assert_eq!(night(&world, "2026-10-01").await, 1);
        assert_eq!(stands_in(&world, "Paul").await, Vec::<String>::new());
        // Dan's account, once he is erased, stands for nobody.
        dora.goes(
            "/amap/lones/membres/mmmmmmmmmm43/effacement",
            &[("do", "effacer")],
        )
        .await;
        assert_eq!(night(&world, "2026-10-31").await, 1);
        for (day, forgotten) in [("2026-11-01", 0), ("2027-11-01", 1), ("2027-11-02", 0)] {
            world.at_paris(&format!("{day}T04:30:00"));
            let now = world.app.clock.now();
            let done: Result<usize, Fault> = async {
                transact!(world.db, |tx| {
                    clicamap::erasure::forget_accounts(tx, now).await
                })
            }
            .await;
            assert_eq!(done.unwrap(), forgotten, "{day}");
        }
        assert_eq!(
            world
                .texts("SELECT 'x' FROM accounts WHERE email LIKE 'dan%'")
                .await
                .len(),
            0
        );
    }
}

/// The farm has archived the season; then nothing of what the household signed is left here but counts and hashes.
#[tokio::test]
async fn papers_scans_and_addresses_go_with_whoever_signed_them() {
    for world in villages().await {
        let [ana, dora, camille] = ["ana", "dora", "camille"].map(|name| world.person(name));
        let contract = ana.signs().await;
        let farm = format!("/ferme/lac/contrats/{TEMPLATE}");
        camille
            .goes(&format!("{farm}/signatures"), &[("tous", "1")])
            .await;
        let twice = [("q-bbbbbbbbbbbb", "2"), ("motif", "Une naissance")];
        dora.goes(&format!("{contract}/avenant/quantites"), &twice).await;
        for who in [&ana, &camille] {
            let amendment = format!("{contract}/avenants/1");
            let print = who.sees(&amendment).await.hidden("empreinte").remove(0);
            let sign = [("accord", "1"), ("empreinte", print.as_str())];
            who.goes(&format!("{amendment}/signature"), &sign).await;
        }
        ana.sees(&format!("{contract}/contrat.pdf")).await;
        let scan = world.bytes(b"SCAN");
        world
            .executes(&format!(
                "UPDATE signatures SET address = '203.0.113.9';
                 UPDATE amendment_signatures SET address = '203.0.113.9', scan = {scan}, scan_type = 'image/png';
                 INSERT INTO signature_scans (amap_id, signature_id, media_type, sha256, bytes, kept_at)
                   SELECT amap_id, id, 'image/png', sha256, {scan}, 0 FROM signatures;
                 UPDATE instalments SET received_at = 1"
            ))
            .await;
        world.at_paris("2026-10-20T09:00:00");
        let print = camille
            .sees(&format!("{farm}/archive"))
            .await
            .hidden("empreinte")
            .remove(0);
        camille
            .goes(&format!("{farm}/archive"), &[("empreinte", &print)])
            .await;
        let bytes = [
            "bodies WHERE LENGTH(pdf)",
            "signature_scans WHERE LENGTH(bytes)",
            "amendment_files WHERE LENGTH(pdf)",
            "amendment_signatures WHERE LENGTH(scan)",
            "signatures WHERE LENGTH(address)",
            "amendment_signatures WHERE LENGTH(address)",
        ];
        for kept in bytes {
            assert!(
                world.count(&format!("{kept} > 0")).await > 0,
                "{kept}: nothing to erase"
            );
        }
        let hashes = world.count("signatures").await;
        ana.goes("/compte/effacement", &[("amap", "lones")]).await;
        assert_eq!(night(&world, "2026-11-20").await, 1);
        for erased in bytes {
            assert_eq!(world.count(&format!("{erased} > 0")).await, 0, "{erased}");
        }
        let values = "audit_values WHERE detail LIKE '%naissance%' OR detail LIKE '%Panier%'";
        assert_eq!(world.count(values).await, 0);
        assert_eq!(
            world.count("signatures").await,
            hashes,
            "what was signed can still be verified"
        );
    }
}

#[tokio::test]
async fn who_let_every_offer_pass_is_forgotten_a_year_later_and_who_waits_is_not() {
    for world in villages().await {
        let asked = |number: u32, email: &str, lapsed: &str| {
            let (request, wait) = (world.id(910 + number), world.id(920 + number));
            format!(
                "INSERT INTO join_requests (amap_id, id, public_id, last_name, first_name, email, asked_at, confirmed_at)
                   SELECT id, {request}, 'jjjjjjjjjj4{number}', 'Nom', 'Prénom', '{email}', 0, 0 FROM amaps WHERE slug = 'lones';
                 INSERT INTO waits (amap_id, id, public_id, request_id, since_at, lapsed_at)
                   SELECT id, {wait}, 'wwwwwwwwww4{number}', {request}, 0, {lapsed} FROM amaps WHERE slug = 'lones';"
            )
        };
        let now = world.app.clock.now();
        let (long_ago, lately) = (now.plus_hours(-24 * 366).0, now.plus_hours(-24 * 300).0);
        world
            .executes(&format!(
                "{}{}{}",
                asked(1, "jadis@example.org", &long_ago.to_string()),
                asked(2, "hier@example.org", &lately.to_string()),
                asked(3, "attend@example.org", "NULL")
            ))
            .await;
        night(&world, "2026-09-02").await;
        let kept = "SELECT email FROM join_requests WHERE email <> '' ORDER BY email";
        assert_eq!(
            world.texts(kept).await,
            ["attend@example.org", "hier@example.org"]
        );
    }
}
