//! A whole season, product by product, as a page and on paper.

use crate::world::{TEMPLATE, villages};

#[tokio::test]
async fn the_season_shows_each_household_on_each_date_with_its_sums() {
    for world in villages().await {
        let [ana, dora, camille] = ["ana", "dora", "camille"].map(|name| world.person(name));
        let page = format!("/amap/lones/modeles/{TEMPLATE}/synthese/saison");
        assert_eq!(dora.gets(&page).await.status, 422, "nobody has signed");
        let contract = ana.signs().await;
        world.person("bob").signs().await;
        let fields = [
            ("quoi", "deplacer"),
            ("livraison", "dddddddddd21"),
            ("vers", "dddddddddd22"),
            ("motif", "Absence"),
        ];
        dora.goes(&format!("{contract}/avenant"), &fields).await;
        let told = dora.sees(&page).await.text();
        insta::assert_snapshot!("a_season", told);
        assert_eq!(ana.gets(&page).await.status, 403);
        let paper = camille
            .sees(&format!("/ferme/lac/contrats/{TEMPLATE}/synthese/saison.pdf"))
            .await
            .pdf_text();
        for said in ["Legumes", "Foyer Ana", "Foyer Bob", "Panier", "08/10", "Total"] {
            assert!(paper.contains(said), "{said}: {paper}");
        }
    }
}
