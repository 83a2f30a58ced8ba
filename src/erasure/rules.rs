//! What blocks an erasure, and when a person has been inactive for long enough: docs/rules/erasure.md.

use crate::words::{Cents, Day};

/// Days between the two phases.
pub const DAYS: i64 = 30;
/// Years without activity after which personal values go (charter, 9).
const YEARS: i16 = 3;

/// Where somebody stands who is to be erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Deliveries to come that the household is due.
    pub deliveries: i64,
    /// What the household owes.
    pub owed: Cents,
    /// Contracts signed by the person whose farm does not keep them apart yet.
    pub unkept: usize,
    /// Whether the AMAP has no other coordinator.
    pub last_coordinator: bool,
}

/// What blocks an erasure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Deliveries to come.
    Deliveries(i64),
    /// An amount owed.
    Owed(Cents),
    /// Signed contracts that the farm must keep apart first.
    Unkept(usize),
    /// The last coordinator.
    LastCoordinator,
}

/// Everything that blocks an erasure; nothing when it may begin.
pub fn blocks(standing: &Standing) -> Vec<Block> {
    let all = [
        (standing.deliveries > 0).then_some(Block::Deliveries(standing.deliveries)),
        (standing.owed > Cents::ZERO).then_some(Block::Owed(standing.owed)),
        (standing.unkept > 0).then_some(Block::Unkept(standing.unkept)),
        standing.last_coordinator.then_some(Block::LastCoordinator),
    ];
    all.into_iter().flatten().collect()
}

/// What holds an account that somebody wants to close.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Records in AMAPs, which are erased first.
    Records(usize),
    /// A farm with deliveries to come for which nobody else signs.
    Farm(String),
    /// An AMAP that nobody else coordinates.
    Amap(String),
    /// This server, which nobody else administers.
    Administration,
}

/// Everything that holds an account; nothing when it may be closed.
pub fn holds(records: usize, farms: Vec<String>, amaps: Vec<String>, administers: bool) -> Vec<Hold> {
    let mut all: Vec<Hold> = (records > 0)
        .then_some(Hold::Records(records))
        .into_iter()
        .collect();
    all.extend(farms.into_iter().map(Hold::Farm));
    all.extend(amaps.into_iter().map(Hold::Amap));
    all.extend(administers.then_some(Hold::Administration));
    all
}

/// The last day that counts as long ago today: three years before. A 29 February becomes the 28th.
fn long_ago(today: Day) -> Day {
    let year = today.year() - YEARS;
    Day::new(year, today.month_number(), today.day_of_month())
        .or_else(|| Day::new(year, today.month_number(), 28))
        .unwrap_or(today)
}

/// Whoever's last activity was on that day or before is warned today: 30 days before three years are over.
pub fn warned_until(today: Day) -> Day {
    long_ago(today.plus_days(DAYS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn everything_that_blocks_is_said() {
        assert_eq!(blocks(&Standing::default()), []);
        let all = Standing {
            deliveries: 3,
            owed: Cents(1),
            unkept: 2,
            last_coordinator: true,
        };
        assert_eq!(
            blocks(&all),
            [
                Block::Deliveries(3),
                Block::Owed(Cents(1)),
                Block::Unkept(2),
                Block::LastCoordinator
            ]
        );
        // A credit blocks nothing here: it is settled between household and farm.
        let credit = Standing {
            owed: Cents(-500),
            ..Standing::default()
        };
        assert_eq!(blocks(&credit), []);
    }

    #[test]
    fn three_years_and_a_warning_before() {
        for (last, today, warned) in [
            ("2023-10-01", "2026-09-01", true),
            ("2023-10-02", "2026-09-01", false),
            ("2023-09-01", "2026-09-01", true),
            ("2024-02-29", "2027-01-29", false),
            ("2024-02-29", "2027-01-30", true),
        ] {
            assert_eq!(day(last) <= warned_until(day(today)), warned, "{last} {today}");
        }
        assert_eq!(long_ago(day("2028-02-29")), day("2025-02-28"));
    }
}
