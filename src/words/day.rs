//! Days of the calendar, local to the AMAP: no hour, no zone.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::Date;

use super::{serde_text, sql_text, text_enum};

pub(super) const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// A civil day. Shown and stored as `2026-03-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

sql_text!(Day);
serde_text!(Day);

/// A text that is not a day of the calendar written `2026-03-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day written as 2026-03-12")]
pub struct DayError;

text_enum! {
    /// A day of the week.
    pub enum Weekday {
        /// Lundi.
        Monday = "monday",
        /// Mardi.
        Tuesday = "tuesday",
        /// Mercredi.
        Wednesday = "wednesday",
        /// Jeudi.
        Thursday = "thursday",
        /// Vendredi.
        Friday = "friday",
        /// Samedi.
        Saturday = "saturday",
        /// Dimanche.
        Sunday = "sunday",
    }
}

impl Weekday {
    /// 1 for Monday to 7 for Sunday.
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// From 1 for Monday to 7 for Sunday.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number).checked_sub(1)?).copied()
    }

    /// "lundi" to "dimanche".
    pub const fn french(self) -> &'static str {
        match self {
            Self::Monday => "lundi",
            Self::Tuesday => "mardi",
            Self::Wednesday => "mercredi",
            Self::Thursday => "jeudi",
            Self::Friday => "vendredi",
            Self::Saturday => "samedi",
            Self::Sunday => "dimanche",
        }
    }
}

impl Day {
    /// The day of this year, month (1 to 12) and day of the month, if the calendar has it.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day)
            .ok()
            .filter(|date| date.year() >= 0)
            .map(Self)
    }

    /// The underlying date.
    pub const fn date(self) -> Date {
        self.0
    }

    /// Which day of the week it is.
    pub fn weekday(self) -> Weekday {
        let index = self.0.weekday().to_monday_zero_offset();
        Weekday::ALL[usize::try_from(index).expect("an offset from Monday is 0 to 6")]
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month_number(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> i8 {
        self.0.day()
    }

    /// The first day of its month.
    pub fn first_of_month(self) -> Self {
        Self(self.0.first_of_month())
    }

    /// The last day of its month.
    pub fn last_of_month(self) -> Self {
        Self(self.0.last_of_month())
    }

    /// `days` later (earlier when negative), stopping at the ends of the calendar.
    pub fn plus_days(self, days: i64) -> Self {
        let end = if days < 0 {
            Date::constant(0, 1, 1)
        } else {
            Date::MAX
        };
        let moved = Span::new()
            .try_days(days)
            .and_then(|span| self.0.checked_add(span));
        Self(moved.unwrap_or(end).max(Date::constant(0, 1, 1)))
    }

    /// How many days from this one to `other`: negative when `other` comes before.
    pub fn days_until(self, other: Self) -> i64 {
        self.0.duration_until(other.0).as_hours() / 24
    }

    /// "jeudi 12 mars", "dimanche 1er mars".
    pub fn long(self) -> String {
        format!(
            "{} {} {}",
            self.weekday().french(),
            self.ordinal(),
            self.month_name()
        )
    }

    /// "jeudi 12 mars 2026".
    pub fn full(self) -> String {
        format!("{} {}", self.long(), self.year())
    }

    /// "12 mars 2026", as in a signature.
    pub fn dated(self) -> String {
        format!("{} {} {}", self.ordinal(), self.month_name(), self.year())
    }

    /// "12/03".
    pub fn short(self) -> String {
        format!("{:02}/{:02}", self.day_of_month(), self.month_number())
    }

    /// "12/03/2026".
    pub fn numeric(self) -> String {
        format!("{}/{}", self.short(), self.year())
    }

    /// "mars 2026".
    pub fn month(self) -> String {
        format!("{} {}", self.month_name(), self.year())
    }

    /// "mars".
    pub fn month_name(self) -> &'static str {
        MONTHS[usize::try_from(self.0.month() - 1).expect("a month is 1 to 12")]
    }

    fn ordinal(self) -> String {
        match self.day_of_month() {
            1 => "1er".to_owned(),
            other => other.to_string(),
        }
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let well_formed = text.len() == 10
            && text.bytes().enumerate().all(|(index, byte)| match index {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !well_formed {
            return Err(DayError);
        }
        text.parse().map(Self).map_err(|_| DayError)
    }
}

/// The day of a literal, for tests.
#[cfg(test)]
#[track_caller]
pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a test names a real day")
}
