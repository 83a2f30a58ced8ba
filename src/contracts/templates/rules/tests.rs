use super::*;
use crate::words::day;

fn days(texts: &[&str]) -> Vec<Day> {
    texts.iter().map(|text| day(text)).collect()
}

#[test]
fn presets_tick_whole_columns() {
    let all = days(&[
        "2026-09-24",
        "2026-10-01",
        "2026-10-08",
        "2026-11-05",
        "2026-11-12",
    ]);
    assert_eq!(Preset::All.days(&all), all);
    assert_eq!(
        Preset::Alternate.days(&all),
        days(&["2026-09-24", "2026-10-08", "2026-11-12"])
    );
    assert_eq!(
        Preset::Monthly.days(&all),
        days(&["2026-09-24", "2026-10-01", "2026-11-05"])
    );
    assert_eq!(Preset::Nowhere.days(&all), []);
}

#[test]
fn once_a_month_follows_the_first_delivery() {
    assert_eq!(
        monthly_like(day("2026-10-08")),
        Rhythm::Monthly(Nth::Second, crate::words::Weekday::Thursday)
    );
    assert_eq!(
        monthly_like(day("2026-10-29")),
        Rhythm::Monthly(Nth::Last, crate::words::Weekday::Thursday)
    );
}

#[test]
fn due_days_stay_in_their_month() {
    let expected = days(&[
        "2026-10-31",
        "2026-11-30",
        "2026-12-31",
        "2027-01-31",
        "2027-02-28",
    ]);
    assert_eq!(monthly_due_days(day("2026-10-31"), 5), expected);
}
