//! What a calendar program is told, as plain data.

use crate::words::{Day, HourMinute, Instant};
use jiff::tz::TimeZone;

/// One delivery in somebody's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEvent {
    /// The same for this delivery and this calendar, for ever.
    pub uid: String,
    /// How often what is said of it changed.
    pub sequence: i64,
    /// When it changed last.
    pub changed_at: Instant,
    /// The local day.
    pub day: Day,
    /// From this hour.
    pub opens: HourMinute,
    /// Until this hour.
    pub closes: HourMinute,
    /// The AMAP's zone.
    pub zone: TimeZone,
    /// "AMAP des Lones : livraison".
    pub summary: String,
    /// Site, street and town.
    pub location: String,
    /// What to collect, a line each.
    pub description: String,
    /// The page that says more.
    pub url: String,
    /// Whether it is called off, or nothing is left to collect.
    pub cancelled: bool,
}
