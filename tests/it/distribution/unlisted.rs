//! An AMAP that took itself off the directory has no page for strangers.

use crate::world::moved_in;
use clicamap::run;

#[tokio::test]
async fn an_amap_that_is_not_listed_is_there_for_its_own_people_alone() {
    for world in moved_in().await {
        let member = world.member("lones", "Pommier").await;
        let stranger = world.granted("ailleurs", "coordinator", None).await;
        let people = [&world.visitor(), &member, &stranger];
        let mut seen = Vec::new();
        for listed in [1, 0] {
            let mut tx = world.db.begin_write().await.unwrap();
            run!(
                &mut tx,
                "UPDATE amaps SET listed = $1 WHERE slug = 'lones'",
                listed
            )
            .unwrap();
            tx.commit().await.unwrap();
            for who in people {
                seen.push(who.gets("/amap/lones").await.status);
            }
        }
        assert_eq!(seen, [200, 200, 200, 404, 200, 404]);
    }
}
