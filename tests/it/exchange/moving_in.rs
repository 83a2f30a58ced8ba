//! What an import makes, and that it makes it once.

use crate::world::{Delivery, World, fixture, worlds};
use clicamap::exchange::clicamap::Imported;

fn delivery(files: &[(String, Vec<u8>)]) -> Delivery<'_> {
    Delivery {
        amap: "amap-des-tilleuls",
        farm: "Les Jardins d’Émile",
        create: true,
        files,
    }
}

fn told(imported: &[Imported]) -> Vec<(String, bool)> {
    imported
        .iter()
        .map(|file| (file.title.clone(), file.made.is_some()))
        .collect()
}

/// What people will see of it, one line each.
async fn seen(house: &World) -> String {
    let mut lines = Vec::new();
    for sql in [
        "SELECT a.name || ', ' || n.name FROM amaps a JOIN networks n ON n.id = a.network_id",
        "SELECT f.name || ' /' || f.slug FROM farms f JOIN partnerships p ON p.farm_id = f.id",
        "SELECT s.name || ', ' || d.day || ' ' || d.opens || '-' || d.closes
         FROM deliveries d JOIN sites s ON s.id = d.site_id ORDER BY d.day",
        "SELECT name || ' | ' || production_type || ' | ' || packaging FROM products ORDER BY sort_key",
        "SELECT title || ', ' || kind || ', ' || rhythm || ', ' || first_on || ' - ' || last_on || ', ' || window_opens
             || ' - ' || window_closes || ', ' || approved_how || ', ' || origin FROM templates",
        "SELECT h.name || ' = ' || m.last_name || ' + ' || m.first_name || ', ' || m.joined_on
         FROM households h JOIN members m ON m.amap_id = h.amap_id AND m.household_id = h.id ORDER BY m.sort_key",
        "SELECT c.origin || ', ' || s.party || ' ' || s.how FROM contracts c
         JOIN signatures s ON s.contract_id = c.id GROUP BY c.origin, s.party, s.how ORDER BY s.party",
        "SELECT verb || ' by ' || acting FROM audit",
    ] {
        lines.extend(house.texts(sql).await);
    }
    for (day, last, first, product, quantity) in house.due().await {
        lines.push(format!("{day} {last} {first} : {quantity} × {product}"));
    }
    lines.join("\n")
}

#[tokio::test]
async fn a_workbook_becomes_contracts_on_an_empty_database() {
    let files = [fixture("paniers.xls")];
    for house in worlds().await {
        let imported = house.imports(&delivery(&files)).await.unwrap();
        assert_eq!(
            told(&imported),
            [("Paniers".to_owned(), true)],
            "{}",
            house.engine
        );
        insta::assert_snapshot!("what_a_workbook_makes", seen(&house).await);
    }
}

#[tokio::test]
async fn a_second_run_of_the_same_files_changes_nothing() {
    let first = [fixture("paniers.xlsx")];
    let second = [fixture("paniers.xlsx"), fixture("paniers.xls")];
    for house in worlds().await {
        house.imports(&delivery(&first)).await.unwrap();
        let before = house.inventory().await;
        let again = house.imports(&delivery(&second)).await.unwrap();
        assert!(
            again.iter().all(|file| file.made.is_none()),
            "{}: {again:?}",
            house.engine
        );
        assert_eq!(house.inventory().await, before, "{}", house.engine);
    }
}

#[tokio::test]
async fn two_files_of_one_run_that_say_the_same_are_one_contract() {
    let files = [fixture("paniers.xlsx"), fixture("paniers.xls")];
    for house in worlds().await {
        let imported = house.imports(&delivery(&files)).await.unwrap();
        let made: Vec<bool> = imported.iter().map(|file| file.made.is_some()).collect();
        assert_eq!(made, [true, false], "{}", house.engine);
        assert_eq!(house.texts("SELECT title FROM templates").await, ["Paniers"]);
    }
}
