use jiff::tz::TimeZone;
use proptest::prelude::*;

use crate::words::day;
use crate::words::{AmapId, Instant};

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

/// 2026-03-12 17:30 UTC.
const EVENING: Instant = Instant(1_773_336_600_000_000);

#[test]
fn a_moment_is_said_where_it_is_lived() {
    assert_eq!(
        EVENING.spoken(&zone("Europe/Paris")),
        "le 12 mars 2026 à 18\u{a0}h\u{a0}30"
    );
    assert_eq!(
        EVENING.spoken(&zone("America/Guadeloupe")),
        "le 12 mars 2026 à 13\u{a0}h\u{a0}30"
    );
    let late = EVENING.plus_hours(3);
    assert_eq!(late.day_in(&zone("Europe/Paris")), day("2026-03-12"));
    assert_eq!(late.day_in(&zone("Indian/Reunion")), day("2026-03-13"));
}

#[test]
fn a_day_starts_at_local_midnight_however_long_it_is() {
    let paris = zone("Europe/Paris");
    let hours = |first: &str, next: &str| {
        Instant::start_of(day(first), &paris).seconds_until(Instant::start_of(day(next), &paris)) / 3600
    };
    assert_eq!(hours("2026-03-28", "2026-03-29"), 24);
    assert_eq!(hours("2026-03-29", "2026-03-30"), 23);
    assert_eq!(hours("2026-10-25", "2026-10-26"), 25);
}

#[test]
fn moments_stop_at_the_ends_of_their_range() {
    assert_eq!(Instant(i64::MAX).plus_seconds(1), Instant(i64::MAX));
    assert_eq!(Instant(0).plus_minutes(i64::MIN), Instant(i64::MIN));
    assert_eq!(Instant(0).plus_minutes(2), Instant(120_000_000));
    assert_eq!(Instant(i64::MAX).day_in(&TimeZone::UTC), day("9999-12-30"));
}

#[test]
fn ids_carry_their_moment_and_sort_by_it() {
    let first = AmapId::v7(EVENING, [7; 10]);
    let second = AmapId::v7(EVENING.plus_seconds(1), [0; 10]);
    assert_eq!(first.to_string(), "019ce319-1dc0-7707-8707-070707070707");
    assert!(first < second);
    assert_eq!(first.to_string().parse(), Ok(first));
    assert_eq!(AmapId::new(first.uuid()), first);
}

proptest! {
    #[test]
    fn the_local_day_of_a_moment_starts_before_it_and_ends_after_it(micros in 0..4_000_000_000_000_000i64) {
        for name in ["Europe/Paris", "Indian/Reunion", "America/Guadeloupe"] {
            let zone = zone(name);
            let local = Instant(micros).day_in(&zone);
            prop_assert!(Instant::start_of(local, &zone) <= Instant(micros));
            prop_assert!(Instant::start_of(local.plus_days(1), &zone) > Instant(micros));
        }
    }
}
