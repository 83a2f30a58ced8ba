use proptest::prelude::*;

use crate::words::day;
use crate::words::{Day, DayError, HourError, HourMinute, Season, SeasonError, Weekday};

#[test]
fn days_are_said_in_french() {
    let said = |text| {
        let day = day(text);
        [
            day.long(),
            day.full(),
            day.dated(),
            day.short(),
            day.numeric(),
            day.month(),
        ]
    };
    insta::assert_debug_snapshot!([said("2026-03-12"), said("2026-03-01"), said("2027-08-31")], @r#"
    [
        [
            "jeudi 12 mars",
            "jeudi 12 mars 2026",
            "12 mars 2026",
            "12/03",
            "12/03/2026",
            "mars 2026",
        ],
        [
            "dimanche 1er mars",
            "dimanche 1er mars 2026",
            "1er mars 2026",
            "01/03",
            "01/03/2026",
            "mars 2026",
        ],
        [
            "mardi 31 août",
            "mardi 31 août 2027",
            "31 août 2027",
            "31/08",
            "31/08/2027",
            "août 2027",
        ],
    ]
    "#);
}

#[test]
fn only_iso_days_of_the_calendar_are_read() {
    assert_eq!(
        "2028-02-29".parse::<Day>().map(|day| day.to_string()),
        Ok("2028-02-29".to_owned())
    );
    for text in [
        "",
        "2026-02-29",
        "2026-13-01",
        "2026-3-1",
        "20260312",
        "2026-03-12T10:00",
        "12/03/2026",
        "é026-03-12",
    ] {
        assert_eq!(text.parse::<Day>(), Err(DayError), "{text:?}");
    }
    assert_eq!(Day::new(2026, 2, 29), None);
    assert_eq!(Day::new(2026, 3, 12), Some(day("2026-03-12")));
}

#[test]
fn days_are_counted_across_daylight_saving_and_new_year() {
    assert_eq!(day("2026-03-28").plus_days(2), day("2026-03-30"));
    assert_eq!(day("2026-12-31").plus_days(1), day("2027-01-01"));
    assert_eq!(day("2026-10-26").plus_days(-2), day("2026-10-24"));
    assert_eq!(day("2026-01-01").days_until(day("2027-01-01")), 365);
    assert_eq!(day("2026-03-12").days_until(day("2026-03-02")), -10);
    assert_eq!(day("2028-02-10").last_of_month(), day("2028-02-29"));
}

#[test]
fn counting_stops_at_the_ends_of_the_calendar() {
    assert_eq!(day("2026-03-12").plus_days(i64::MAX), day("9999-12-31"));
    assert_eq!(day("2026-03-12").plus_days(i64::MIN), day("0000-01-01"));
    assert_eq!(day("2026-03-12").plus_days(-1_000_000), day("0000-01-01"));
}

#[test]
fn weekdays_run_from_monday_1_to_sunday_7() {
    let named: Vec<_> = Weekday::ALL
        .iter()
        .map(|day| (day.number(), day.french(), day.name()))
        .collect();
    assert_eq!(
        named,
        [
            (1, "lundi", "monday"),
            (2, "mardi", "tuesday"),
            (3, "mercredi", "wednesday"),
            (4, "jeudi", "thursday"),
            (5, "vendredi", "friday"),
            (6, "samedi", "saturday"),
            (7, "dimanche", "sunday"),
        ]
    );
    assert_eq!(Weekday::from_number(4), Some(day("2026-03-12").weekday()));
    assert_eq!((Weekday::from_number(0), Weekday::from_number(8)), (None, None));
}

#[test]
fn hours_are_said_and_read() {
    let spoken = [(18, 30), (9, 5), (18, 0), (0, 0)].map(|(h, m)| HourMinute::new(h, m).unwrap().spoken());
    assert_eq!(
        spoken,
        ["18\u{a0}h\u{a0}30", "9\u{a0}h\u{a0}05", "18\u{a0}h", "0\u{a0}h"]
    );
    assert_eq!("09:05".parse::<HourMinute>().unwrap().to_string(), "09:05");
    for text in ["", "9:05", "24:00", "12:60", "18h30", "18:30:00", "+1:00"] {
        assert_eq!(text.parse::<HourMinute>(), Err(HourError), "{text:?}");
    }
}

#[test]
fn seasons_are_labelled_by_their_months() {
    let season = |first, last| Season::new(day(first), day(last)).unwrap();
    assert_eq!(season("2026-03-05", "2026-06-25").label(), "mars à juin 2026");
    assert_eq!(season("2026-03-05", "2026-03-26").label(), "mars 2026");
    assert_eq!(
        season("2026-10-01", "2027-03-31").to_string(),
        "octobre 2026 à mars 2027"
    );
    assert_eq!(
        season("2026-03-01", "2027-03-31").label(),
        "mars 2026 à mars 2027"
    );
    assert_eq!(
        Season::new(day("2026-03-02"), day("2026-03-01")),
        Err(SeasonError)
    );
}

#[test]
fn a_season_contains_both_its_ends() {
    let winter = Season::new(day("2026-10-01"), day("2027-03-31")).unwrap();
    let inside = [
        "2026-09-30",
        "2026-10-01",
        "2026-12-31",
        "2027-01-01",
        "2027-03-31",
        "2027-04-01",
    ]
    .map(|text| winter.contains(day(text)));
    assert_eq!(inside, [false, true, true, true, true, false]);
}

proptest! {
    #[test]
    fn a_day_is_read_back(offset in -700_000..2_900_000i64) {
        let shown = day("2000-01-01").plus_days(offset);
        prop_assert_eq!(shown.to_string().parse(), Ok(shown));
    }

    #[test]
    fn counting_days_there_and_back(start in 0..20_000i64, days in -5_000..5_000i64) {
        let start = day("2000-01-01").plus_days(start);
        let end = start.plus_days(days);
        prop_assert_eq!(start.days_until(end), days);
        prop_assert_eq!(end.plus_days(-days), start);
        prop_assert_eq!(start.cmp(&end), 0.cmp(&days));
    }

    #[test]
    fn an_hour_is_read_back(hour in 0..24u8, minute in 0..60u8) {
        let shown = HourMinute::new(hour, minute).unwrap();
        prop_assert_eq!(shown.to_string().parse(), Ok(shown));
    }

    #[test]
    fn reading_never_panics(typed in "\\PC*") {
        let _ = typed.parse::<Day>();
        let _ = typed.parse::<HourMinute>();
    }
}
