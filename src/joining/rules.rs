//! Who is first in line, what may be offered and until when, and what a person's form looks like.

use super::model::Wait;
use crate::words::{Day, Instant, WaitId};

/// Days that an offer stands when nothing else is said.
pub const OFFER_DAYS: i64 = 7;
/// Days that an offer may stand at most.
pub const MOST_OFFER_DAYS: i64 = 60;
/// Days that a trial may last at most.
pub const MOST_TRIAL_DAYS: i64 = 120;
/// Seconds that a person takes at least to fill in the form.
const LEAST_SECONDS: i64 = 2;
/// Seconds for which an open form is good: a day.
const MOST_SECONDS: i64 = 24 * 3600;

/// The rank in its line, from 1, of a wait among all that wait, which come in the order of the lines.
pub fn rank(waits: &[Wait], id: WaitId) -> Option<usize> {
    let own = waits.iter().find(|wait| wait.id == id)?;
    let mut line = waits.iter().filter(|wait| wait.stands_with(own));
    line.position(|wait| wait.id == id).map(|at| at + 1)
}

/// Why no place can be offered until that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferRefusal {
    /// Before tomorrow, or more than 60 days ahead.
    Deadline,
    /// A trial that ends before the offer, or lasts more than 120 days.
    Trial,
    /// One was offered and still stands.
    Offered,
}

/// Whether a place may be offered.
///
/// # Errors
/// The reason it may not.
pub fn check_offer(
    offered_until: Option<Day>,
    until: Day,
    trial_until: Option<Day>,
    today: Day,
) -> Result<(), OfferRefusal> {
    if offered_until.is_some_and(|standing| standing >= today) {
        return Err(OfferRefusal::Offered);
    }
    if !(1..=MOST_OFFER_DAYS).contains(&today.days_until(until)) {
        return Err(OfferRefusal::Deadline);
    }
    let is_wrong = |trial: Day| trial < until || today.days_until(trial) > MOST_TRIAL_DAYS;
    if trial_until.is_some_and(is_wrong) {
        return Err(OfferRefusal::Trial);
    }
    Ok(())
}

/// Whether an offer can be taken today, its last day included.
pub fn stands(offered_until: Option<Day>, today: Day) -> bool {
    offered_until.is_some_and(|until| until >= today)
}

/// Whether a form was filled in by a person, as far as can be told without asking anybody outside: the field that nobody sees
/// is empty, and it was open for a while. `opened` is the second it was made at, as it came back.
pub fn is_by_a_person(unseen: &str, opened: &str, now: Instant) -> bool {
    let seconds = now.0.div_euclid(1_000_000);
    let open_for = opened.parse::<i64>().ok().map(|opened| seconds - opened);
    unseen.is_empty() && open_for.is_some_and(|open| (LEAST_SECONDS..=MOST_SECONDS).contains(&open))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::PublicId;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn wait(number: u128, farm: Option<u128>) -> Wait {
        Wait {
            id: WaitId::new(Uuid::from_u128(number)),
            public_id: PublicId::from_random([1; 8]),
            request_id: None,
            household_id: None,
            farm_id: farm.map(|farm| crate::words::FarmId::new(Uuid::from_u128(farm))),
            product_id: None,
            farm: None,
            product: None,
            since_at: Instant(0),
            offered_until: None,
            name: String::new(),
            first_name: String::new(),
            last_name: String::new(),
            email: String::new(),
            phone: String::new(),
            message: String::new(),
        }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn an_offer_has_a_day_ahead_and_a_trial_outlasts_it() {
        use OfferRefusal::{Deadline, Offered, Trial};
        let today = day("2026-09-01");
        let table = [
            (None, "2026-09-08", None, Ok(())),
            (None, "2026-09-01", None, Err(Deadline)),
            (None, "2026-10-31", None, Ok(())),
            (None, "2026-11-01", None, Err(Deadline)),
            (Some("2026-09-01"), "2026-09-08", None, Err(Offered)),
            (Some("2026-08-31"), "2026-09-08", None, Ok(())),
            (None, "2026-09-08", Some("2026-09-08"), Ok(())),
            (None, "2026-09-08", Some("2026-09-07"), Err(Trial)),
            (None, "2026-09-08", Some("2027-01-01"), Err(Trial)),
        ];
        for (offered, until, trial, expected) in table {
            let found = check_offer(offered.map(day), day(until), trial.map(day), today);
            assert_eq!(found, expected, "{offered:?} {until} {trial:?}");
        }
        assert!(
            stands(Some(today), today) && !stands(Some(day("2026-08-31")), today) && !stands(None, today)
        );
    }

    #[test]
    fn a_form_of_a_machine_is_told_from_one_of_a_person() {
        let now = Instant(1_000_000_000_000);
        for (unseen, opened, person) in [
            ("", "999990", true),
            ("", "1000000", false),
            ("", "999998", true),
            ("", "900000", false),
            ("", "1000060", false),
            ("", "", false),
            ("http://spam.example", "999990", false),
        ] {
            assert_eq!(is_by_a_person(unseen, opened, now), person, "{unseen} {opened}");
        }
    }

    proptest! {
        /// Each line counts by itself, from 1, without gaps, in the order in which people came.
        #[test]
        fn ranks_count_each_line_from_one(farms in prop::collection::vec(0u128..3, 0..30)) {
            let waits: Vec<Wait> = (0u128..)
                .zip(&farms)
                .map(|(number, farm)| wait(number, (*farm > 0).then_some(*farm)))
                .collect();
            let mut next = [1usize; 3];
            for (one, farm) in waits.iter().zip(&farms) {
                let line = &mut next[usize::try_from(*farm).unwrap()];
                prop_assert_eq!(rank(&waits, one.id), Some(*line));
                *line += 1;
            }
        }
    }
}
