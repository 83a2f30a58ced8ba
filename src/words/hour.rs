//! Hours of the day, local to the AMAP.

use std::fmt;
use std::str::FromStr;

use super::{serde_text, sql_text};

/// An hour and minute of a day. Shown and stored as `18:30`; said as "18 h 30".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HourMinute {
    hour: u8,
    minute: u8,
}

sql_text!(HourMinute);
serde_text!(HourMinute);

/// A text that is not an hour written `18:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an hour written as 18:30")]
pub struct HourError;

impl HourMinute {
    /// From 00:00 to 23:59.
    pub const fn new(hour: u8, minute: u8) -> Option<Self> {
        if hour < 24 && minute < 60 {
            Some(Self { hour, minute })
        } else {
            None
        }
    }

    /// The hour, 0 to 23.
    pub const fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, 0 to 59.
    pub const fn minute(self) -> u8 {
        self.minute
    }

    /// "18 h 30", "18 h", with no-break spaces.
    pub fn spoken(self) -> String {
        match self.minute {
            0 => format!("{}\u{a0}h", self.hour),
            minute => format!("{}\u{a0}h\u{a0}{minute:02}", self.hour),
        }
    }
}

impl fmt::Display for HourMinute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for HourMinute {
    type Err = HourError;

    fn from_str(text: &str) -> Result<Self, HourError> {
        let two_digits = |part: &str| match part.as_bytes() {
            [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some((a - b'0') * 10 + (b - b'0')),
            _ => None,
        };
        let (hour, minute) = text.split_once(':').ok_or(HourError)?;
        let (hour, minute) = two_digits(hour).zip(two_digits(minute)).ok_or(HourError)?;
        Self::new(hour, minute).ok_or(HourError)
    }
}
