//! From what is due at each delivery to what is harvested in each week. A week begins on Monday.

use crate::words::{Day, Quantity};
use std::collections::BTreeMap;

/// What goes to one delivery.
#[derive(Debug, Clone)]
pub struct Part {
    /// The day.
    pub day: Day,
    /// Products, by their labels, and how much.
    pub products: Vec<(String, Quantity)>,
}

/// What is harvested in one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub monday: Day,
    /// How many deliveries it has, those with nothing due among them.
    pub deliveries: u32,
    /// Of each product, in the order of the plan.
    pub quantities: Vec<Quantity>,
}

/// The whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The products, in the order in which they were first met.
    pub products: Vec<String>,
    /// The weeks that have deliveries.
    pub weeks: Vec<Week>,
    /// Of each product in all.
    pub totals: Vec<Quantity>,
}

/// The Monday of a day's week.
fn monday(day: Day) -> Day {
    let since = day.date().weekday().to_monday_zero_offset();
    day.plus_days(-i64::from(since))
}

/// The plan of these deliveries.
pub fn plan(parts: &[Part]) -> Plan {
    let mut products: Vec<String> = Vec::new();
    for (name, _) in parts.iter().flat_map(|part| &part.products) {
        if !products.contains(name) {
            products.push(name.clone());
        }
    }
    products.sort();
    let mut weeks: BTreeMap<Day, Week> = BTreeMap::new();
    for part in parts {
        let first = monday(part.day);
        let week = weeks.entry(first).or_insert_with(|| Week {
            monday: first,
            deliveries: 0,
            quantities: vec![Quantity::ZERO; products.len()],
        });
        week.deliveries += 1;
        for (name, quantity) in &part.products {
            if let Some(at) = products.iter().position(|known| known == name) {
                week.quantities[at] += *quantity;
            }
        }
    }
    let weeks: Vec<Week> = weeks.into_values().collect();
    let total = |at: usize| weeks.iter().map(|week| week.quantities[at]).sum();
    Plan {
        totals: (0..products.len()).map(total).collect(),
        products,
        weeks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::day;
    use proptest::prelude::*;

    fn part(on: &str, products: &[(&str, u32)]) -> Part {
        let product = |(name, units): &(&str, u32)| ((*name).to_owned(), Quantity::units(*units));
        Part {
            day: day(on),
            products: products.iter().map(product).collect(),
        }
    }

    /// Two AMAPs in one week, over New Year; a Sunday is the end of its week.
    #[test]
    fn deliveries_of_one_week_come_together() {
        let plan = plan(&[
            part("2026-12-29", &[("Panier", 10)]),
            part("2027-01-03", &[("Panier", 5), ("Œufs", 2)]),
            part("2027-01-04", &[("Œufs", 1)]),
        ]);
        assert_eq!(plan.products, ["Panier", "Œufs"]);
        let weeks: Vec<_> = plan
            .weeks
            .iter()
            .map(|week| (week.monday, week.deliveries))
            .collect();
        assert_eq!(weeks, [(day("2026-12-28"), 2), (day("2027-01-04"), 1)]);
        assert_eq!(
            plan.weeks[0].quantities,
            [Quantity::units(15), Quantity::units(2)]
        );
        assert_eq!(plan.totals, [Quantity::units(15), Quantity::units(3)]);
    }

    proptest! {
        /// Nothing is lost between the deliveries and the plan.
        #[test]
        fn the_weeks_hold_all_that_is_due(parts in proptest::collection::vec((0..400i64, 0..50u32, "[ab]"), 0..30)) {
            let start = day("2026-01-01");
            let due: u32 = parts.iter().map(|(_, units, _)| units).sum();
            let parts: Vec<Part> = parts.iter().map(|(later, units, name)| Part {
                day: start.plus_days(*later),
                products: vec![(name.clone(), Quantity::units(*units))],
            }).collect();
            let plan = plan(&parts);
            prop_assert_eq!(plan.totals.iter().copied().sum::<Quantity>(), Quantity::units(due));
            let count: u32 = plan.weeks.iter().map(|week| week.deliveries).sum();
            prop_assert_eq!(count as usize, parts.len());
            prop_assert!(plan.weeks.windows(2).all(|two| two[0].monday.days_until(two[1].monday) % 7 == 0));
        }
    }
}
