//! The delivery list, the farm's sheet and the synthesis.

use insta::assert_snapshot;

use super::{issue, pages};
use crate::documents::{
    Collected, DeliveryList, DutyRow, FarmSheet, FarmTotals, HouseholdRow, Item, PreparedProduct,
    QuantityRow, Synthesis, SynthesisProduct, SynthesisRow, SynthesisTotals, TotalRow,
};

/// A list of so many households, each with one to four farms and one to three products of each.
pub(super) fn delivery_list(households: usize) -> DeliveryList {
    DeliveryList {
        amap: "AMAP des Lônes".into(),
        day: "jeudi 12 mars 2026".into(),
        site: "Salle des fêtes de Gerland".into(),
        address: "8 place des Pavillons, 69007 Lyon".into(),
        hours: "de 18 h 30 à 19 h 30".into(),
        issued: "liste établie le mercredi 11 mars à 21 h 05".into(),
        household_count: format!("{households} foyers"),
        duties: vec![
            duty("Distribution", "Anaïs Morel, Farid Roux"),
            duty("Rangement", ""),
        ],
        remarks: Vec::new(),
        households: (0..households).map(household).collect(),
        totals: (0..4).map(totals).collect(),
    }
}

fn duty(kind: &str, people: &str) -> DutyRow {
    DutyRow {
        kind: kind.into(),
        people: people.into(),
    }
}

fn household(number: usize) -> HouseholdRow {
    HouseholdRow {
        name: format!("MOREL-LEFÈVRE Anaïs {number}"),
        people: if number.is_multiple_of(3) {
            "Farid Roux".into()
        } else {
            String::new()
        },
        farms: (0..=number % 4).map(|farm| collected(farm, number)).collect(),
        notes: if number.is_multiple_of(9) {
            vec!["Prend le panier de Rose".into()]
        } else {
            Vec::new()
        },
    }
}

fn collected(farm: usize, number: usize) -> Collected {
    Collected {
        farm: format!("La Bergerie n° {farm}"),
        pending: number.is_multiple_of(20),
        items: (0..=(number + farm) % 3)
            .map(|item| Item {
                quantity: (item + 1).to_string(),
                product: format!("fromage frais n° {item}"),
            })
            .collect(),
    }
}

fn totals(farm: usize) -> FarmTotals {
    let product = |item| TotalRow {
        name: format!("fromage frais n° {item}"),
        quantity: "45".into(),
    };
    FarmTotals {
        farm: format!("La Bergerie n° {farm}"),
        products: (0..3).map(product).collect(),
    }
}

pub(super) fn farm_sheet(households: usize, products: usize) -> FarmSheet {
    FarmSheet {
        farm: "Les Jardins du Lac".into(),
        amap: "AMAP des Lônes".into(),
        day: "jeudi 12 mars 2026".into(),
        site: "Salle des fêtes de Gerland".into(),
        address: "8 place des Pavillons, 69007 Lyon".into(),
        hours: "de 18 h 30 à 19 h 30".into(),
        issued: "établie le mercredi 11 mars 2026".into(),
        contacts: "Anaïs Morel, 06 98 76 54 32".into(),
        remarks: Vec::new(),
        products: (0..products)
            .map(|number| PreparedProduct {
                name: format!("Panier moyen n° {number}"),
                packaging: String::new(),
                households: "22".into(),
                quantity: "45".into(),
            })
            .collect(),
        households: (0..households)
            .map(|number| QuantityRow {
                name: format!("MOREL Anaïs {number}"),
                mark: if number == 7 {
                    "à contresigner".into()
                } else {
                    String::new()
                },
                quantities: vec![(number % 3).to_string(); products],
            })
            .collect(),
    }
}

pub(super) fn synthesis(households: usize, products: usize) -> Synthesis {
    let sheet = farm_sheet(households, products);
    Synthesis {
        before: "Légumes, été 2025 : 52 foyers sont revenus".to_owned(),
        compared: vec![["Foyers", "58", "60", "+2"].map(str::to_owned).to_vec()],
        title: "Légumes de saison".into(),
        farm: sheet.farm,
        amap: sheet.amap,
        season: "d’avril à septembre 2026".into(),
        issued: sheet.issued,
        products: sheet
            .products
            .into_iter()
            .map(|product| SynthesisProduct {
                name: product.name,
                quantity: product.quantity,
            })
            .collect(),
        households: sheet.households.into_iter().map(contract_row).collect(),
        totals: SynthesisTotals {
            contracts: households.to_string(),
            amount: "17\u{202f}820,00\u{a0}€".into(),
            paid: "5\u{202f}940,00\u{a0}€".into(),
            remaining: "11\u{202f}880,00\u{a0}€".into(),
            signed: "58 sur 60".into(),
            countersigned: "55 sur 60".into(),
        },
    }
}

fn contract_row(row: QuantityRow) -> SynthesisRow {
    SynthesisRow {
        name: row.name,
        mark: row.mark,
        quantities: row.quantities,
        amount: "297,00\u{a0}€".into(),
        signed: "12/03/2026".into(),
        countersigned: String::new(),
        paid: "99,00\u{a0}€".into(),
        remaining: "198,00\u{a0}€".into(),
    }
}

#[test]
fn lists_take_few_pages() {
    let mut table = String::new();
    for households in [0, 1, 40, 140, 300] {
        let count = pages(delivery_list(households).pdf(issue()));
        table += &format!("delivery list, {households} households: {count}\n");
    }
    for (households, products) in [(0, 0), (1, 1), (45, 6), (45, 12), (45, 20), (140, 40), (300, 8)] {
        let count = pages(farm_sheet(households, products).pdf(issue()));
        table += &format!("farm sheet, {households} households x {products} products: {count}\n");
    }
    for (households, products) in [(0, 0), (1, 1), (60, 2), (60, 12), (60, 40)] {
        let count = pages(synthesis(households, products).pdf(issue()));
        table += &format!("synthesis, {households} households x {products} products: {count}\n");
    }
    assert_snapshot!(table, @r"
    delivery list, 0 households: 1
    delivery list, 1 households: 1
    delivery list, 40 households: 3
    delivery list, 140 households: 10
    delivery list, 300 households: 20
    farm sheet, 0 households x 0 products: 1
    farm sheet, 1 households x 1 products: 1
    farm sheet, 45 households x 6 products: 2
    farm sheet, 45 households x 12 products: 2
    farm sheet, 45 households x 20 products: 3
    farm sheet, 140 households x 40 products: 11
    farm sheet, 300 households x 8 products: 7
    synthesis, 0 households x 0 products: 1
    synthesis, 1 households x 1 products: 1
    synthesis, 60 households x 2 products: 2
    synthesis, 60 households x 12 products: 4
    synthesis, 60 households x 40 products: 8
    ");
}

#[test]
fn a_list_gives_the_same_bytes_each_time() {
    let list = delivery_list(40);
    assert_eq!(list.pdf(issue()).unwrap(), list.pdf(issue()).unwrap());
}

#[test]
fn a_household_that_collects_more_than_a_page_holds_runs_over_to_the_next() {
    let mut list = delivery_list(3);
    list.households[1].farms[0].items = vec![
        Item {
            quantity: "12".into(),
            product: "fromage frais aux herbes du jardin".into()
        };
        400
    ];
    assert_eq!(pages(list.pdf(issue())), 4);
}

#[test]
fn a_household_without_its_quantities_is_refused_rather_than_left_out() {
    let mut sheet = farm_sheet(3, 4);
    sheet.households[1].quantities.pop();
    assert!(sheet.pdf(issue()).is_err());
    let mut rows = synthesis(3, 4);
    rows.households[1].quantities.clear();
    assert!(rows.pdf(issue()).is_err());
}
