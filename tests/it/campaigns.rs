//! Campaigns of an AMAP and of a network: fees, payments, numbered receipts, renewals, suspension.

mod declared;
mod letters;
mod networks;

use crate::world::{Person, TEMPLATE, World, villages};
use calamine::{Reader, Xlsx};

/// Opens a campaign and gives its address.
async fn opens(who: &Person, base: &str, fields: &[(&str, &str)]) -> String {
    let mut all = vec![
        ("titre", "Adhésion 2026-2027"),
        ("depuis", "2026-09-01"),
        ("jusque", "2027-08-31"),
    ];
    all.extend_from_slice(fields);
    who.goes(&format!("{base}/nouvelle"), &all).await
}

async fn numbers(world: &World) -> Vec<String> {
    let sql = "SELECT 'n' || number || ' ' || payer || ' ' || cents || CASE WHEN cancelled_at IS NULL THEN '' ELSE ' annule' END
               FROM receipts ORDER BY number";
    world.texts(sql).await
}

#[tokio::test]
async fn households_pay_by_their_bracket_and_receipts_count_without_gaps() {
    for world in villages().await {
        let [tess, ana, bob, eve, rene] =
            ["tess", "ana", "bob", "eve", "rene"].map(|name| world.person(name));
        world.executes("UPDATE amaps SET membership = 'paid'").await;
        let base = "/amap/lones/campagnes";
        let campaign = opens(
            &tess,
            base,
            &[
                ("formule", "brackets"),
                ("tranche-1", "Petits revenus"),
                ("tranche-montant-1", "5"),
                ("tranche-2", "Tout le monde"),
                ("tranche-montant-2", "20"),
                ("network", "rhone"),
                ("amap", "ailleurs"),
            ],
        )
        .await;
        let id = campaign.rsplit('/').next().unwrap().to_owned();
        // Ana declares, and may not yet sign: the AMAP asks a paid membership.
        let own = "/amap/lones/adhesion";
        assert_eq!(
            ana.submits(own, &[("campagne", &id), ("tranche", "3")])
                .await
                .status,
            422
        );
        ana.goes(
            own,
            &[
                ("campagne", &id),
                ("tranche", "1"),
                ("due", "1"),
                ("household", "hhhhhhhhhh42"),
            ],
        )
        .await;
        assert_eq!(
            ana.submits(own, &[("campagne", &id), ("tranche", "2")])
                .await
                .status,
            422,
            "once"
        );
        assert_eq!(
            eve.submits(own, &[("campagne", &id), ("tranche", "1")])
                .await
                .status,
            404
        );
        assert_eq!(rene.gets(&campaign).await.status, 403);
        // Tess records Ana and, without a declaration, Bob; the bracket of the latter is needed.
        let both = [
            ("payeur", "hhhhhhhhhh41"),
            ("payeur", "hhhhhhhhhh42"),
            ("moyen", "cheque"),
            ("paye", "2026-09-01"),
            ("do", "payer"),
        ];
        assert_eq!(tess.submits(&campaign, &both).await.status, 422);
        assert_eq!(numbers(&world).await, Vec::<String>::new(), "all or nothing");
        let mut all = both.to_vec();
        all.push(("tranche-hhhhhhhhhh42", "2"));
        tess.goes(&campaign, &all).await;
        assert_eq!(tess.submits(&campaign, &all).await.status, 422, "paid already");
        assert_eq!(numbers(&world).await, ["n1 Foyer Ana 500", "n2 Foyer Bob 2000"]);
        ana.signs_of(TEMPLATE).await;
        // Bob's was a mistake: the number stays, cancelled, and the next one follows.
        tess.goes(&campaign, &[("payeur", "hhhhhhhhhh42"), ("do", "retirer")])
            .await;
        let dan = [
            ("payeur", "hhhhhhhhhh43"),
            ("tranche-hhhhhhhhhh43", "1"),
            ("moyen", "cash"),
            ("paye", "2026-09-01"),
        ];
        tess.goes(&campaign, &dan).await;
        assert_eq!(
            numbers(&world).await,
            ["n1 Foyer Ana 500", "n2 Foyer Bob 2000 annule", "n3 Foyer Dan 500"]
        );
        assert_eq!(
            world
                .texts("SELECT 'x' FROM memberships WHERE withdrawn_at IS NULL AND paid_at IS NOT NULL")
                .await
                .len(),
            2
        );
        let page = ana.sees(own).await;
        let receipt = page
            .html()
            .split("/amap/lones/recus/")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let receipt = format!("/amap/lones/recus/{receipt}");
        let pdf = ana.sees(&receipt).await;
        let text = pdf.pdf_text();
        for part in [
            "Reçu n° 1",
            "Foyer Ana",
            "5,00",
            "par chèque",
            "Adhésion 2026-2027",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(
            pdf.body,
            ana.sees(&receipt).await.body,
            "the same bytes each time"
        );
        for other in [&bob, &eve, &rene] {
            assert_eq!(other.gets(&receipt).await.status, 404, "{}", other.name);
        }
        let report = tess.sees(&format!("{campaign}/bilan.xlsx")).await;
        // Two of four households paid, each the small bracket; nobody had a campaign before.
        let said = first_sheet(&report.body);
        for line in [
            "Concernés 4",
            "Réglés 2 10",
            "Petits revenus 2 10",
            "Tout le monde 0 0",
        ] {
            assert!(said.iter().any(|row| row == line), "{line}: {said:?}");
        }
        assert!(said.iter().all(|row| !row.starts_with("Nouveaux")), "{said:?}");
        // The year after: Ana again, Bob for the first time, Dan not yet.
        let next = [
            ("formule", "fixed"),
            ("montant", "20"),
            ("depuis", "2027-09-01"),
            ("jusque", "2028-08-31"),
        ];
        let mut all = vec![("titre", "Suite")];
        all.extend_from_slice(&next);
        let next = tess.goes(&format!("{base}/nouvelle"), &all).await;
        let paid = [
            ("payeur", "hhhhhhhhhh41"),
            ("payeur", "hhhhhhhhhh42"),
            ("moyen", "cheque"),
            ("paye", "2026-09-01"),
        ];
        tess.goes(&next, &paid).await;
        let said = first_sheet(&tess.sees(&format!("{next}/bilan.xlsx")).await.body);
        for line in ["Nouveaux 1", "De nouveau 1", "Avaient réglé, pas cette fois 1"] {
            assert!(said.iter().any(|row| row == line), "{line}: {said:?}");
        }
    }
}

/// The rows of the first sheet, their cells with a blank between.
fn first_sheet(bytes: &[u8]) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    let row = |row: &[calamine::Data]| {
        let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
        cells.join(" ").trim().to_owned()
    };
    range.rows().map(row).collect()
}

#[tokio::test]
async fn two_treasurers_at_once_give_no_number_twice_and_leave_no_gap() {
    for world in villages().await {
        let [tess, dora] = ["tess", "dora"].map(|name| world.person(name));
        let campaign = opens(
            &tess,
            "/amap/lones/campagnes",
            &[("formule", "fixed"), ("montant", "20")],
        )
        .await;
        let pays = async |who: &Person, household: &str| {
            let fields = [("payeur", household), ("moyen", "cheque"), ("paye", "2026-09-01")];
            who.submits(&campaign, &fields).await.status
        };
        let done = tokio::join!(
            pays(&tess, "hhhhhhhhhh41"),
            pays(&dora, "hhhhhhhhhh42"),
            pays(&tess, "hhhhhhhhhh43"),
            pays(&dora, "hhhhhhhhhh44"),
            // The same household, twice at once.
            pays(&tess, "hhhhhhhhhh41")
        );
        let mut done = [done.0, done.1, done.2, done.3, done.4];
        done.sort_unstable();
        assert_eq!(done, [303, 303, 303, 303, 422], "{}", world.engine);
        let drawn = world
            .texts("SELECT 'n' || number FROM receipts ORDER BY number")
            .await;
        assert_eq!(drawn, ["n1", "n2", "n3", "n4"]);
    }
}
