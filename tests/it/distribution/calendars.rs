//! The calendars and the member's home.

use super::stage::stages;

#[tokio::test]
async fn each_reader_s_calendar_says_what_concerns_them() {
    for stage in stages().await {
        let member = stage.member("lones", "Pommier").await;
        let coordinator = stage.granted("lones", "coordinator", None).await;
        let referent = stage.granted("lones", "referent", Some("les-jardins")).await;
        let farmer = stage.farmer("les-jardins").await;
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
            let page = stage.sees(who, path).await;
            assert_eq!(page.status.as_u16(), 200, "{path}");
            insta::assert_snapshot!(name, page.text());
        }
        stage.later(12);
        insta::assert_snapshot!(
            "calendar_past",
            stage
                .sees(&member, "/amap/lones/livraisons?passees=1")
                .await
                .text()
        );
        insta::assert_snapshot!("home_later", stage.sees(&member, "/amap/lones/moi").await.text());
    }
}

#[tokio::test]
async fn the_home_asks_the_same_few_questions_whatever_it_shows() {
    for stage in stages().await {
        let (with, without) = (
            stage.member("lones", "Pommier").await,
            stage.member("lones", "Z").await,
        );
        let mut counts = Vec::new();
        for who in [&with, &without] {
            counts.push(clicamap::db::counting(stage.sees(who, "/amap/lones/moi")).await.1);
        }
        assert_eq!(counts, [6, 6], "session, roles, then four of its own");
    }
}
