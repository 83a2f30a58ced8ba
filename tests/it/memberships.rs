//! An AMAP that asks its households to be members before they sign.

use crate::world::{ORDER, TEMPLATE, villages};

const BOOK: &str = "/amap/lones/adhesions";
const ANA: &str = "hhhhhhhhhh41";

#[tokio::test]
async fn who_is_not_a_member_orders_but_does_not_sign() {
    for world in villages().await {
        let [ana, dora, tess] = ["ana", "dora", "tess"].map(|name| world.person(name));
        assert_eq!(
            tess.submits(BOOK, &[("do", "demander"), ("demande", "paid")])
                .await
                .status,
            403
        );
        assert_eq!(ana.gets(BOOK).await.status, 403);
        assert_eq!(world.person("rene").gets(BOOK).await.status, 403);
        assert_eq!(world.person("olga").gets(BOOK).await.status, 404);
        dora.goes(BOOK, &[("do", "demander"), ("demande", "paid")]).await;
        let order = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        assert!(ana.sees(&order).await.text().contains("ce foyer doit adhérer"));
        let contract = ana.goes(&order, &ORDER).await;
        let print = ana.reads(&contract).await;
        let sign = format!("{contract}/signature");
        let signed = [("accord", "1"), ("empreinte", print.as_str())];
        let mut story = vec![ana.submits(&sign, &signed).await.refusals().join(" ")];
        let paper = dora.posts(&format!("{contract}/papier"), "partie=membre").await;
        story.push(paper.sentence());
        for wrong in [
            "do=adherer&depuis=2026-09-01&jusque=2027-08-31",
            "do=adherer&depuis=2027-08-31&jusque=2026-09-01&foyer=hhhhhhhhhh41",
            "do=adherer&depuis=demain&jusque=2027-08-31&foyer=hhhhhhhhhh41",
        ] {
            let answer = tess.posts(BOOK, wrong).await;
            assert_eq!(answer.status, 422, "{wrong}");
            assert!(!answer.refusals().is_empty(), "{wrong}");
        }
        // From tomorrow on, until yesterday, and in another AMAP: none of them counts.
        for (since, until, household) in [
            ("2026-09-02", "2027-08-31", ANA),
            ("2025-09-01", "2026-08-31", ANA),
            ("2026-09-01", "2027-08-31", "hhhhhhhhhh45"),
        ] {
            let fields = [
                ("do", "adherer-paye"),
                ("depuis", since),
                ("jusque", until),
                ("foyer", household),
            ];
            tess.goes(BOOK, &fields).await;
        }
        assert_eq!(world.count("memberships").await, 2);
        story.push(ana.submits(&sign, &signed).await.refusals().join(" "));
        let fields = [
            ("do", "adherer"),
            ("depuis", "2026-09-01"),
            ("jusque", "2027-09-01"),
            ("foyer", ANA),
        ];
        tess.goes(BOOK, &fields).await;
        story.push(ana.submits(&sign, &signed).await.refusals().join(" "));
        assert!(
            tess.sees(&format!("{BOOK}?voir=impayees"))
                .await
                .text()
                .contains("Foyer Ana")
        );
        tess.goes(BOOK, &[("do", "payer"), ("foyer", ANA)]).await;
        story.push(tess.sees(BOOK).await.text());
        assert_eq!(ana.submits(&sign, &signed).await.status, 303);
        dora.goes(BOOK, &[("do", "retirer"), ("foyer", ANA)]).await;
        assert!(
            tess.sees(&format!("{BOOK}?voir=sans"))
                .await
                .text()
                .contains("Foyer Ana")
        );
        assert_eq!(world.count("memberships WHERE withdrawn_at IS NOT NULL").await, 1);
        insta::assert_snapshot!("who_is_not_a_member_orders_but_does_not_sign", story.join("\n\n"));
    }
}
