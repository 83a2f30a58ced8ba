//! The calendars and the member's home.

use crate::world::moved_in;

#[tokio::test]
async fn each_reader_s_calendar_says_what_concerns_them() {
    for world in moved_in().await {
        let member = world.member("lones", "Pommier").await;
        let coordinator = world.granted("lones", "coordinator", None).await;
        let referent = world.granted("lones", "referent", Some("les-jardins")).await;
        let farmer = world.farmer("les-jardins").await;
        let read = [
            ("calendar_of_a_member", &member, "/amap/lones/livraisons"),
            (
                "calendar_of_the_coordination",
                &coordinator,
                "/amap/lones/livraisons",
            ),
            ("calendar_of_a_referent", &referent, "/amap/lones/livraisons"),
            ("calendar_of_a_farm", &farmer, "/ferme/les-jardins/livraisons"),
            ("home", &member, "/amap/lones/moi"),
        ];
        for (name, who, path) in read {
            let page = who.gets(path).await;
            assert_eq!(page.status, 200, "{path}");
            insta::assert_snapshot!(name, page.text());
        }
        world.later(12);
        insta::assert_snapshot!(
            "calendar_past",
            member.gets("/amap/lones/livraisons?passees=1").await.text()
        );
        insta::assert_snapshot!("home_later", member.gets("/amap/lones/moi").await.text());
    }
}

#[tokio::test]
async fn the_home_asks_the_same_few_questions_whatever_it_shows() {
    for world in moved_in().await {
        let (with, without) = (
            world.member("lones", "Pommier").await,
            world.member("lones", "Z").await,
        );
        let mut counts = Vec::new();
        for who in [&with, &without] {
            counts.push(clicamap::db::counting(who.gets("/amap/lones/moi")).await.1);
        }
        assert_eq!(counts, [7, 7], "session, roles, then five of its own");
    }
}
