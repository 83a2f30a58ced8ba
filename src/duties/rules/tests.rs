use super::{Facts, Refusal, leave, list_is_open, set_seats, take};
use crate::words::day;
use proptest::prelude::*;

fn facts() -> Facts {
    Facts {
        day: day("2026-03-12"),
        today: day("2026-03-12"),
        cancelled: false,
        seats: 2,
        taken: 1,
        holds_one: false,
        holds_one_that_day: false,
    }
}

#[test]
fn a_seat_is_taken_while_there_is_one_and_once_per_date() {
    let cases = [
        (facts(), Ok(())),
        (
            Facts {
                today: day("2026-03-13"),
                ..facts()
            },
            Err(Refusal::Past),
        ),
        (
            Facts {
                cancelled: true,
                ..facts()
            },
            Err(Refusal::NoDuty),
        ),
        (
            Facts {
                seats: 0,
                taken: 0,
                ..facts()
            },
            Err(Refusal::NoDuty),
        ),
        (Facts { taken: 2, ..facts() }, Err(Refusal::Full)),
        (
            Facts {
                taken: 2,
                holds_one: true,
                ..facts()
            },
            Err(Refusal::Already),
        ),
        (
            Facts {
                holds_one_that_day: true,
                ..facts()
            },
            Err(Refusal::Already),
        ),
    ];
    for (facts, expected) in cases {
        assert_eq!(take(&facts), expected, "{facts:?}");
    }
}

#[test]
fn a_seat_is_given_back_until_the_day_is_over() {
    let held = Facts {
        holds_one: true,
        ..facts()
    };
    assert_eq!(leave(&held), Ok(()));
    assert_eq!(
        leave(&Facts {
            cancelled: true,
            ..held
        }),
        Ok(())
    );
    assert_eq!(
        leave(&Facts {
            today: day("2026-03-13"),
            ..held
        }),
        Err(Refusal::Past)
    );
    assert_eq!(leave(&facts()), Err(Refusal::NotYours));
}

#[test]
fn seats_are_not_taken_away_from_those_who_signed_up() {
    assert_eq!(set_seats(&facts(), 1), Ok(()));
    assert_eq!(set_seats(&facts(), 0), Err(Refusal::TooFew));
    assert_eq!(set_seats(&Facts { taken: 0, ..facts() }, 0), Ok(()));
    assert_eq!(
        set_seats(
            &Facts {
                today: day("2026-03-13"),
                ..facts()
            },
            3
        ),
        Err(Refusal::Past)
    );
}

#[test]
fn the_list_is_open_from_two_days_before_to_the_day_after() {
    let delivery = day("2027-01-01");
    let days = [
        "2026-12-29",
        "2026-12-30",
        "2026-12-31",
        "2027-01-01",
        "2027-01-02",
        "2027-01-03",
    ];
    let open = days.map(|today| list_is_open(delivery, day(today)));
    assert_eq!(open, [false, true, true, true, true, false]);
}

proptest! {
    #[test]
    fn never_more_people_than_seats(seats in 0i64..6, wishes in prop::collection::vec(any::<bool>(), 0..20)) {
        let mut taken = 0;
        for takes in wishes {
            let now = Facts { seats, taken, holds_one: !takes, ..facts() };
            if takes && take(&now).is_ok() {
                taken += 1;
            } else if !takes && taken > 0 && leave(&now).is_ok() {
                taken -= 1;
            }
            prop_assert!(taken <= seats);
        }
    }
}
