//! Which contract a workbook is. The file carries no number, so it follows from what it says:
//!
//! - the **fingerprint** covers days, people, products and quantities, whatever the order of sheets, rows and columns, the
//!   day of extraction and the totals. Two exports with one fingerprint are the same contract in the same state.
//! - two exports with different fingerprints, of one farm and one AMAP, are **the same contract** when they share a day and a
//!   product, and either their titles are the same or half of the smaller one's people are also in the other. So a file that
//!   was renamed is recognised, while bread for the even and for the odd weeks are two contracts (no day in common), and so
//!   is a second contract with the same products for those who joined late (other people, another title).

use super::workbook::{Person, Workbook};
use crate::words::{Day, sort_key};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// What tells contracts of one farm and one AMAP apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The title, from the file's name or as it is now.
    pub title: String,
    /// The days of delivery.
    pub days: BTreeSet<Day>,
    /// The slugs of the products, without price and packaging, which may change.
    pub products: BTreeSet<String>,
    /// Who has it.
    pub people: BTreeSet<Person>,
}

impl Outline {
    /// The outline of a workbook under a title.
    pub fn new(title: &str, workbook: &Workbook) -> Self {
        Self {
            title: title.to_owned(),
            days: workbook.sheets.iter().map(|sheet| sheet.day).collect(),
            products: workbook
                .products()
                .into_iter()
                .map(|column| column.product.clone())
                .collect(),
            people: workbook.members.iter().cloned().collect(),
        }
    }

    /// Whether the two are exports of one contract.
    pub fn is_same_contract(&self, other: &Self) -> bool {
        let common = self.people.intersection(&other.people).count();
        let smaller = self.people.len().min(other.people.len());
        let is_same_title = sort_key(&self.title) == sort_key(&other.title);
        let is_same_group = smaller > 0 && common * 2 >= smaller;
        !self.days.is_disjoint(&other.days)
            && !self.products.is_disjoint(&other.products)
            && (is_same_title || is_same_group)
    }
}

/// SHA-256 over what a workbook says, in hexadecimal.
pub fn fingerprint(workbook: &Workbook) -> String {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text);
    };
    let people: BTreeSet<&Person> = workbook.members.iter().collect();
    add(&people.len().to_string());
    for person in people {
        add(&person.last_name);
        add(&person.first_name);
    }
    add(&workbook.sheets.len().to_string());
    for sheet in &workbook.sheets {
        add(&sheet.day.to_string());
        let columns: BTreeSet<_> = sheet.columns.iter().collect();
        add(&columns.len().to_string());
        for column in columns {
            [
                &column.production_type,
                &column.product,
                &column.price_slug,
                &column.packaging,
            ]
            .into_iter()
            .for_each(|slug| add(slug));
        }
    }
    for ((day, person, column), quantity) in workbook.orders() {
        add(&day.to_string());
        [&person.last_name, &person.first_name]
            .into_iter()
            .for_each(|name| add(name));
        [
            &column.production_type,
            &column.product,
            &column.price_slug,
            &column.packaging,
        ]
        .into_iter()
        .for_each(|slug| add(slug));
        add(&quantity.thousandths().to_string());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
