//! What counts as opening hours.

use crate::words::HourMinute;

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

#[cfg(test)]
mod tests {
    use super::*;

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
