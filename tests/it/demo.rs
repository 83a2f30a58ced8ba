//! The demonstration's people can go on where its story stops.

use crate::world::{EVENING, worlds};
use clicamap::access::session_digest;
use clicamap::words::{AccountId, Instant};
use clicamap::{demo, rows, run};

const UNSIGNED: &str = "SELECT c.public_id FROM contracts c
    JOIN signatures s ON s.amap_id = c.amap_id AND s.contract_id = c.id AND s.party = 'member'
    WHERE NOT EXISTS (SELECT 1 FROM signatures x
          WHERE x.amap_id = c.amap_id AND x.contract_id = c.id AND x.party = 'farm')";

#[tokio::test]
async fn every_farmer_countersigns_all_that_waits() {
    for world in worlds().await {
        demo::fill(&world.db, EVENING, demo::Scale::default())
            .await
            .unwrap();
        assert!(!world.texts(UNSIGNED).await.is_empty(), "{}", world.engine);
        let mut tx = world.db.begin_write().await.unwrap();
        let farms = rows!(
            &mut tx,
            (AccountId, String, String),
            "SELECT DISTINCT p.account_id, f.slug, t.public_id FROM templates t
             JOIN farms f ON f.id = t.farm_id JOIN farmers p ON p.farm_id = f.id
             WHERE p.account_id IS NOT NULL AND t.opened_at IS NOT NULL"
        );
        let farms = farms.unwrap();
        let farmers: std::collections::BTreeSet<AccountId> = farms.iter().map(|(id, ..)| *id).collect();
        for farmer in farmers {
            let sql = "INSERT INTO sessions (digest, account_id, created_at, seen_at, confirmed_at, expires_at) VALUES ($1, $2, 0, 0, 9000000000000000, $3)";
            let secret = farmer.uuid().to_string();
            run!(&mut tx, sql, session_digest(&secret), farmer, Instant(i64::MAX)).unwrap();
        }
        tx.commit().await.unwrap();
        for (farmer, slug, template) in farms {
            let path = format!("/ferme/{slug}/contrats/{template}/signatures");
            let farmer = world.person(&farmer.uuid().to_string());
            // 422: nothing waits there any more.
            let answer = farmer.submits(&path, &[("tous", "1")]).await;
            assert!([303, 422].contains(&answer.status), "{}", answer.text());
        }
        assert_eq!(
            world.texts(UNSIGNED).await,
            Vec::<String>::new(),
            "{}",
            world.engine
        );
    }
}
