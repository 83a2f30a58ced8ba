//! Where a farm is paid by transfer: who sets it, who reads it, who is told.

use crate::world::villages;

const PAGE: &str = "/ferme/lac/fiche/compte-bancaire";
const IBAN: &str = "FR14 2004 1010 0505 0001 3M02 606";

#[tokio::test]
async fn a_farm_says_where_it_is_paid_and_everybody_of_it_is_told() {
    for world in villages().await {
        let [camille, ana, dora] = ["camille", "ana", "dora"].map(|name| world.person(name));
        let wrong = camille
            .submits(PAGE, &[("iban", "FR14 2004 1010 0505 0001 3M02 607")])
            .await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.text().contains("Cet IBAN n’est pas valable"),
            "{}",
            wrong.text()
        );
        assert!(wrong.html().contains("3M02 607"), "what was typed stays");
        for _ in 0..2 {
            camille.goes(PAGE, &[("iban", IBAN)]).await;
        }
        let told = "SELECT recipient || ' : ' || subject || '\n' || body FROM outbox WHERE kind = 'account'";
        insta::assert_snapshot!("account_letter", world.texts(told).await.join("\n\n"));
        let trail = camille.sees("/ferme/lac/journal").await.text();
        assert!(trail.contains("IBAN : FR14 … 2606"), "{trail}");
        // Who pays by cheque does not read it, who pays by transfer does.
        let contract = ana.signs().await;
        assert!(!ana.sees(&contract).await.text().contains("FR14"));
        world.executes("UPDATE contracts SET method = 'transfer'").await;
        let seen = ana.sees(&contract).await.text().replace('\u{a0}', " ");
        assert!(seen.contains(IBAN), "{seen}");
        // The AMAP does not write it, and a session that proved nothing lately neither.
        assert_eq!(dora.submits(PAGE, &[("iban", IBAN)]).await.status, 404);
        world.executes("UPDATE sessions SET confirmed_at = 0").await;
        let asked = camille.submits(PAGE, &[("iban", "")]).await;
        assert_eq!(asked.status, 307, "{}", asked.text());
        assert!(
            asked.location.starts_with("/compte/confirmation"),
            "{}",
            asked.location
        );
        assert_eq!(world.count("farms WHERE iban IS NOT NULL").await, 1);
    }
}
