//! Who may take a seat, who may give it back, and when its holder may open the delivery's list.

#[cfg(test)]
mod tests;

use crate::words::Day;

/// Days before the delivery from which the holder of a seat may open its list (roles, in the domain's page).
const OPENS_BEFORE: i64 = 2;
/// Days after the delivery until which the list stays open.
const CLOSES_AFTER: i64 = 1;

/// What is known of a seat and of who asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The delivery's local day.
    pub day: Day,
    /// The local day it is.
    pub today: Day,
    /// Whether the delivery was called off.
    pub cancelled: bool,
    /// How many seats there are; zero: nobody is asked.
    pub seats: i64,
    /// How many are taken.
    pub taken: i64,
    /// Whether the member holds one here.
    pub holds_one: bool,
    /// Whether the member holds one at another delivery of that day.
    pub holds_one_that_day: bool,
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The day is past.
    Past,
    /// The delivery was called off, or asks for nobody.
    NoDuty,
    /// Every seat is taken.
    Full,
    /// The member has a seat that day already.
    Already,
    /// The member has none here.
    NotYours,
    /// More people signed up than there would be seats.
    TooFew,
}

impl Refusal {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Refusal::Past => "sorry-duty-past",
            Refusal::NoDuty => "sorry-duty-none",
            Refusal::Full => "sorry-duty-full",
            Refusal::Already => "sorry-duty-already",
            Refusal::NotYours => "sorry-duty-not-yours",
            Refusal::TooFew => "sorry-duty-too-few",
        }
    }

    /// The key of the sentence for whoever acts for the member.
    pub fn key_of_other(self) -> &'static str {
        match self {
            Refusal::Full => "duties-refused-full",
            Refusal::Already => "duties-refused-already",
            Refusal::NotYours => "duties-refused-not-on-it",
            other => other.key(),
        }
    }
}

/// May the member take a seat? Until the end of the day itself, once per date, never more than there are seats.
pub fn take(facts: &Facts) -> Result<(), Refusal> {
    if facts.day < facts.today {
        Err(Refusal::Past)
    } else if facts.cancelled || facts.seats == 0 {
        Err(Refusal::NoDuty)
    } else if facts.holds_one || facts.holds_one_that_day {
        Err(Refusal::Already)
    } else if facts.taken >= facts.seats {
        Err(Refusal::Full)
    } else {
        Ok(())
    }
}

/// May the member give the seat back? Not once the day is past.
pub fn leave(facts: &Facts) -> Result<(), Refusal> {
    if facts.day < facts.today {
        Err(Refusal::Past)
    } else if facts.holds_one {
        Ok(())
    } else {
        Err(Refusal::NotYours)
    }
}

/// May there be so many seats? Nobody who signed up is sent away silently.
pub fn set_seats(facts: &Facts, seats: i64) -> Result<(), Refusal> {
    if facts.day < facts.today {
        Err(Refusal::Past)
    } else if seats < facts.taken {
        Err(Refusal::TooFew)
    } else {
        Ok(())
    }
}

/// Whether the holder of a seat at a delivery of `day` may open its list: from two days before to the day after.
pub fn list_is_open(day: Day, today: Day) -> bool {
    (day.plus_days(-OPENS_BEFORE)..=day.plus_days(CLOSES_AFTER)).contains(&today)
}
