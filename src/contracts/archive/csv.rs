//! The table of an archive, with decimal commas.

use crate::access::AmapScope;
use crate::contracts::queries::{Archived, ArchivedLine};
use crate::contracts::synthesis::Table;
use crate::documents::csv;
use crate::t;
use crate::words::{Cents, Instant, Quantity};
use std::collections::BTreeMap;

/// A line for each contract and product.
pub fn table(amap: &AmapScope, contracts: &[Archived], lines: &[ArchivedLine], owed: &Table) -> String {
    let owed: BTreeMap<&str, Cents> = owed
        .rows
        .iter()
        .map(|row| (row.contract.as_str(), row.amount))
        .collect();
    let mut of: BTreeMap<_, Vec<&ArchivedLine>> = BTreeMap::new();
    for line in lines {
        of.entry(line.contract_id).or_default().push(line);
    }
    let heads = [
        "archive-csv-household",
        "archive-csv-contract",
        "archive-csv-signed",
        "archive-csv-countersigned",
        "archive-csv-ended",
        "archive-csv-product",
        "archive-csv-quantity",
        "archive-csv-deliveries",
        "archive-csv-total",
        "archive-csv-received",
        "archive-csv-amendments",
    ];
    let mut rows = vec![heads.map(|key| t!(key))];
    for contract in contracts {
        let none = Vec::new();
        let lines = of.get(&contract.id).unwrap_or(&none);
        let blank = [None];
        let products: Vec<Option<&&ArchivedLine>> = if lines.is_empty() {
            blank.to_vec()
        } else {
            lines.iter().map(Some).collect()
        };
        let total = owed.get(contract.public_id.as_str()).copied().unwrap_or_default();
        for line in products {
            rows.push(row(amap, (contract, total), line.copied()));
        }
    }
    csv(rows)
}

fn row(amap: &AmapScope, (contract, total): (&Archived, Cents), line: Option<&ArchivedLine>) -> [String; 11] {
    let day = |at: Option<Instant>| at.map(|at| amap.today(at).to_string()).unwrap_or_default();
    [
        contract.household.clone(),
        contract.public_id.to_string(),
        day(contract.member_signed_at),
        day(contract.farm_signed_at),
        contract.ended_on.map(|day| day.to_string()).unwrap_or_default(),
        line.map(|line| line.product.clone()).unwrap_or_default(),
        line.map(|line| decimal(line.quantity)).unwrap_or_default(),
        line.map(|line| line.deliveries.to_string()).unwrap_or_default(),
        amount(total),
        amount(contract.received_cents - contract.returned_cents),
        contract.amendments.to_string(),
    ]
}

fn amount(cents: Cents) -> String {
    cents.plain()
}

fn decimal(quantity: Quantity) -> String {
    quantity.to_string()
}
