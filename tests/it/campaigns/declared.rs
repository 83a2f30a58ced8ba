//! AMAPs and farms declare what a network asks; a campaign is corrected, closed, opened again, copied; its end is told.

use super::opens;
use crate::world::villages;
use clicamap::transact;
use clicamap::web::Fault;

#[tokio::test]
async fn amaps_and_farms_declare_themselves() {
    for world in villages().await {
        let [nina, dora, rene, camille, olga] =
            ["nina", "dora", "rene", "camille", "olga"].map(|name| world.person(name));
        let base = "/reseau/rhone/campagnes";
        let asked = [
            ("formule", "per-household"),
            ("flux", "amaps"),
            ("montant", "1,50"),
        ];
        let amaps = opens(&nina, base, &asked).await;
        let farms = opens(
            &nina,
            base,
            &[("formule", "turnover"), ("flux", "farms"), ("taux", "0,5")],
        )
        .await;
        let id = |address: &str| address.rsplit('/').next().unwrap().to_owned();
        let page = "/amap/lones/cotisations";
        // Four households at 1.50; nothing but the campaign is taken from the form.
        assert!(
            dora.sees(page)
                .await
                .text()
                .replace('\u{a0}', " ")
                .contains("6,00 €")
        );
        let declared = [
            ("campagne", id(&amaps)),
            ("due", "1".to_owned()),
            ("amap", "ailleurs".to_owned()),
            ("montant", "0".to_owned()),
        ];
        let declared: Vec<(&str, &str)> = declared
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        dora.goes(page, &declared).await;
        assert_eq!(dora.submits(page, &declared).await.status, 422, "once");
        assert_eq!(
            dora.submits(page, &[("campagne", &id(&farms))]).await.status,
            422,
            "asked of farms"
        );
        assert_eq!(rene.submits(page, &declared).await.status, 403);
        assert_eq!(olga.submits(page, &declared).await.status, 404);
        let farm = "/ferme/lac/cotisations";
        let of_farm = id(&farms);
        let wrong = camille.submits(farm, &[("campagne", &of_farm)]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.text().contains("écrivez le montant"), "{}", wrong.text());
        camille
            .goes(farm, &[("campagne", &of_farm), ("montant", "10000")])
            .await;
        let due = "SELECT CASE WHEN farm_id IS NULL THEN 'amap ' ELSE 'ferme ' END || due_cents FROM fees ORDER BY due_cents";
        assert_eq!(world.texts(due).await, ["amap 600", "ferme 5000"]);
        assert!(camille.sees(farm).await.text().contains("à régler"));
        assert!(
            nina.sees(&farms)
                .await
                .text()
                .replace('\u{a0}', " ")
                .contains("50,00 €")
        );
        nina.goes(
            &farms,
            &[("payeur", "lac"), ("moyen", "cheque"), ("paye", "2026-09-01")],
        )
        .await;
        assert!(camille.sees(farm).await.html().contains("/recu.pdf"));
        assert_eq!(
            world
                .count("audit WHERE verb = 'fee.declared' AND network_id IS NOT NULL")
                .await,
            2
        );
    }
}

#[tokio::test]
async fn a_campaign_is_corrected_until_somebody_declares_then_closed_and_opened_again() {
    for world in villages().await {
        let [tess, ana, rene] = ["tess", "ana", "rene"].map(|name| world.person(name));
        let base = "/amap/lones/campagnes";
        let campaign = opens(&tess, base, &[("formule", "fixed"), ("montant", "12")]).await;
        let correct = format!("{campaign}/correction");
        assert_eq!(rene.gets(&correct).await.status, 403);
        let typed = [
            ("titre", "Adhésion 26"),
            ("depuis", "2026-09-01"),
            ("jusque", "2027-06-30"),
            ("formule", "fixed"),
            ("montant", "15"),
        ];
        let late = [
            ("jusque", "2026-08-01"),
            ("titre", "x"),
            ("depuis", "2026-09-01"),
            ("formule", "fixed"),
            ("montant", "15"),
        ];
        assert_eq!(tess.submits(&correct, &late).await.status, 422);
        tess.goes(&correct, &typed).await;
        let kept = "SELECT title || ' ' || until_on || ' ' || cents FROM campaigns";
        assert_eq!(world.texts(kept).await, ["Adhésion 26 2027-06-30 1500"]);
        let id = campaign.rsplit('/').next().unwrap();
        ana.goes("/amap/lones/adhesion", &[("campagne", id)]).await;
        // Somebody counts on it: its name alone is still corrected.
        let typed = typed.map(|(name, value)| {
            if name == "titre" {
                (name, "Adhésion 2026")
            } else {
                (name, value)
            }
        });
        let mut dearer = typed.to_vec();
        dearer[4] = ("montant", "99");
        tess.goes(&correct, &dearer).await;
        assert_eq!(world.texts(kept).await, ["Adhésion 2026 2027-06-30 1500"]);
        let trail = tess.gets(&campaign).await.status;
        assert_eq!(trail, 200);
        tess.goes(&campaign, &[("do", "clore")]).await;
        let bob = world.person("bob");
        assert_eq!(
            bob.submits("/amap/lones/adhesion", &[("campagne", id)])
                .await
                .status,
            422
        );
        tess.goes(&campaign, &[("do", "rouvrir")]).await;
        bob.goes("/amap/lones/adhesion", &[("campagne", id)]).await;
        // The next period says the same.
        let copy = tess.sees(&format!("{base}/nouvelle?de={id}")).await.html();
        for value in ["Adhésion 2026", "2027-07-01", "2028-04-28", "15,00"] {
            assert!(copy.contains(&format!("value=\"{value}\"")), "{value}");
        }
        // What was declared in a campaign is paid there, for its receipt.
        let ana = [("foyer", "hhhhhhhhhh41"), ("do", "payer")];
        let refused = tess.submits("/amap/lones/adhesions", &ana).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text().contains("enregistrez-y son règlement"),
            "{}",
            refused.text()
        );
        // So is it taken back there, with the receipt it may have; nor is one paid beside the campaign that is open for its period.
        let ana = [("foyer", "hhhhhhhhhh41"), ("do", "retirer")];
        let refused = tess.submits("/amap/lones/adhesions", &ana).await;
        assert!(
            refused.text().contains("retirez-y son inscription"),
            "{}",
            refused.text()
        );
        assert_eq!(world.count("memberships WHERE withdrawn_at IS NOT NULL").await, 0);
        let paul = [
            ("foyer", "hhhhhhhhhh44"),
            ("do", "adherer"),
            ("depuis", "2026-09-01"),
            ("jusque", "2027-06-30"),
        ];
        tess.goes("/amap/lones/adhesions", &paul).await;
        let paul = [("foyer", "hhhhhhhhhh44"), ("do", "payer")];
        let refused = tess.submits("/amap/lones/adhesions", &paul).await;
        assert!(
            refused.text().contains("est ouverte pour cette période"),
            "{}",
            refused.text()
        );
        assert_eq!(world.count("memberships WHERE paid_at IS NOT NULL").await, 0);
        // Paid there, it takes the place of the one that was recorded beside.
        let paul = [
            ("payeur", "hhhhhhhhhh44"),
            ("moyen", "cheque"),
            ("paye", "2026-09-01"),
            ("do", "payer"),
        ];
        tess.goes(&campaign, &paul).await;
        let his = "memberships m JOIN households h ON h.id = m.household_id WHERE h.public_id = 'hhhhhhhhhh44' AND m.withdrawn_at IS NULL";
        assert_eq!(world.count(his).await, 1);
        assert_eq!(world.count(&format!("{his} AND m.paid_at IS NOT NULL")).await, 1);
    }
}

#[tokio::test]
async fn the_end_of_a_membership_of_a_network_is_told_once_to_those_who_have_no_other() {
    for world in villages().await {
        let [nina, dora] = ["nina", "dora"].map(|name| world.person(name));
        let base = "/reseau/rhone/campagnes";
        let asked = [("formule", "fixed"), ("flux", "amaps"), ("montant", "5")];
        let campaign = opens(&nina, base, &asked).await;
        let paid = [("payeur", "lones"), ("moyen", "cheque"), ("paye", "2026-09-01")];
        nina.goes(&campaign, &paid).await;
        let night = async |day: &str| -> usize {
            world.at_paris(&format!("{day}T04:30:00"));
            let now = world.app.clock.now();
            let done: Result<usize, Fault> = async {
                transact!(world.db, |tx| {
                    clicamap::campaigns::remind_networks(tx, day.parse().unwrap(), "http://x", now).await
                })
            }
            .await;
            done.unwrap()
        };
        assert_eq!(night("2027-07-31").await, 0, "ends on 31 August");
        assert_eq!(night("2027-08-01").await, 1);
        assert_eq!(night("2027-08-02").await, 0, "once");
        let told = "SELECT recipient || ' : ' || body FROM outbox WHERE kind = 'fee' ORDER BY recipient";
        let letters = world.texts(told).await;
        assert_eq!(letters.len(), 2, "coordination and treasury: {letters:?}");
        assert!(
            letters[0].starts_with("dora@example.org")
                && letters[0].contains("http://x/amap/lones/cotisations")
        );
        // Who has declared in the next one is left in peace.
        world
            .executes("UPDATE campaigns SET ending_told_at = NULL; DELETE FROM outbox")
            .await;
        let next = [
            ("depuis", "2027-09-01"),
            ("jusque", "2028-08-31"),
            ("titre", "Suite"),
            ("formule", "fixed"),
            ("flux", "amaps"),
            ("montant", "5"),
        ];
        let next = nina.goes(&format!("{base}/nouvelle"), &next).await;
        let id = next.rsplit('/').next().unwrap();
        dora.goes("/amap/lones/cotisations", &[("campagne", id)]).await;
        assert_eq!(night("2027-08-03").await, 1);
        assert_eq!(world.count("outbox WHERE kind = 'fee'").await, 0);
    }
}
