//! A whole season, product by product, as a page and on paper.

use crate::world::{TEMPLATE, villages};
use calamine::{Reader, Xlsx};
use std::io::Cursor;

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

#[tokio::test]
async fn one_workbook_holds_every_running_season() {
    for world in villages().await {
        let [ana, dora, rene, tess] = ["ana", "dora", "rene", "tess"].map(|name| world.person(name));
        let page = "/amap/lones/modeles/saison.xlsx";
        assert_eq!(dora.gets(page).await.status, 422, "nobody has signed");
        ana.signs().await;
        for who in [&dora, &rene, &tess] {
            let bytes = who.sees(page).await.body;
            let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
            assert_eq!(book.sheet_names(), ["1 Panier"]);
            let sheet = book.worksheet_range("1 Panier").unwrap();
            let rows: Vec<String> = sheet.rows().map(|row| format!("{row:?}")).collect();
            let all = rows.join("\n");
            for said in [
                "Legumes – Panier",
                "Jardins du Lac – AMAP des Lones",
                "Foyer Ana",
                "Float(3.0)",
            ] {
                assert!(all.contains(said), "{said}: {all}");
            }
        }
        assert_eq!(ana.gets(page).await.status, 403);
        let list = dora.sees("/amap/lones/modeles").await.html();
        assert!(list.contains("saison.xlsx"));
        world.at_paris("2026-10-16T10:00:00");
        assert_eq!(dora.gets(page).await.status, 422, "the season is over");
        assert!(
            !dora
                .sees("/amap/lones/modeles")
                .await
                .html()
                .contains("saison.xlsx")
        );
    }
}
