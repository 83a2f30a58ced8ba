//! From what is due, line by line, to the list at the door: one entry for each household, and what each farm brings.
//!
//! Always: the lines of the entries sum up to the totals, nobody stands on the list twice, and whoever has nothing due is
//! left out.

#[cfg(test)]
mod tests;

use super::model::{AMAP, Due, Entry, FarmTotal, Item, List, Person, ProductTotal, Sheet, SheetRow};
use crate::words::{FarmId, HouseholdId, ProductId, Quantity, sort_key};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The list of everything that is `due`. `people` may hold more households than collect something, and the same person
/// again for another site.
pub fn gather(mut due: Vec<Due>, people: Vec<Person>) -> List {
    due.retain(|line| !line.quantity.is_zero());
    for line in due.iter_mut().filter(|line| line.given) {
        line.household = AMAP;
    }
    due.sort_by(|one, other| place(one).cmp(&place(other)));
    let totals = totals(&due);
    let mut entries: HashMap<HouseholdId, Entry> = HashMap::new();
    for line in due {
        let entry = entries.entry(line.household).or_insert_with(|| Entry {
            household: line.household,
            household_name: line.household_name.clone(),
            people: Vec::new(),
            items: Vec::new(),
        });
        add(&mut entry.items, line);
    }
    for person in people {
        if let Some(entry) = entries.get_mut(&person.household) {
            entry.people.push(person);
        }
    }
    for entry in entries.values_mut() {
        entry
            .people
            .sort_by_cached_key(|person| (name_key(person), person.member));
        entry.people.dedup_by_key(|person| person.member);
    }
    let mut households: Vec<Entry> = entries.into_values().collect();
    households.sort_by_cached_key(|entry| (entry_key(entry), entry.household));
    List { households, totals }
}

/// One farm's sheet, from a list of that farm alone.
pub fn sheet(list: &List) -> Sheet {
    let products: Vec<ProductTotal> = list
        .totals
        .iter()
        .flat_map(|farm| farm.products.clone())
        .collect();
    let column: HashMap<ProductId, usize> = products
        .iter()
        .enumerate()
        .map(|(at, total)| (total.product, at))
        .collect();
    let row = |entry: &Entry| {
        let mut quantities = vec![Quantity::ZERO; products.len()];
        for item in &entry.items {
            if let Some(at) = column.get(&item.product) {
                quantities[*at] += item.quantity;
            }
        }
        SheetRow {
            name: entry.name(),
            pending: entry.is_pending(),
            quantities,
        }
    };
    let rows = list.households.iter().map(row).collect();
    Sheet { products, rows }
}

/// By farm, then contract, the household's own before one it shares, then the contract's own order.
fn place(line: &Due) -> impl Ord + '_ {
    (
        (line.farm_key.as_str(), line.farm),
        (
            line.title_key.as_str(),
            line.owner != line.household,
            line.contract,
        ),
        (line.position, line.product_name.as_str(), line.product),
    )
}

/// The same product of the same contract, collected on two sites, is one item.
fn add(items: &mut Vec<Item>, line: Due) {
    let same = |item: &&mut Item| item.contract == line.contract && item.product == line.product;
    if let Some(item) = items.iter_mut().find(same) {
        item.quantity += line.quantity;
        return;
    }
    items.push(Item {
        farm: line.farm,
        farm_name: line.farm_name,
        contract: line.contract,
        title: line.title,
        product: line.product,
        product_name: line.product_name,
        packaging: line.packaging,
        by_weight: line.by_weight,
        quantity: line.quantity,
        countersigned: line.countersigned,
        on_behalf_of: (line.owner != line.household).then_some(line.owner_name),
    });
}

/// Sums of sorted lines, farms by name, products as the contracts hold them.
fn totals(due: &[Due]) -> Vec<FarmTotal> {
    let mut farms: BTreeMap<(&str, FarmId), Vec<&Due>> = BTreeMap::new();
    for line in due {
        farms.entry((&line.farm_key, line.farm)).or_default().push(line);
    }
    let total = |lines: Vec<&Due>| {
        let first = lines.first()?;
        Some(FarmTotal {
            farm: first.farm,
            slug: first.farm_slug.clone(),
            name: first.farm_name.clone(),
            products: products(&lines),
        })
    };
    farms.into_values().filter_map(total).collect()
}

fn products(lines: &[&Due]) -> Vec<ProductTotal> {
    let mut found: HashMap<ProductId, (ProductTotal, i64, HashSet<HouseholdId>)> = HashMap::new();
    for line in lines {
        let (total, position, households) = found.entry(line.product).or_insert_with(|| {
            let total = ProductTotal {
                product: line.product,
                name: line.product_name.clone(),
                packaging: line.packaging.clone(),
                quantity: Quantity::ZERO,
                households: 0,
            };
            (total, line.position, HashSet::new())
        });
        total.quantity += line.quantity;
        *position = line.position.min(*position);
        households.insert(line.household);
        total.households = households.len();
    }
    let mut sums: Vec<(ProductTotal, i64)> = found
        .into_values()
        .map(|(total, position, _)| (total, position))
        .collect();
    sums.sort_by_cached_key(|(total, position)| (*position, sort_key(&total.label()), total.product));
    sums.into_iter().map(|(total, _)| total).collect()
}

fn name_key(person: &Person) -> (String, String) {
    (sort_key(&person.last_name), sort_key(&person.first_name))
}

fn entry_key(entry: &Entry) -> (bool, (String, String)) {
    let key = entry
        .people
        .first()
        .map_or_else(|| (sort_key(&entry.household_name), String::new()), name_key);
    (entry.household == AMAP, key)
}
