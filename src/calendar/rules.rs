//! On which days a contract delivers. All in civil days: no hour, no zone, so that neither a change to
//! summer time nor New Year shifts anything.

mod holidays;
#[cfg(test)]
mod tests;

pub use holidays::{Holiday, easter, holidays, holidays_among};

use crate::words::{Day, Season, Weekday, text_enum};

text_enum! {
    /// Which one of a month's Thursdays, say. No fifth: few months have one.
    pub enum Nth {
        /// The first.
        First = "first",
        /// The second.
        Second = "second",
        /// The third.
        Third = "third",
        /// The fourth.
        Fourth = "fourth",
        /// The last, be it the fourth or the fifth.
        Last = "last",
    }
}

/// How deliveries follow one another in a season.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rhythm {
    /// Every seven days from the season's first day.
    Weekly,
    /// Every fourteen days from the season's first day.
    Fortnightly,
    /// Once a month, as "the second Thursday".
    Monthly(Nth, Weekday),
    /// The days that are listed.
    Free(Vec<Day>),
}

/// Why a calendar was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A listed day is not in the season.
    #[error("{0} is outside the season")]
    OutsideSeason(Day),
    /// The season holds more deliveries than [`MOST_DELIVERIES`].
    #[error("more than {MOST_DELIVERIES} deliveries")]
    TooMany,
    /// No delivery is left.
    #[error("no delivery")]
    NoDelivery,
}

/// A contract delivers at most this often: weekly for four years.
pub const MOST_DELIVERIES: usize = 210;

/// The days of `rhythm` in `season`, both its ends included, without the `exclusions`, in order.
/// An exclusion shifts nothing: every fortnight stays every fortnight of the first day.
pub fn deliveries(rhythm: &Rhythm, season: Season, exclusions: &[Day]) -> Result<Vec<Day>, Refusal> {
    let mut days = match rhythm {
        Rhythm::Weekly => every(7, season),
        Rhythm::Fortnightly => every(14, season),
        Rhythm::Monthly(nth, weekday) => monthly(*nth, *weekday, season),
        Rhythm::Free(days) => listed(days, season)?,
    };
    days.retain(|day| !exclusions.contains(day));
    match days.len() {
        0 => Err(Refusal::NoDelivery),
        1..=MOST_DELIVERIES => Ok(days),
        _ => Err(Refusal::TooMany),
    }
}

/// One more than the limit suffices to refuse, so that a season of a thousand years costs nothing.
fn every(step: i64, season: Season) -> Vec<Day> {
    (0..)
        .map(|times| season.first().plus_days(step * times))
        .take_while(|day| season.contains(*day))
        .take(2 * MOST_DELIVERIES)
        .collect()
}

fn monthly(nth: Nth, weekday: Weekday, season: Season) -> Vec<Day> {
    (0..)
        .map_while(|months| months_after(season.first(), months))
        .take_while(|first_of_month| *first_of_month <= season.last())
        .map(|first_of_month| nth_of_month(nth, weekday, first_of_month))
        .filter(|day| season.contains(*day))
        .take(2 * MOST_DELIVERIES)
        .collect()
}

fn listed(days: &[Day], season: Season) -> Result<Vec<Day>, Refusal> {
    if let Some(outside) = days.iter().find(|day| !season.contains(**day)) {
        return Err(Refusal::OutsideSeason(*outside));
    }
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    Ok(days)
}

/// The first day of the month `months` after that of `day`; `None` beyond the calendar.
fn months_after(day: Day, months: i32) -> Option<Day> {
    let count = i32::from(day.year()) * 12 + i32::from(day.month_number()) - 1 + months;
    let year = i16::try_from(count.div_euclid(12)).ok()?;
    let month = i8::try_from(count.rem_euclid(12) + 1).ok()?;
    Day::new(year, month, 1)
}

fn nth_of_month(nth: Nth, weekday: Weekday, day: Day) -> Day {
    let offset = |from: Weekday, to: Weekday| i64::from((to.number() + 7 - from.number()) % 7);
    let (first, last) = (day.first_of_month(), day.last_of_month());
    let from_first = |weeks: i64| first.plus_days(offset(first.weekday(), weekday) + 7 * weeks);
    match nth {
        Nth::First => from_first(0),
        Nth::Second => from_first(1),
        Nth::Third => from_first(2),
        Nth::Fourth => from_first(3),
        Nth::Last => last.plus_days(-offset(weekday, last.weekday())),
    }
}

/// The same deliveries in another season, one for one and in order, so that what is available at
/// each can be copied too.
///
/// Weekdays stay: the days shift by the whole number of weeks that brings the first one nearest to
/// `new_first`. "The second Thursday" stays the second Thursday, of the months counted from that of
/// `new_first`.
pub fn copied(rhythm: &Rhythm, days: &[Day], new_first: Day) -> Vec<Day> {
    let Some(first) = days.first() else {
        return Vec::new();
    };
    match rhythm {
        Rhythm::Monthly(nth, weekday) => {
            let months = months_between(*first, new_first);
            let moved = days.iter().filter_map(|day| months_after(*day, months));
            moved.map(|month| nth_of_month(*nth, *weekday, month)).collect()
        }
        Rhythm::Weekly | Rhythm::Fortnightly | Rhythm::Free(_) => {
            let weeks = (first.days_until(new_first) + 3).div_euclid(7);
            days.iter().map(|day| day.plus_days(7 * weeks)).collect()
        }
    }
}

fn months_between(from: Day, to: Day) -> i32 {
    let count = |day: Day| i32::from(day.year()) * 12 + i32::from(day.month_number());
    count(to) - count(from)
}

/// The same weekday a year later (52 weeks): what a copy proposes as its first day.
pub fn a_year_later(day: Day) -> Day {
    day.plus_days(52 * 7)
}
