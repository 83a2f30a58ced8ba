//! Plain data of the slice.

use crate::t;
use crate::words::{HourMinute, Instant, PublicId, SiteId, Weekday};

/// A place of delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Within its AMAP.
    pub id: SiteId,
    /// In addresses.
    pub public_id: PublicId,
    /// "Salle des fêtes".
    pub name: String,
    /// Street and number; may be empty.
    pub address: String,
    /// Five digits; may be empty.
    pub postcode: String,
    /// May be empty.
    pub town: String,
    /// When it is open, in the order of the week.
    pub hours: Vec<Opening>,
    /// Since when nothing new is delivered there.
    pub archived_at: Option<Instant>,
}

impl Site {
    /// "3 place du Marché, 69001 Lyon", as far as it is known.
    pub fn place(&self) -> String {
        let town = format!("{} {}", self.postcode, self.town);
        let parts = [self.address.trim(), town.trim()];
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Open on this day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Which day.
    pub weekday: Weekday,
    /// From.
    pub opens: HourMinute,
    /// To.
    pub closes: HourMinute,
}

impl Opening {
    /// "jeudi, de 18 h 30 à 19 h 30".
    pub fn spoken(self) -> String {
        t!(
            "sites-opening",
            day = self.weekday.french(),
            opens = self.opens.spoken(),
            closes = self.closes.spoken()
        )
    }
}
