//! An AMAP to try things in, beside the real one.

use crate::world::{World, villages};
use clicamap::words::PublicId;

/// The tables of the schema in which rows of an AMAP stand.
async fn tables_of_amaps(world: &World) -> Vec<String> {
    let columns = world.columns().await;
    let of_amaps = columns
        .iter()
        .filter(|(_, columns)| columns.iter().any(|column| column == "amap_id"));
    of_amaps.map(|(table, _)| table.clone()).collect()
}

#[tokio::test]
async fn the_sample_is_tried_and_thrown_away_whole_and_the_real_one_stays() {
    for world in villages().await {
        let [dora, ana, nina] = ["dora", "ana", "nina"].map(|name| world.person(name));
        world.executes("UPDATE amaps SET presentation = ''").await;
        assert!(
            dora.sees("/amap/lones/tableau")
                .await
                .text()
                .contains("Pour commencer")
        );
        assert_eq!(ana.submits("/amap/lones/essai", &[]).await.status, 403);
        let before = world.inventory().await;
        let amaps = nina.sees("/reseau/rhone/amaps").await.rows();
        let there = dora.goes("/amap/lones/essai", &[]).await;
        let slug = there.split('/').nth(2).unwrap().to_owned();
        assert_ne!(slug, "lones");
        let board = dora.sees(&there).await;
        assert!(board.text().contains("tout y est inventé"));
        assert_eq!(
            dora.submits(&format!("/amap/{slug}/essai"), &[]).await.status,
            422,
            "no sample of a sample"
        );
        assert_eq!(
            nina.sees("/reseau/rhone/amaps").await.rows(),
            amaps,
            "counted nowhere"
        );
        // Whoever signs in meanwhile begins in the real one.
        world.executes("UPDATE sessions SET acting = '' WHERE account_id IN (SELECT id FROM accounts WHERE name = 'dora')").await;
        assert_eq!(dora.gets("/accueil").await.location, "/amap/lones/tableau");
        dora.goes("/compte/role", &[("grant", &format!("coordinateur:{slug}"))])
            .await;
        // She tries it: orders as its member, adds somebody, looks at the list.
        let template = world.texts("SELECT t.public_id FROM templates t JOIN amaps a ON a.id = t.amap_id WHERE a.sample_of IS NOT NULL").await.remove(0);
        let _: PublicId = template.parse().unwrap();
        dora.goes(
            &format!("/amap/{slug}/membres/nouveau"),
            &[("last_name", "Essai"), ("first_name", "Jo"), ("phone", "")],
        )
        .await;
        // Somebody with an address, too, invited at once and once more with everybody.
        let new = [
            ("last_name", "Vrai"),
            ("first_name", "Lou"),
            ("email", "lou@example.org"),
            ("invite", "1"),
        ];
        dora.goes(&format!("/amap/{slug}/membres/nouveau"), &new).await;
        world
            .executes("UPDATE tokens SET used_at = 1 WHERE email = 'lou@example.org'")
            .await;
        dora.goes(&format!("/amap/{slug}/membres/invitations"), &[]).await;
        dora.sees(&format!("/amap/{slug}/membres")).await;
        dora.goes("/compte/role", &[("grant", &format!("membre:{slug}"))])
            .await;
        let order = format!("/amap/{slug}/modeles/{template}/souscription");
        assert!(dora.sees(&order).await.text().contains("Grand panier"));
        assert_eq!(world.count("outbox").await, 0, "nobody is written to");
        dora.goes("/compte/role", &[("grant", &format!("coordinateur:{slug}"))])
            .await;
        dora.goes(&format!("/amap/{slug}/essai/fin"), &[]).await;
        // What stays is the word in the trail of the real AMAP, and the tokens of forms.
        let kept = |inventory: String| {
            let lines = inventory.lines().map(str::to_owned);
            lines
                .filter(|line| !line.starts_with("audit ") && !line.starts_with("idempotency"))
                .collect::<Vec<_>>()
        };
        assert_eq!(kept(world.inventory().await), kept(before), "{}", world.engine);
        dora.goes("/compte/role", &[("grant", "coordinateur:lones")])
            .await;
        assert_eq!(
            dora.submits("/amap/lones/essai/fin", &[]).await.status,
            422,
            "a real one is never thrown away"
        );
        assert_eq!(ana.gets("/amap/lones/moi").await.status, 200);
        let table = |sql: &&str| sql.split(' ').nth(2).unwrap().to_owned();
        let mut known: Vec<String> = clicamap::sampling::ROWS.iter().map(table).collect();
        known.sort();
        assert_eq!(
            known,
            tables_of_amaps(&world).await,
            "a new table with rows of an AMAP belongs in the list"
        );
    }
}
