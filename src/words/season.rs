//! The season of a contract.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::day::Day;

/// From a first to a last day, both included; it may run over New Year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(Day, Day)", into = "(Day, Day)")]
pub struct Season {
    first: Day,
    last: Day,
}

/// A season that would end before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a season ends after it begins")]
pub struct SeasonError;

impl Season {
    /// From `first` to `last`, which may be the same day.
    pub fn new(first: Day, last: Day) -> Result<Self, SeasonError> {
        if first <= last {
            Ok(Self { first, last })
        } else {
            Err(SeasonError)
        }
    }

    /// Its first day.
    pub const fn first(self) -> Day {
        self.first
    }

    /// Its last day.
    pub const fn last(self) -> Day {
        self.last
    }

    /// Whether `day` is in it.
    pub fn contains(self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// "mars 2026", "mars à juin 2026", "octobre 2026 à mars 2027".
    pub fn label(self) -> String {
        let (first, last) = (self.first, self.last);
        if first.first_of_month() == last.first_of_month() {
            first.month()
        } else if first.year() == last.year() {
            format!("{} à {}", first.month_name(), last.month())
        } else {
            format!("{} à {}", first.month(), last.month())
        }
    }
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.label())
    }
}

impl TryFrom<(Day, Day)> for Season {
    type Error = SeasonError;

    fn try_from((first, last): (Day, Day)) -> Result<Self, SeasonError> {
        Self::new(first, last)
    }
}

impl From<Season> for (Day, Day) {
    fn from(season: Season) -> Self {
        (season.first, season.last)
    }
}
