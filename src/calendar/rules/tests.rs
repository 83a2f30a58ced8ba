use proptest::prelude::*;

use super::*;
use crate::words::day;

fn season(first: &str, last: &str) -> Season {
    Season::new(day(first), day(last)).unwrap()
}

fn days(list: &str) -> Vec<Day> {
    list.split_whitespace().map(day).collect()
}

#[test]
fn every_week_over_new_year_and_the_change_of_hour() {
    assert_eq!(
        deliveries(&Rhythm::Weekly, season("2026-10-15", "2026-11-05"), &[]),
        Ok(days("2026-10-15 2026-10-22 2026-10-29 2026-11-05"))
    );
    assert_eq!(
        deliveries(
            &Rhythm::Weekly,
            season("2026-12-17", "2027-01-10"),
            &days("2026-12-24 2026-12-31")
        ),
        Ok(days("2026-12-17 2027-01-07"))
    );
    assert_eq!(
        deliveries(&Rhythm::Weekly, season("2026-03-26", "2026-04-02"), &[]),
        Ok(days("2026-03-26 2026-04-02"))
    );
}

#[test]
fn an_exclusion_does_not_shift_the_fortnight() {
    assert_eq!(
        deliveries(
            &Rhythm::Fortnightly,
            season("2026-04-30", "2026-06-30"),
            &days("2026-05-14 2026-05-21")
        ),
        Ok(days("2026-04-30 2026-05-28 2026-06-11 2026-06-25"))
    );
}

#[test]
fn the_nth_weekday_of_each_month() {
    let of = |nth, weekday| {
        deliveries(
            &Rhythm::Monthly(nth, weekday),
            season("2026-01-08", "2026-05-28"),
            &[],
        )
    };
    assert_eq!(
        of(Nth::First, Weekday::Thursday),
        Ok(days("2026-02-05 2026-03-05 2026-04-02 2026-05-07"))
    );
    assert_eq!(
        of(Nth::Second, Weekday::Thursday),
        Ok(days("2026-01-08 2026-02-12 2026-03-12 2026-04-09 2026-05-14"))
    );
    assert_eq!(
        of(Nth::Fourth, Weekday::Thursday),
        Ok(days("2026-01-22 2026-02-26 2026-03-26 2026-04-23 2026-05-28"))
    );
    assert_eq!(
        of(Nth::Last, Weekday::Thursday),
        Ok(days("2026-01-29 2026-02-26 2026-03-26 2026-04-30 2026-05-28"))
    );
    assert_eq!(
        of(Nth::Last, Weekday::Sunday),
        Ok(days("2026-01-25 2026-02-22 2026-03-29 2026-04-26"))
    );
}

#[test]
fn a_free_list_is_put_in_order_and_stays_in_its_season() {
    let free = |list| deliveries(&Rhythm::Free(days(list)), season("2026-03-01", "2026-03-31"), &[]);
    assert_eq!(
        free("2026-03-20 2026-03-06 2026-03-20"),
        Ok(days("2026-03-06 2026-03-20"))
    );
    assert_eq!(
        free("2026-03-20 2026-04-03"),
        Err(Refusal::OutsideSeason(day("2026-04-03")))
    );
}

#[test]
fn a_calendar_has_some_deliveries_and_not_thousands() {
    assert_eq!(
        deliveries(&Rhythm::Free(vec![]), season("2026-03-01", "2026-03-31"), &[]),
        Err(Refusal::NoDelivery)
    );
    assert_eq!(
        deliveries(
            &Rhythm::Weekly,
            season("2026-03-05", "2026-03-05"),
            &days("2026-03-05")
        ),
        Err(Refusal::NoDelivery)
    );
    for rhythm in [
        Rhythm::Weekly,
        Rhythm::Fortnightly,
        Rhythm::Monthly(Nth::Last, Weekday::Friday),
    ] {
        assert_eq!(
            deliveries(&rhythm, season("0001-01-01", "9999-12-31"), &[]),
            Err(Refusal::TooMany)
        );
    }
}

#[test]
fn a_copy_keeps_weekdays_and_gaps() {
    let last_year = days("2026-03-05 2026-03-12 2026-03-26");
    let next_year = days("2027-03-04 2027-03-11 2027-03-25");
    assert_eq!(
        copied(&Rhythm::Weekly, &last_year, a_year_later(day("2026-03-05"))),
        next_year
    );
    for near in ["2027-03-01", "2027-03-04", "2027-03-07"] {
        assert_eq!(
            copied(&Rhythm::Weekly, &last_year, day(near)),
            next_year,
            "{near}"
        );
    }
    assert_eq!(copied(&Rhythm::Weekly, &[], day("2027-03-01")), []);
}

#[test]
fn a_copy_keeps_the_nth_weekday_of_the_month() {
    let rhythm = Rhythm::Monthly(Nth::First, Weekday::Thursday);
    let winter = days("2026-10-01 2026-11-05 2027-01-07");
    assert_eq!(
        copied(&rhythm, &winter, day("2027-10-04")),
        days("2027-10-07 2027-11-04 2028-01-06")
    );
}

#[test]
fn easter_falls_when_the_church_says() {
    let known = "1961-04-02 2000-04-23 2008-03-23 2011-04-24 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2038-04-25 2285-03-22";
    for easter_day in days(known) {
        assert_eq!(easter(easter_day.year()), Some(easter_day));
    }
}

#[test]
fn the_holidays_of_a_year() {
    let listed: Vec<String> = holidays(2026)
        .iter()
        .map(|(day, holiday)| format!("{} {holiday}", day.long()))
        .collect();
    insta::assert_snapshot!(listed.join("\n"), @r"
    jeudi 1er janvier new-year
    lundi 6 avril easter-monday
    vendredi 1er mai labour-day
    vendredi 8 mai victory-1945
    jeudi 14 mai ascension
    lundi 25 mai whit-monday
    mardi 14 juillet national-day
    samedi 15 août assumption
    dimanche 1er novembre all-saints
    mercredi 11 novembre armistice-1918
    vendredi 25 décembre christmas
    ");
}

#[test]
fn holidays_are_proposed_as_exclusions() {
    let season = season("2026-05-07", "2027-01-02");
    let thursdays = deliveries(&Rhythm::Weekly, season, &[]).unwrap();
    assert_eq!(
        holidays_among(&thursdays, season),
        [(day("2026-05-14"), Holiday::Ascension)]
    );
    let fridays = days("2026-05-08 2026-12-25 2027-01-01");
    assert_eq!(
        holidays_among(&fridays, season),
        [
            (day("2026-05-08"), Holiday::Victory1945),
            (day("2026-12-25"), Holiday::Christmas),
            (day("2027-01-01"), Holiday::NewYear),
        ]
    );
}

fn nth() -> impl Strategy<Value = Nth> {
    prop::sample::select(Nth::ALL)
}

fn weekday() -> impl Strategy<Value = Weekday> {
    prop::sample::select(Weekday::ALL)
}

proptest! {
    #[test]
    fn deliveries_are_in_the_season_in_order_and_once(start in 0..10_000i64, length in 31..800i64, nth in nth(), weekday in weekday()) {
        let first = day("2020-01-01").plus_days(start);
        let season = Season::new(first, first.plus_days(length)).unwrap();
        for rhythm in [Rhythm::Weekly, Rhythm::Fortnightly, Rhythm::Monthly(nth, weekday)] {
            let found = deliveries(&rhythm, season, &[]).unwrap_or_default();
            prop_assert!(found.is_sorted_by(|a, b| a < b));
            prop_assert!(found.iter().all(|day| season.contains(*day)));
        }
    }

    #[test]
    fn weekly_deliveries_share_their_weekday(start in 0..10_000i64, length in 0..800i64) {
        let first = day("2020-01-01").plus_days(start);
        let season = Season::new(first, first.plus_days(length)).unwrap();
        let found = deliveries(&Rhythm::Weekly, season, &[]).unwrap();
        prop_assert_eq!(i64::try_from(found.len()).unwrap(), length / 7 + 1);
        prop_assert!(found.iter().all(|day| day.weekday() == first.weekday()));
    }

    #[test]
    fn each_whole_month_has_its_nth_weekday(start in 0..300i32, months in 1..24i32, nth in nth(), weekday in weekday()) {
        let first = months_after(day("2020-01-01"), start).unwrap();
        let last = months_after(first, months).unwrap().plus_days(-1);
        let season = Season::new(first, last).unwrap();
        let found = deliveries(&Rhythm::Monthly(nth, weekday), season, &[]).unwrap();
        prop_assert_eq!(i32::try_from(found.len()).unwrap(), months);
        for day in found {
            let week = (day.day_of_month() + 6) / 7;
            let expected = match nth {
                Nth::Last => day.last_of_month().days_until(day.plus_days(7)) > 0,
                other => usize::try_from(week).unwrap() == Nth::ALL.iter().position(|n| *n == other).unwrap() + 1,
            };
            prop_assert!(expected && day.weekday() == weekday, "{} {} {}", nth, weekday, day);
        }
    }

    #[test]
    fn a_copy_is_one_for_one_on_the_same_weekdays(start in 0..5_000i64, length in 60..400i64, shift in 0..800i64, nth in nth(), weekday in weekday()) {
        let first = day("2020-01-01").plus_days(start);
        let season = Season::new(first, first.plus_days(length)).unwrap();
        for rhythm in [Rhythm::Weekly, Rhythm::Fortnightly, Rhythm::Monthly(nth, weekday)] {
            let before = deliveries(&rhythm, season, &[]).unwrap();
            let after = copied(&rhythm, &before, first.plus_days(shift));
            prop_assert_eq!(before.len(), after.len());
            prop_assert!(after.is_sorted_by(|a, b| a < b));
            prop_assert!(before.iter().zip(&after).all(|(a, b)| a.weekday() == b.weekday()));
        }
    }

    #[test]
    fn easter_is_a_sunday_of_spring(year in 1583..9999i16) {
        let easter = easter(year).unwrap();
        prop_assert_eq!(easter.weekday(), Weekday::Sunday);
        prop_assert!(easter >= Day::new(year, 3, 22).unwrap() && easter <= Day::new(year, 4, 25).unwrap());
    }
}
