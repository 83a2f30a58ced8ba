//! The real exports beside the repository: every date's list against sums taken straight from the cells, by another path
//! than the importer's (calamine's cells as they stand, no layout, no workbook of ours).

use crate::world::{Delivery, World, worlds};
use calamine::{Data, Reader, Xlsx};
use clicamap::words::{Day, Quantity};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

/// (day, last name, first name, product) and how much.
type Due = BTreeMap<(Day, String, String, String), Quantity>;

const FARMS: [(&str, &str); 3] = [
    ("champignons-janvier-juin-2026.xlsx", "La Cave aux champignons"),
    ("legumes-mars-a-juin-2026.xlsx", "Les Jardins"),
    ("pains-semaines-paires-fevrier-a-juin-2026.xlsx", "Le Fournil"),
];

fn exports() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/clicamap-exports");
    let read = |(name, _): &(&str, &str)| Some(((*name).to_owned(), std::fs::read(folder.join(name)).ok()?));
    let files: Vec<_> = FARMS.iter().filter_map(read).collect();
    if files.len() < FARMS.len() {
        eprintln!("skipped: the real exports are not at ../shared/data/clicamap-exports");
        return Vec::new();
    }
    files
}

/// Straight from the cells.
fn cells(bytes: &[u8], due: &mut Due) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    for (name, range) in book.worksheets() {
        let Ok(day) = name.parse::<Day>() else { continue };
        let text = |row: u32, column: u32| {
            range
                .get_value((row, column))
                .map(Data::to_string)
                .unwrap_or_default()
        };
        let (last_row, last_column) = range.end().unwrap();
        for row in 10..=last_row {
            for column in 2..=last_column {
                let quantity: Quantity = match text(row, column).as_str() {
                    "" => continue,
                    number => number.parse().unwrap(),
                };
                if quantity.is_zero() {
                    continue;
                }
                let product = (3..=6).map(|row| text(row, column)).collect::<Vec<_>>().join("/");
                *due.entry((day, text(row, 0), text(row, 1), product)).or_default() += quantity;
            }
        }
    }
}

async fn stored(house: &World) -> Due {
    let mut due = Due::new();
    for (day, last, first, product, quantity) in house.due().await {
        *due.entry((day, last, first, product)).or_default() += quantity;
    }
    due
}

async fn move_in(house: &World, amap: &str, files: &[(String, Vec<u8>)]) {
    for (file, (_, farm)) in files.iter().zip(FARMS) {
        let delivery = Delivery {
            amap,
            farm,
            create: true,
            files: std::slice::from_ref(file),
        };
        house.imports(&delivery).await.unwrap();
    }
}

#[tokio::test]
async fn every_date_of_the_real_exports_is_as_the_sheets_say() {
    let files = exports();
    if files.is_empty() {
        return;
    }
    let mut sheets = Due::new();
    files.iter().for_each(|(_, bytes)| cells(bytes, &mut sheets));
    for house in worlds().await {
        move_in(&house, "amap", &files).await;
        assert_eq!(stored(&house).await, sheets, "{}", house.engine);
        let kinds = house
            .texts("SELECT title || ' : ' || kind FROM templates ORDER BY title")
            .await;
        insta::assert_snapshot!("real_kinds", kinds.join("\n"));
        let before = house.inventory().await;
        move_in(&house, "amap", &files).await;
        assert_eq!(house.inventory().await, before, "a second run changes nothing");
    }
}

#[tokio::test]
async fn the_real_exports_go_out_and_come_in_elsewhere_as_they_were() {
    let files = exports();
    if files.is_empty() {
        return;
    }
    for (house, elsewhere) in worlds().await.into_iter().zip(worlds().await) {
        move_in(&house, "ici", &files).await;
        let out = house.exports("ici").await;
        let names: Vec<&String> = out.iter().map(|(name, _)| name).collect();
        let by_farm: Vec<_> = out.iter().map(|file| (file.0.clone(), file.1.clone())).collect();
        assert_eq!(names.len(), 3);
        for file in &by_farm {
            let delivery = Delivery {
                amap: "ailleurs",
                farm: &file.0,
                create: true,
                files: std::slice::from_ref(file),
            };
            elsewhere.imports(&delivery).await.unwrap();
        }
        assert_eq!(stored(&elsewhere).await, stored(&house).await, "{}", house.engine);
    }
}
