//! What is printed for an evening: the list to sign, and the labels of the crates.

use crate::world::{SOON, villages};
use calamine::{Reader, Xlsx};
use std::io::Cursor;

#[tokio::test]
async fn labels_and_a_list_to_sign() {
    for world in villages().await {
        let (camille, dora) = (world.person("camille"), world.person("dora"));
        world.person("ana").signs().await;
        world.person("bob").signs().await;
        let day = "dddddddddd21";
        let mut story = Vec::new();
        for format in ["24", "21", "14", "8", "", "1000"] {
            let address = format!("/ferme/lac/livraisons/lones/{day}/etiquettes.pdf?format={format}");
            let labels = camille.gets(&address).await;
            assert_eq!(labels.status, 200, "{format}");
            story.push(format!("{format} : {}", labels.pdf_text()));
        }
        let sign_off = dora
            .gets(&format!("/amap/lones/livraisons/{day}/emargement.pdf"))
            .await;
        story.push(sign_off.pdf_text());
        insta::assert_snapshot!("labels_and_a_list_to_sign", story.join("\n\n"));
        let nothing = format!("/ferme/lac/livraisons/lones/{SOON}/etiquettes.pdf");
        assert_eq!(camille.gets(&nothing).await.status, 422, "nothing is due");
    }
}

/// Two households, three Thursdays: what the farm harvests, week by week.
#[tokio::test]
async fn a_farm_sees_what_it_harvests() {
    for world in villages().await {
        let camille = world.person("camille");
        world.person("ana").signs().await;
        world.person("bob").signs().await;
        let page = camille.sees("/ferme/lac/recolte").await.text();
        insta::assert_snapshot!("a_farm_sees_what_it_harvests", page);
        let book = camille.gets("/ferme/lac/recolte.xlsx").await;
        let told = sheets(book.body);
        insta::assert_snapshot!("what_a_farm_harvests_as_a_workbook", told);
    }
}

/// Every sheet of a workbook, a line for each row.
fn sheets(bytes: Vec<u8>) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut told = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        let rows = range.rows().map(|row| {
            let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
            cells.join(" | ")
        });
        told.push(format!("{name}\n{}", rows.collect::<Vec<_>>().join("\n")));
    }
    told.join("\n\n")
}

/// Household by delivery, for each product; a basket that moved stands where it comes, a draft stands nowhere.
#[tokio::test]
async fn a_season_on_one_page() {
    for world in villages().await {
        let [dora, camille, tess] = ["dora", "camille", "tess"].map(|name| world.person(name));
        let contract = world.person("ana").signs().await;
        let model = "/amap/lones/modeles/aaaaaaaaaaaa/synthese/saison.xlsx";
        world.person("bob").signs().await;
        world.person("dan").orders().await;
        let moved = [
            ("quoi", "deplacer"),
            ("livraison", "dddddddddd21"),
            ("vers", "dddddddddd22"),
            ("motif", "Absence"),
        ];
        dora.goes(&format!("{contract}/avenant"), &moved).await;
        let told = sheets(dora.gets(model).await.body);
        insta::assert_snapshot!("a_season_on_one_page", told);
        assert_eq!(sheets(tess.gets(model).await.body), told);
        let farm = "/ferme/lac/contrats/aaaaaaaaaaaa/synthese/saison.xlsx";
        assert_eq!(sheets(camille.gets(farm).await.body), told);
        let nobody = "/amap/lones/modeles/cccccccccccc/synthese/saison.xlsx";
        assert_eq!(dora.gets(nobody).await.status, 422);
    }
}
