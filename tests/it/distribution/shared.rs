//! A basket handed on to another household stands in that household's calendar, home and entry on the list.

use crate::world::{World, moved_in};
use clicamap::run;

impl World {
    /// On that day, `to` collects what is due under the contract of `from`.
    pub async fn hands_on(&self, from: &str, to: &str, day: &str) {
        let amap = self.amap("lones").await;
        let mut tx = self.db.begin_write().await.unwrap();
        let sql = "UPDATE order_lines SET collected_by = (SELECT household_id FROM members WHERE amap_id = $1 AND last_name = $3)
                   WHERE amap_id = $1 AND delivery_id = (SELECT id FROM deliveries WHERE amap_id = $1 AND day = $4)
                     AND contract_id = (SELECT c.id FROM contracts c JOIN members m ON m.amap_id = c.amap_id
                                        AND m.household_id = c.household_id WHERE c.amap_id = $1 AND m.last_name = $2)";
        assert!(run!(&mut tx, sql, amap, from, to, day).unwrap() > 0);
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn whoever_collects_it_sees_it() {
    for world in moved_in().await {
        let (taker, giver) = (
            world.member("lones", "Pommier").await,
            world.member("lones", "Łąka").await,
        );
        let coordinator = world.granted("lones", "coordinator", None).await;
        let id = world.delivery("lones", "2026-09-03").await;
        world.hands_on("Łąka", "Pommier", "2026-09-03").await;
        let read = [
            ("taker_calendar", &taker, "/amap/lones/livraisons".to_owned()),
            ("taker_home", &taker, "/amap/lones/moi".to_owned()),
            ("giver_calendar", &giver, "/amap/lones/livraisons".to_owned()),
            ("giver_home", &giver, "/amap/lones/moi".to_owned()),
            ("list", &coordinator, format!("/amap/lones/livraisons/{id}")),
        ];
        for (name, who, path) in read {
            insta::assert_snapshot!(format!("shared_{name}"), who.gets(&path).await.text());
        }
    }
}
