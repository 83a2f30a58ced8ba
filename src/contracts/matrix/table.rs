//! One product of a season as a table.

use crate::contracts::queries::{SeasonContract, SeasonLines};
use crate::words::{Day, Quantity};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One product: its days, then what each household has on each of them and in all, and the sums.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// The days on which somebody has it, in order.
    pub days: Vec<Day>,
    /// By contract: as many quantities as there are days, and their sum.
    pub rows: Vec<(String, Vec<Quantity>)>,
    /// The sums, in the same order.
    pub totals: Vec<Quantity>,
}

/// Where each contract stands among those of the season.
pub fn places(contracts: &[SeasonContract]) -> HashMap<&str, usize> {
    let named = contracts.iter().enumerate();
    named.map(|(place, one)| (one.contract.as_str(), place)).collect()
}

/// What each household has of the one product of these lines; nothing when nobody has it.
pub fn table(
    contracts: &[SeasonContract],
    places: &HashMap<&str, usize>,
    lines: &[&SeasonLines],
) -> Option<Table> {
    let days: BTreeSet<Day> = lines.iter().map(|line| line.day).collect();
    let days: Vec<Day> = days.into_iter().collect();
    let last = days.len();
    let nothing = vec![Quantity::default(); last + 1];
    let (mut rows, mut totals): (BTreeMap<usize, Vec<Quantity>>, _) = (BTreeMap::new(), nothing.clone());
    for line in lines {
        let at = days.partition_point(|day| *day < line.day);
        let named = line.contracts.split(' ');
        for place in named.filter_map(|contract| places.get(contract)) {
            let row = rows.entry(*place).or_insert_with(|| nothing.clone());
            for sums in [row, &mut totals] {
                sums[at] += line.quantity;
                sums[last] += line.quantity;
            }
        }
    }
    let row = |(place, quantities): (usize, Vec<Quantity>)| (contracts[place].household.clone(), quantities);
    (!rows.is_empty()).then(|| Table {
        rows: rows.into_iter().map(row).collect(),
        days,
        totals,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::fresh_uuid;
    use crate::words::{ProductId, TemplateId};

    fn line(day: &str, quantity: u32, contracts: &str) -> SeasonLines {
        SeasonLines {
            template: TemplateId::new(fresh_uuid()),
            product: ProductId::new(fresh_uuid()),
            day: day.parse().expect("a day"),
            quantity: Quantity::units(quantity),
            contracts: contracts.to_owned(),
        }
    }

    #[test]
    fn households_stand_in_their_order_and_sums_are_those_of_both_ways() {
        let contract = |contract: &str, household: &str| SeasonContract {
            contract: contract.to_owned(),
            household: household.to_owned(),
        };
        let contracts = [
            contract("c2", "Ana"),
            contract("c1", "Bob"),
            contract("c3", "Zoé"),
        ];
        let lines = [
            line("2026-10-08", 1, "c1 c2"),
            line("2026-10-01", 2, "c1"),
            line("2026-10-08", 3, "c9"),
        ];
        let lines: Vec<&SeasonLines> = lines.iter().collect();
        let found = table(&contracts, &places(&contracts), &lines).expect("somebody has it");
        let whole = |all: &[u32]| all.iter().map(|one| Quantity::units(*one)).collect::<Vec<_>>();
        let of = |name: &str, all: &[u32]| (name.to_owned(), whole(all));
        assert_eq!(found.rows, [of("Ana", &[0, 1, 1]), of("Bob", &[2, 1, 3])]);
        assert_eq!(found.totals, whole(&[2, 2, 4]));
        assert_eq!(table(&contracts, &places(&contracts), &[]), None);
    }
}
