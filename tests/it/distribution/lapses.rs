//! A draft lapses once subscriptions are closed; what the référent prepared waits for its signature.

use crate::world::{EVENING, World, moved_in};
use clicamap::access::AmapScope;
use clicamap::{contracts, run, transact, web::Fault};

impl World {
    /// Makes the contract of a household a draft again, in a template open until 2026-09-05.
    async fn draft(&self, last_name: &str, origin: &str) {
        let amap = self.amap("lones").await;
        let mut tx = self.db.begin_write().await.unwrap();
        let sql = "UPDATE templates SET opened_at = 1, closed_at = NULL, window_opens = '2026-08-01', window_closes = '2026-09-05' WHERE amap_id = $1";
        run!(&mut tx, sql, amap).unwrap();
        let sql = "UPDATE contracts SET origin = $3 WHERE amap_id = $1 AND household_id =
                   (SELECT household_id FROM members WHERE amap_id = $1 AND last_name = $2)";
        assert_eq!(run!(&mut tx, sql, amap, last_name, origin).unwrap(), 1);
        let sql = "DELETE FROM signatures WHERE amap_id = $1 AND contract_id =
                   (SELECT c.id FROM contracts c JOIN members m ON m.amap_id = c.amap_id AND m.household_id = c.household_id
                    WHERE c.amap_id = $1 AND m.last_name = $2)";
        run!(&mut tx, sql, amap, last_name).unwrap();
        tx.commit().await.unwrap();
    }

    async fn lapses(&self, days: i64) -> Result<usize, Fault> {
        let now = EVENING.plus_hours(24 * days);
        transact!(self.db, |tx| {
            let amap = AmapScope::for_operator(tx, "lones").await?.unwrap();
            Ok(contracts::lapse_drafts(tx, &amap, amap.today(now), "https://amap.example", now).await?)
        })
    }
}

#[tokio::test]
async fn a_draft_lapses_on_the_day_after_the_window() {
    for world in moved_in().await {
        let member = world.member("lones", "Pommier").await;
        world.member("lones", "Z").await;
        world.draft("Pommier", "online").await;
        world.draft("Z", "paper").await;
        let mut lapsed = Vec::new();
        for days in [0, 4, 5, 5, 9] {
            lapsed.push(world.lapses(days).await.unwrap());
        }
        assert_eq!(lapsed, [0, 0, 1, 0, 0]);
        let kept = world
            .texts("SELECT acting || ' ' || verb FROM audit WHERE verb = 'contract.lapsed'")
            .await;
        assert_eq!(kept, ["operator contract.lapsed"]);
        let id = world
            .texts("SELECT public_id FROM contracts WHERE lapsed_at IS NOT NULL")
            .await;
        let letters = world
            .texts("SELECT recipient || ' : ' || subject || '\n' || body FROM outbox ORDER BY 1")
            .await;
        insta::assert_snapshot!("lapse_letters", letters.join("\n\n").replace(&id[0], "CONTRACT"));
        let page = member.gets(&format!("/amap/lones/contrats/{}", id[0])).await;
        insta::assert_snapshot!("lapsed_contract", page.text());
    }
}
