//! Campaigns of a network, and its suspension of an AMAP.

use super::{numbers, opens};
use crate::world::{TEMPLATE, villages};

#[tokio::test]
async fn a_network_asks_its_amaps_and_farms_and_suspends_after_a_warning() {
    for world in villages().await {
        let [nina, dora, camille, ana, olga] =
            ["nina", "dora", "camille", "ana", "olga"].map(|name| world.person(name));
        let base = "/reseau/rhone/campagnes";
        let amaps = opens(
            &nina,
            base,
            &[
                ("formule", "per-household"),
                ("flux", "amaps"),
                ("montant", "1,50"),
                ("minimum", "4"),
            ],
        )
        .await;
        nina.goes(
            &amaps,
            &[("payeur", "lones"), ("moyen", "transfer"), ("paye", "2026-09-01")],
        )
        .await;
        // Four households at 1.50: 6.00.
        assert_eq!(numbers(&world).await.len(), 1);
        assert!(
            numbers(&world).await[0].ends_with(" 600"),
            "{:?}",
            numbers(&world).await
        );
        let due = dora.sees("/amap/lones/cotisations").await;
        let receipt = due
            .html()
            .split("/reseau/rhone/recus/")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let receipt = format!("/reseau/rhone/recus/{receipt}");
        assert_eq!(dora.gets(&receipt).await.status, 200);
        assert_eq!(
            (ana.gets(&receipt).await.status, olga.gets(&receipt).await.status),
            (404, 404)
        );
        let farms = opens(
            &nina,
            base,
            &[("formule", "turnover"), ("flux", "farms"), ("taux", "0,5")],
        )
        .await;
        let wrong = nina
            .submits(
                &farms,
                &[("payeur", "lac"), ("moyen", "cheque"), ("paye", "2026-09-01")],
            )
            .await;
        assert_eq!(wrong.status, 422);
        nina.goes(
            &farms,
            &[
                ("payeur", "lac"),
                ("montant-lac", "12345,67"),
                ("moyen", "cheque"),
                ("paye", "2026-09-01"),
            ],
        )
        .await;
        assert!(
            numbers(&world).await[1].ends_with(" 6173"),
            "one series of the network: {:?}",
            numbers(&world).await
        );
        assert!(
            camille
                .sees("/ferme/lac/cotisations")
                .await
                .text()
                .contains("61,73")
        );
        // Those who have not paid are written to, once a week.
        nina.goes(&amaps, &[("do", "relancer")]).await;
        assert_eq!(nina.submits(&amaps, &[("do", "relancer")]).await.status, 422);
        // The charter: a warning first, then no new templates, members or subscriptions; what is signed runs on.
        let page = "/reseau/rhone/amaps/lones";
        let contract = ana.signs().await;
        assert_eq!(
            nina.submits(page, &[("do", "suspendre")]).await.status,
            422,
            "not warned"
        );
        assert_eq!(
            nina.submits(page, &[("do", "prevenir")]).await.status,
            422,
            "without a word"
        );
        nina.goes(
            page,
            &[("do", "prevenir"), ("motif", "Votre adhésion 2026 manque.")],
        )
        .await;
        assert_eq!(
            nina.submits(page, &[("do", "suspendre")]).await.status,
            422,
            "too early"
        );
        world.later(15);
        nina.goes(page, &[("do", "suspendre")]).await;
        let person = [("last_name", "Neuf"), ("first_name", "Jo"), ("phone", "")];
        assert_eq!(
            dora.submits("/amap/lones/membres/nouveau", &person).await.status,
            422
        );
        assert_eq!(
            world
                .texts("SELECT 'x' FROM members WHERE last_name = 'Neuf'")
                .await
                .len(),
            0
        );
        // No new template, none copied, none opened; nobody is taken in, and nobody comes back.
        let site = world
            .texts("SELECT s.public_id FROM sites s JOIN amaps a ON a.id = s.amap_id WHERE a.slug = 'lones'")
            .await;
        let blank = [
            ("farm", "lac"),
            ("title", "Printemps"),
            ("kind", "fixed"),
            ("site", &site[0]),
        ];
        for (path, fields) in [
            ("/amap/lones/modeles/nouveau".to_owned(), blank.as_slice()),
            (
                format!("/amap/lones/modeles/{TEMPLATE}/copie"),
                &[("first", "2027-10-07")],
            ),
        ] {
            let refused = dora.submits(&path, fields).await;
            assert_eq!(refused.status, 422, "{path}");
            assert!(refused.text().contains("suspendu"), "{path}: {}", refused.text());
        }
        dora.goes("/amap/lones/membres/mmmmmmmmmm43/depart", &[]).await;
        let back = dora.submits("/amap/lones/membres/mmmmmmmmmm43/retour", &[]).await;
        assert!(back.text().contains("suspendu"), "{}", back.text());
        world
            .executes("UPDATE templates SET window_closes = '2026-12-31'")
            .await;
        let bob = world.person("bob");
        let order = format!("/amap/lones/modeles/{TEMPLATE}/souscription");
        let seen = bob.sees(&order).await.text();
        assert!(seen.contains("Le réseau a suspendu cette AMAP"), "{seen}");
        for runs_on in [
            contract.as_str(),
            "/amap/lones/livraisons",
            "/amap/lones/paiements",
            "/amap/lones/membres",
        ] {
            let who = if runs_on == contract { &ana } else { &dora };
            assert_eq!(who.gets(runs_on).await.status, 200, "{runs_on}");
        }
        nina.goes(page, &[("do", "lever")]).await;
        dora.goes("/amap/lones/membres/nouveau", &person).await;
        assert_eq!(nina.gets("/reseau/rhone/amaps/nowhere").await.status, 404);
    }
}
