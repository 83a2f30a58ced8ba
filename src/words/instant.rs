//! Moments, the same everywhere; a zone makes a day and an hour of them.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};

use super::day::Day;
use super::hour::HourMinute;

const MICROS_PER_SECOND: i64 = 1_000_000;

/// A moment: microseconds since 1970-01-01 UTC. Stored as an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// The local time in `zone`. A moment beyond the calendar is shown as its nearest end.
    pub fn in_zone(self, zone: &TimeZone) -> ZonedDateTime {
        let end = if self.0 < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        };
        Timestamp::from_microsecond(self.0)
            .unwrap_or(end)
            .to_zoned_datetime(zone.clone())
    }

    /// The local day in `zone`.
    pub fn day_in(self, zone: &TimeZone) -> Day {
        self.in_zone(zone).date().into()
    }

    /// The local hour and minute in `zone`.
    pub fn hour_in(self, zone: &TimeZone) -> HourMinute {
        let local = self.in_zone(zone);
        u8::try_from(local.hour())
            .ok()
            .zip(u8::try_from(local.minute()).ok())
            .and_then(|(hour, minute)| HourMinute::new(hour, minute))
            .expect("a local time has an hour of 0 to 23 and a minute of 0 to 59")
    }

    /// "le 12 mars 2026 à 18 h 30", local to `zone`.
    pub fn spoken(self, zone: &TimeZone) -> String {
        format!(
            "le {} à {}",
            self.day_in(zone).dated(),
            self.hour_in(zone).spoken()
        )
    }

    /// The first moment of `day` in `zone`.
    pub fn start_of(day: Day, zone: &TimeZone) -> Self {
        let midnight = day.date().to_zoned_datetime(zone.clone());
        Self(midnight.map_or(i64::MAX, |start| start.timestamp().as_microsecond()))
    }

    /// This many seconds later (earlier when negative), stopping at the ends of the range.
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(MICROS_PER_SECOND)))
    }

    /// This many minutes later.
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_seconds(minutes.saturating_mul(60))
    }

    /// This many hours later. For "tomorrow", use the local day, never 24 hours.
    pub const fn plus_hours(self, hours: i64) -> Self {
        self.plus_seconds(hours.saturating_mul(3600))
    }

    /// Whole seconds from this moment to `other`: negative when `other` comes before.
    pub const fn seconds_until(self, other: Self) -> i64 {
        other.0.saturating_sub(self.0) / MICROS_PER_SECOND
    }
}
