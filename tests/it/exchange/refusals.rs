//! What is refused leaves the database as it was.

use crate::world::{Delivery, fixture, worlds};
use clicamap::exchange::clicamap::Intake;

/// Each listed bad input, and the sentence's beginning is the file's name.
const BROKEN: [&str; 27] = [
    "annonce-demesuree.xlsx",
    "colonne-en-double.xlsx",
    "colonne-sans-produit.xlsx",
    "cumul-faux.xlsx",
    "date-en-double.xlsx",
    "document.docx",
    "feuille-sans-date.xlsx",
    "formule-en-erreur.xls",
    "formule-en-erreur.xlsx",
    "formule-non-calculee.xlsx",
    "ligne-decalee.xlsx",
    "liste-de-membres.xlsx",
    "mot-de-passe.xls",
    "mot-de-passe.xlsx",
    "nom-en-double.xlsx",
    "opendocument.ods",
    "personne.xlsx",
    "prix-illisible.xlsx",
    "produit-sans-nom.xlsx",
    "quantite-en-lettres.xlsx",
    "quantite-negative.xlsx",
    "quantite-sans-nom.xlsx",
    "quantite-trop-fine.xlsx",
    "sans-date.xlsx",
    "tronque.xls",
    "tronque.xlsx",
    "vide.xlsx",
];

#[tokio::test]
async fn a_broken_file_leaves_the_database_as_it_was_with_the_good_one_beside_it() {
    for house in worlds().await {
        let empty = house.inventory().await;
        for broken in BROKEN {
            let files = [fixture("paniers.xlsx"), fixture(broken)];
            let delivery = Delivery {
                amap: "amap-des-tilleuls",
                farm: "Ferme",
                create: true,
                files: &files,
            };
            let refused = house.imports(&delivery).await.unwrap_err();
            let lines = if broken == "cumul-faux.xlsx" { 2 } else { 1 };
            assert_eq!(refused.len(), lines, "{refused:?}");
            assert!(refused[0].contains(broken), "{refused:?}");
            assert_eq!(house.inventory().await, empty, "{}, {broken}", house.engine);
        }
    }
}

#[tokio::test]
async fn wrong_totals_are_stored_only_when_accepted() {
    let files = [fixture("cumul-faux.xlsx")];
    let delivery = Delivery {
        amap: "amap-des-tilleuls",
        farm: "Ferme",
        create: true,
        files: &files,
    };
    for house in worlds().await {
        let refused = house.imports(&delivery).await.unwrap_err();
        insta::assert_snapshot!("wrong_totals", refused.join("\n"));
        let accepted = house
            .stores(&delivery, &Intake::read_all(&files).unwrap())
            .await
            .unwrap();
        assert_eq!(accepted[0].mismatches, refused[1..], "{}", house.engine);
    }
}

#[tokio::test]
async fn another_export_of_a_contract_that_is_there_is_refused_with_the_differences() {
    let first = [fixture("paniers.xlsx")];
    let delivery = Delivery {
        amap: "amap-des-tilleuls",
        farm: "Ferme",
        create: true,
        files: &first,
    };
    // The wrong totals do not count: what is due differs on one sheet only where the fixture changes it.
    let mut other = Intake::read_all(&first).unwrap();
    let due = &mut other[0].workbook.sheets[1].due;
    let place = *due.keys().next().unwrap();
    due.insert(place, clicamap::words::Quantity::units(3));
    other[0].fingerprint = clicamap::exchange::clicamap::identity::fingerprint(&other[0].workbook);
    other[0].file = "paniers (2).xlsx".to_owned();
    for house in worlds().await {
        house.imports(&delivery).await.unwrap();
        let before = house.inventory().await;
        let refused = house.stores(&delivery, &other).await.unwrap_err();
        insta::assert_snapshot!("differences", refused.join("\n"));
        assert_eq!(house.inventory().await, before, "{}", house.engine);
    }
}

#[tokio::test]
async fn what_does_not_exist_is_made_only_when_asked() {
    let files = [fixture("paniers.xlsx")];
    let known = Delivery {
        amap: "amap-des-tilleuls",
        farm: "Ferme des Prés",
        create: true,
        files: &files,
    };
    for house in worlds().await {
        let mut told = Vec::new();
        let nowhere = Delivery {
            create: false,
            ..known
        };
        told.extend(house.imports(&nowhere).await.unwrap_err());
        told.extend(
            house
                .imports(&Delivery {
                    amap: "Amap des Tilleuls",
                    ..known
                })
                .await
                .unwrap_err(),
        );
        assert_eq!(house.inventory().await, "", "{}", house.engine);
        house.imports(&known).await.unwrap();
        let before = house.inventory().await;
        let other = Delivery {
            farm: "Ferme des Bois",
            create: false,
            ..known
        };
        told.extend(house.imports(&other).await.unwrap_err());
        told.extend(
            house
                .imports(&Delivery {
                    create: true,
                    ..other
                })
                .await
                .unwrap_err(),
        );
        insta::assert_snapshot!("what_does_not_exist", told.join("\n"));
        assert_eq!(house.inventory().await, before, "{}", house.engine);
        let spelt = Delivery {
            farm: "ferme des pres",
            create: false,
            ..known
        };
        assert!(house.imports(&spelt).await.unwrap()[0].made.is_none());
    }
}

#[tokio::test]
async fn names_that_look_alike_are_told_and_kept_apart() {
    let files = [fixture("paniers.xlsx")];
    let delivery = Delivery {
        amap: "amap-des-tilleuls",
        farm: "Ferme",
        create: true,
        files: &files,
    };
    for house in worlds().await {
        house.imports(&delivery).await.unwrap();
        let mut bread = Intake::read_all(&files).unwrap();
        bread[0].workbook.members[0].last_name = "Aubepine Lacroix".to_owned();
        bread[0].fingerprint = clicamap::exchange::clicamap::identity::fingerprint(&bread[0].workbook);
        let other_farm = Delivery {
            farm: "Le Fournil",
            ..delivery
        };
        let imported = house.stores(&other_farm, &bread).await.unwrap();
        let near = imported[0].made.as_ref().map(|made| made.near.join("\n"));
        insta::assert_snapshot!("names_alike", near.unwrap_or_default());
        assert_eq!(
            house.texts("SELECT name FROM households").await.len(),
            6,
            "{}",
            house.engine
        );
    }
}
