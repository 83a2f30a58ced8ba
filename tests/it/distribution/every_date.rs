//! The delivery list of every date against sums taken straight from the sheets: the cells as calamine gives them, nothing
//! of the importer's.

use crate::world::{Delivery, EVENING, worlds};
use calamine::{Data, Reader, Xlsx};
use clicamap::access::AmapScope;
use clicamap::cli::{DeliveriesFormat, print_deliveries};
use clicamap::words::{Day, Quantity, sort_key};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::Path;

const FARMS: [(&str, &str); 3] = [
    ("champignons-janvier-juin-2026.xlsx", "La Cave aux champignons"),
    ("legumes-mars-a-juin-2026.xlsx", "Les Jardins"),
    ("pains-semaines-paires-fevrier-a-juin-2026.xlsx", "Le Fournil"),
];

/// By day, then family name, first name and farm: the quantities, in order.
type Sheets = BTreeMap<Day, BTreeMap<(String, String, String), Vec<Quantity>>>;

fn read(bytes: &[u8], farm: &str, sheets: &mut Sheets) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    for (name, range) in book.worksheets() {
        let Ok(day) = name.parse::<Day>() else { continue };
        let text = |row, column| {
            range
                .get_value((row, column))
                .map(Data::to_string)
                .unwrap_or_default()
        };
        let (last_row, last_column) = range.end().unwrap();
        for row in 10..=last_row {
            for column in 2..=last_column {
                let Ok(quantity) = text(row, column).parse::<Quantity>() else {
                    continue;
                };
                if !quantity.is_zero() {
                    let person = (text(row, 0), text(row, 1), farm.to_owned());
                    sheets
                        .entry(day)
                        .or_default()
                        .entry(person)
                        .or_default()
                        .push(quantity);
                }
            }
        }
    }
}

fn listed(json: &serde_json::Value) -> BTreeMap<(String, String, String), Vec<Quantity>> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let mut found: BTreeMap<(String, String, String), Vec<Quantity>> = BTreeMap::new();
    for entry in json.as_array().unwrap() {
        let person = &entry["people"][0];
        for item in entry["items"].as_array().unwrap() {
            let quantity = item["quantity"].as_number().unwrap().to_string().parse().unwrap();
            let key = (
                text(&person["last_name"]),
                text(&person["first_name"]),
                text(&item["farm"]),
            );
            found.entry(key).or_default().push(quantity);
        }
    }
    found
}

fn in_order(
    mut found: BTreeMap<(String, String, String), Vec<Quantity>>,
) -> BTreeMap<(String, String, String), Vec<Quantity>> {
    found.values_mut().for_each(|quantities| quantities.sort());
    found
}

#[tokio::test]
async fn the_list_of_every_date_is_what_the_sheets_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/clicamap-exports");
    let mut sheets = Sheets::new();
    let mut files = Vec::new();
    for (name, farm) in FARMS {
        let Ok(bytes) = std::fs::read(folder.join(name)) else {
            eprintln!("skipped: the real exports are not at ../shared/data/clicamap-exports");
            return;
        };
        read(&bytes, farm, &mut sheets);
        files.push((name.to_owned(), bytes));
    }
    for house in worlds().await {
        for (file, (_, farm)) in files.iter().zip(FARMS) {
            let files = std::slice::from_ref(file);
            house
                .imports(&Delivery {
                    amap: "amap",
                    farm,
                    create: true,
                    files,
                })
                .await
                .unwrap();
        }
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("list-{}.json", house.engine));
        for (day, wanted) in &sheets {
            print_deliveries(&house.db, "amap", *day, DeliveriesFormat::Json, Some(out.clone()))
                .await
                .unwrap();
            let json: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
            assert_eq!(
                in_order(listed(&json)),
                in_order(wanted.clone()),
                "{day} on {}",
                house.engine
            );
            let keys: Vec<(String, String)> = json.as_array().unwrap().iter().map(name_key).collect();
            assert!(keys.is_sorted(), "{day}");
            let people: BTreeSet<(&String, &String)> =
                wanted.keys().map(|(last, first, _)| (last, first)).collect();
            assert_eq!(keys.len(), people.len(), "one entry for each household");
        }
        let mut tx = house.db.read().await.unwrap();
        let scope = AmapScope::for_operator(&mut tx, "amap").await.unwrap().unwrap();
        let nothing = scope.today(EVENING);
        let list = clicamap::distribution::list_of_day(&mut tx, &scope, nothing)
            .await
            .unwrap();
        assert_eq!(list, clicamap::distribution::List::default());
    }
}

fn name_key(entry: &serde_json::Value) -> (String, String) {
    let part = |name: &str| sort_key(entry["people"][0][name].as_str().unwrap());
    (part("last_name"), part("first_name"))
}
