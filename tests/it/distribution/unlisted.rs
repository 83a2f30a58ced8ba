//! An AMAP that took itself off the directory has no page for strangers.

use super::stage::stages;
use clicamap::run;

#[tokio::test]
async fn an_amap_that_is_not_listed_is_there_for_its_own_people_alone() {
    for stage in stages().await {
        let member = stage.member("lones", "Pommier").await;
        let stranger = stage.granted("ailleurs", "coordinator", None).await;
        let people = ["", &member, &stranger];
        let mut seen = Vec::new();
        for listed in [1, 0] {
            let mut tx = stage.house.db.begin_write().await.unwrap();
            run!(
                &mut tx,
                "UPDATE amaps SET listed = $1 WHERE slug = 'lones'",
                listed
            )
            .unwrap();
            tx.commit().await.unwrap();
            for who in people {
                seen.push(stage.sees(who, "/amap/lones").await.status.as_u16());
            }
        }
        assert_eq!(seen, [200, 200, 200, 404, 200, 404]);
    }
}
