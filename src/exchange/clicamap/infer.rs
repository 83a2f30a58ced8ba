//! What this house makes of a workbook: kind of order, deliveries, products with readable labels, availability and one
//! contract per person. Everything here follows from the workbook alone.

use super::labels;
use super::workbook::{Column, Person, Workbook};
use crate::words::{Day, Quantity};
use std::collections::{BTreeMap, HashMap};

/// A contract to be created from one workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// From the file's name.
    pub title: String,
    /// Fixed or free.
    pub kind: Kind,
    /// The deliveries, in order.
    pub days: Vec<Day>,
    /// The products, in the order of the columns.
    pub products: Vec<PlannedProduct>,
    /// Which product can be had when, by index into `days` and `products`: where its column stands on that day's sheet.
    pub availability: Vec<(usize, usize)>,
    /// One for everyone listed, also where nothing is due.
    pub contracts: Vec<PlannedContract>,
}

/// The kind of order that a workbook shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// All non-empty baskets of each household are the same; an empty one was not taken.
    Fixed,
    /// Some household's baskets differ.
    Free,
}

/// A product of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedProduct {
    /// The four slugs and the price; kept for the way out.
    pub column: Column,
    /// Such as "Légumes".
    pub production_type: String,
    /// Such as "Pain aux noix"; no two products of a plan have the same.
    pub name: String,
    /// Such as "sachet de 400 g"; may be empty.
    pub packaging: String,
}

/// One person's contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedContract {
    /// Whose.
    pub person: Person,
    /// What is due, by day, then product.
    pub lines: Vec<PlannedLine>,
}

/// A quantity due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedLine {
    /// Index into [`Plan::days`].
    pub day: usize,
    /// Index into [`Plan::products`].
    pub product: usize,
    /// How much; never zero.
    pub quantity: Quantity,
}

/// What to create for a workbook.
pub fn plan(title: &str, workbook: &Workbook) -> Plan {
    let columns = workbook.products();
    let index: HashMap<&Column, usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| (*column, at))
        .collect();
    let mut lines: Vec<Vec<PlannedLine>> = vec![Vec::new(); workbook.members.len()];
    let mut availability = Vec::new();
    for (day, sheet) in workbook.sheets.iter().enumerate() {
        availability.extend(sheet.columns.iter().map(|column| (day, index[column])));
        for (&(member, column), &quantity) in &sheet.due {
            lines[member].push(PlannedLine {
                day,
                product: index[&sheet.columns[column]],
                quantity,
            });
        }
    }
    availability.sort_unstable();
    for lines in &mut lines {
        lines.sort_unstable_by_key(|line| (line.day, line.product));
    }
    Plan {
        title: title.to_owned(),
        kind: if lines.iter().all(|lines| same_baskets(lines)) {
            Kind::Fixed
        } else {
            Kind::Free
        },
        days: workbook.sheets.iter().map(|sheet| sheet.day).collect(),
        products: products(&columns),
        availability,
        contracts: workbook
            .members
            .iter()
            .cloned()
            .zip(lines)
            .map(|(person, lines)| PlannedContract { person, lines })
            .collect(),
    }
}

/// Whether all baskets with something in them are the same.
fn same_baskets(lines: &[PlannedLine]) -> bool {
    let mut baskets: BTreeMap<usize, Vec<(usize, Quantity)>> = BTreeMap::new();
    for line in lines {
        baskets
            .entry(line.day)
            .or_default()
            .push((line.product, line.quantity));
    }
    let mut baskets = baskets.values();
    let first = baskets.next();
    baskets.all(|basket| Some(basket) == first)
}

/// The products with labels. Where several would bear one name, the packaging is added to it, then the price, then the type.
fn products(columns: &[&Column]) -> Vec<PlannedProduct> {
    let mut names: Vec<String> = columns
        .iter()
        .map(|column| labels::name(&column.product))
        .collect();
    let details: [fn(&Column) -> String; 3] = [
        |column| labels::phrase(&column.packaging),
        |column| column.price.to_string(),
        |column| labels::phrase(&column.production_type),
    ];
    for detail in details {
        let mut count: HashMap<String, usize> = HashMap::new();
        for name in &names {
            *count.entry(name.clone()).or_default() += 1;
        }
        for (name, column) in names.iter_mut().zip(columns) {
            let detail = detail(column);
            if count[name] > 1 && !detail.is_empty() {
                name.push_str(", ");
                name.push_str(&detail);
            }
        }
    }
    columns
        .iter()
        .zip(names)
        .map(|(column, name)| product(column, name))
        .collect()
}

fn product(column: &Column, name: String) -> PlannedProduct {
    PlannedProduct {
        column: column.clone(),
        production_type: labels::name(&column.production_type),
        name,
        packaging: labels::phrase(&column.packaging),
    }
}
