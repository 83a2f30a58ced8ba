use super::{gather, sheet};
use crate::distribution::model::{Due, Entry, List, Person};
use crate::words::{FarmId, HouseholdId, MemberId, ProductId, PublicId, Quantity};
use insta::assert_snapshot;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const FARMS: [&str; 3] = ["Les Poules rousses", "La Boulange", "Les Jardins du Lac"];

fn household(number: u128) -> HouseholdId {
    HouseholdId::new(Uuid::from_u128(number))
}

/// The name of a contract in addresses; they sort as their numbers do.
fn named(number: u128) -> PublicId {
    let number = format!("{number:012}");
    number.parse().expect("digits are of the alphabet")
}

/// A line: who collects, whose contract, which farm, which of its contracts, which product, thousandths.
fn due(collector: u128, owner: u128, farm: usize, contract: u128, product: u128, thousandths: i64) -> Due {
    Due {
        household: household(collector),
        household_name: format!("Foyer {collector}"),
        owner: household(owner),
        owner_name: format!("Foyer {owner}"),
        farm: FarmId::new(Uuid::from_u128(farm as u128)),
        farm_slug: format!("ferme-{farm}"),
        farm_name: FARMS[farm].to_owned(),
        farm_key: FARMS[farm].to_lowercase(),
        contract: named(owner * 1000 + farm as u128 * 100 + contract),
        title: format!("Contrat {contract}"),
        title_key: format!("contrat {contract}"),
        product: ProductId::new(Uuid::from_u128(farm as u128 * 100 + product)),
        product_name: format!("produit {product}"),
        packaging: if product == 2 {
            "boîte de 6".to_owned()
        } else {
            String::new()
        },
        position: i64::try_from(product).unwrap(),
        quantity: Quantity::from_thousandths(thousandths),
        by_weight: false,
        countersigned: !owner.is_multiple_of(5),
        given: false,
    }
}

fn person(number: u128, last_name: &str, first_name: &str) -> Person {
    let written = format!("{last_name}{first_name}");
    Person {
        member: MemberId::new(Uuid::from_u128(
            written
                .bytes()
                .fold(number, |sum, byte| sum * 31 + u128::from(byte)),
        )),
        household: household(number),
        last_name: last_name.to_owned(),
        first_name: first_name.to_owned(),
        email: None,
    }
}

fn written(list: &List) -> String {
    let mut text = String::new();
    for entry in &list.households {
        text += &format!("{} | {}\n", entry.name(), entry.others());
        for item in &entry.items {
            let mark = if item.countersigned {
                ""
            } else {
                " (à contresigner)"
            };
            let whose = item
                .on_behalf_of
                .as_deref()
                .map(|name| format!(" pour {name}"))
                .unwrap_or_default();
            text += &format!(
                "  {} {} – {}, {}{mark}{whose}\n",
                item.quantity,
                item.label(),
                item.farm_name,
                item.title
            );
        }
    }
    for farm in &list.totals {
        text += &format!("{} : ", farm.name);
        let sums = farm.products.iter();
        let sums = sums.map(|sum| format!("{} {} ({} foyers)", sum.quantity, sum.label(), sum.households));
        text += &format!("{}\n", sums.collect::<Vec<_>>().join(", "));
    }
    text
}

#[test]
fn one_entry_for_each_household_by_family_name_then_first_name() {
    let lines = vec![
        due(1, 1, 0, 1, 1, 1000),
        due(2, 2, 1, 1, 1, 500),
        due(3, 3, 2, 1, 2, 3000),
        due(4, 4, 2, 1, 2, 1000),
        due(5, 5, 2, 1, 1, 1000),
        due(2, 2, 0, 1, 2, 2000),
    ];
    let people = vec![
        person(1, "Éloy", "Zoé"),
        person(2, "eloy", "Anne"),
        person(3, "Zidane", "Paul"),
        person(3, "Abadie", "Lou"),
        person(4, "Abadie", "Marc"),
        person(9, "Aaron", "Personne"),
    ];
    assert_snapshot!(written(&gather(lines, people)));
}

#[test]
fn contracts_stay_apart_and_two_sites_of_one_day_do_not() {
    let lines = vec![
        due(1, 1, 0, 1, 1, 1000),
        due(1, 1, 0, 2, 1, 1000),
        due(1, 1, 0, 1, 1, 1500),
        due(1, 7, 0, 1, 1, 1000),
        due(1, 1, 0, 3, 2, 0),
        due(8, 8, 0, 3, 2, 0),
    ];
    assert_snapshot!(written(&gather(lines, vec![person(1, "Morel", "Anaïs")])));
}

#[test]
fn a_farm_s_sheet_has_a_column_for_each_product() {
    let lines = vec![
        due(1, 1, 0, 1, 1, 1000),
        due(1, 1, 0, 2, 1, 2000),
        due(2, 2, 0, 1, 2, 500),
        due(5, 5, 0, 1, 1, 1000),
    ];
    let sheet = sheet(&gather(lines, vec![person(2, "Morel", "Anaïs")]));
    let heads: Vec<String> = sheet
        .products
        .iter()
        .map(|sum| format!("{} {}", sum.quantity, sum.label()))
        .collect();
    let rows = sheet.rows.iter().map(|row| {
        let quantities: Vec<String> = row.quantities.iter().map(Quantity::to_string).collect();
        format!("{} | {} | {}", row.name, quantities.join(" | "), row.pending)
    });
    let rows = rows.collect::<Vec<_>>().join("\n");
    assert_snapshot!(format!("{}\n{rows}", heads.join(" | ")));
}

#[test]
fn nothing_due_is_an_empty_list() {
    assert_eq!(
        gather(Vec::new(), vec![person(1, "Morel", "Anaïs")]),
        List::default()
    );
}

fn lines() -> impl Strategy<Value = Vec<Due>> {
    let line = (1u128..12, 1u128..12, 0usize..3, 1u128..3, 1u128..4, 0i64..5);
    let line = line.prop_map(|(collector, owner, farm, contract, product, halves)| {
        due(collector, owner, farm, contract, product, halves * 500)
    });
    prop::collection::vec(line, 0..60)
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    let one = (1u128..12, "[A-DÉé]{1,2}", "[a-c]{1,2}");
    prop::collection::vec(
        one.prop_map(|(number, last, first)| person(number, &last, &first)),
        0..20,
    )
}

proptest! {
    #[test]
    fn the_lines_sum_up_to_the_totals_and_to_what_is_due(due in lines(), people in people()) {
        let mut wanted: BTreeMap<(FarmId, ProductId), Quantity> = BTreeMap::new();
        for line in due.iter().filter(|line| !line.quantity.is_zero()) {
            *wanted.entry((line.farm, line.product)).or_default() += line.quantity;
        }
        let list = gather(due, people);
        let mut listed: BTreeMap<(FarmId, ProductId), Quantity> = BTreeMap::new();
        for item in list.households.iter().flat_map(|entry| &entry.items) {
            *listed.entry((item.farm, item.product)).or_default() += item.quantity;
        }
        let totals: BTreeMap<(FarmId, ProductId), Quantity> = list.totals.iter()
            .flat_map(|farm| farm.products.iter().map(|sum| ((farm.farm, sum.product), sum.quantity)))
            .collect();
        prop_assert_eq!(&listed, &wanted);
        prop_assert_eq!(&totals, &wanted);
    }

    #[test]
    fn each_household_with_something_due_stands_there_once_and_nobody_else(due in lines(), people in people()) {
        let wanted: BTreeSet<HouseholdId> =
            due.iter().filter(|line| !line.quantity.is_zero()).map(|line| line.household).collect();
        let list = gather(due, people);
        let listed: BTreeSet<HouseholdId> = list.households.iter().map(|entry| entry.household).collect();
        prop_assert_eq!(list.households.len(), listed.len());
        prop_assert_eq!(listed, wanted);
        prop_assert!(list.households.iter().flat_map(|entry| &entry.items).all(|item| !item.quantity.is_zero()));
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter(due in lines(), people in people()) {
        let (mut other_due, mut other_people) = (due.clone(), people.clone());
        other_due.reverse();
        other_people.reverse();
        let names = |list: &List| list.households.iter().map(Entry::name).collect::<Vec<_>>();
        let (one, other) = (gather(due, people), gather(other_due, other_people));
        prop_assert_eq!(names(&one), names(&other));
        prop_assert_eq!(one.totals, other.totals);
    }
}
