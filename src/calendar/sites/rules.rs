//! What counts as opening hours, and when a place may be put away.

use crate::words::{Day, HourMinute};

/// Why the hours of a day are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursRefusal {
    /// One of the two is missing.
    OneMissing,
    /// It closes before it opens.
    Backwards,
}

impl HoursRefusal {
    /// Its sentence.
    pub fn key(self) -> &'static str {
        match self {
            HoursRefusal::OneMissing => "sites-hours-one-missing",
            HoursRefusal::Backwards => "sites-hours-backwards",
        }
    }
}

/// The hours of one day of the week: none, or from one to a later one.
///
/// # Errors
/// The reason they are not taken.
pub fn hours(
    opens: Option<HourMinute>,
    closes: Option<HourMinute>,
) -> Result<Option<(HourMinute, HourMinute)>, HoursRefusal> {
    match (opens, closes) {
        (None, None) => Ok(None),
        (Some(opens), Some(closes)) if opens < closes => Ok(Some((opens, closes))),
        (Some(_), Some(_)) => Err(HoursRefusal::Backwards),
        _ => Err(HoursRefusal::OneMissing),
    }
}

/// What still binds an AMAP to a place of delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// The next delivery of a contract there, today's included.
    pub next_delivery: Option<Day>,
    /// A contract that is still being prepared for it, by its title.
    pub prepared: Option<String>,
}

/// Why a place cannot be put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArchiveRefusal {
    /// Something is delivered there on this day.
    Delivers(Day),
    /// This contract is being prepared for it.
    Prepared(String),
}

/// Whether a place may be put away: nothing is to come there.
///
/// # Errors
/// What is still to come.
pub fn archive(ties: Ties) -> Result<(), ArchiveRefusal> {
    match ties {
        Ties {
            next_delivery: Some(day),
            ..
        } => Err(ArchiveRefusal::Delivers(day)),
        Ties {
            prepared: Some(title),
            ..
        } => Err(ArchiveRefusal::Prepared(title)),
        Ties { .. } => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_put_away_once_nothing_is_to_come_there() {
        let day: Day = "2026-09-03".parse().unwrap();
        let delivers = Ties {
            next_delivery: Some(day),
            prepared: Some("Pain".to_owned()),
        };
        assert_eq!(archive(delivers), Err(ArchiveRefusal::Delivers(day)));
        let prepared = Ties {
            prepared: Some("Pain".to_owned()),
            ..Ties::default()
        };
        assert_eq!(
            archive(prepared),
            Err(ArchiveRefusal::Prepared("Pain".to_owned()))
        );
        assert_eq!(archive(Ties::default()), Ok(()));
    }

    #[test]
    fn a_day_is_closed_or_open_from_one_hour_to_a_later_one() {
        let six = HourMinute::new(18, 0);
        let seven = HourMinute::new(19, 0);
        assert_eq!(hours(None, None), Ok(None));
        assert_eq!(hours(six, seven), Ok(six.zip(seven)));
        assert_eq!(hours(six, None), Err(HoursRefusal::OneMissing));
        assert_eq!(hours(seven, six), Err(HoursRefusal::Backwards));
        assert_eq!(hours(six, six), Err(HoursRefusal::Backwards));
    }
}
