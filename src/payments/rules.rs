//! Where an instalment stands on a day.

use crate::words::Day;

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The farm has it.
    Received,
    /// Its day is past and nothing came.
    Late,
    /// Its day is today or to come.
    Due,
}

/// How an instalment stands on `today`: late from the day after the one on which it was due.
pub fn standing(due_on: Day, received: bool, today: Day) -> Standing {
    match received {
        true => Standing::Received,
        false if due_on < today => Standing::Late,
        false => Standing::Due,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::day;

    #[test]
    fn an_instalment_is_late_from_the_day_after() {
        let due = day("2026-03-12");
        let told: Vec<_> = ["2026-03-11", "2026-03-12", "2026-03-13"]
            .map(|today| (standing(due, false, day(today)), standing(due, true, day(today))))
            .into();
        assert_eq!(
            told,
            [
                (Standing::Due, Standing::Received),
                (Standing::Due, Standing::Received),
                (Standing::Late, Standing::Received),
            ]
        );
    }
}
