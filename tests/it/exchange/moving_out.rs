//! What goes out comes in elsewhere as it was.

use crate::world::{Delivery, World, fixture, worlds};

async fn titles_and_due(house: &World, amap: &'static str) -> Vec<String> {
    let mut all = house
        .texts("SELECT title || ', ' || kind || ', ' || rhythm FROM templates ORDER BY sort_key, title")
        .await;
    all.extend(
        house
            .texts("SELECT last_name || '+' || first_name FROM members ORDER BY last_name, first_name")
            .await,
    );
    all.extend(
        house
            .texts("SELECT name || '|' || packaging FROM products ORDER BY name, packaging")
            .await,
    );
    all.extend(house.due().await.into_iter().map(|line| format!("{line:?}")));
    assert!(!all.is_empty(), "{amap}");
    all
}

#[tokio::test]
async fn an_export_imported_elsewhere_gives_the_same_contracts() {
    let files = [fixture("paniers.xls")];
    let here = Delivery {
        amap: "amap-d-ici",
        farm: "Ferme",
        create: true,
        files: &files,
    };
    for (house, elsewhere) in worlds().await.into_iter().zip(worlds().await) {
        house.imports(&here).await.unwrap();
        let exported = house.exports("amap-d-ici").await;
        let names: Vec<&str> = exported.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["paniers.xlsx"]);
        let there = Delivery {
            amap: "amap-d-ailleurs",
            farm: "Ferme",
            create: true,
            files: &exported,
        };
        elsewhere.imports(&there).await.unwrap();
        let (before, after) = (
            titles_and_due(&house, "amap-d-ici").await,
            titles_and_due(&elsewhere, "amap-d-ailleurs").await,
        );
        assert_eq!(after, before, "{}", house.engine);
        let back = house
            .imports(&Delivery {
                files: &exported,
                ..here
            })
            .await
            .unwrap();
        assert!(
            back.iter().all(|file| file.made.is_none()),
            "an export of what is there changes nothing"
        );
    }
}
