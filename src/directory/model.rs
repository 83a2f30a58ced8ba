//! Plain data of the slice.

use crate::words::Day;

/// An AMAP in the directory.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Five digits; may be empty.
    pub postcode: String,
    /// May be empty.
    pub town: String,
}

impl Entry {
    /// "69001 Lyon".
    pub fn place(&self) -> String {
        format!("{} {}", self.postcode, self.town).trim().to_owned()
    }
}

/// A farm with what it brings to an AMAP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicFarm {
    /// Its name.
    pub name: String,
    /// May be empty.
    pub town: String,
    /// Kinds of production, each once, in order.
    pub productions: Vec<String>,
}

/// A contract that can be subscribed now.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OpenContract {
    /// Its title.
    pub title: String,
    /// The farm.
    pub farm: String,
    /// Until the end of this day.
    pub window_closes: Option<Day>,
}
