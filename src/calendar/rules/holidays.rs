//! The public holidays of France, to propose as exclusions.

use crate::words::{Day, Season, text_enum};

text_enum! {
    /// A public holiday (Code du travail, L3133-1). Those of Alsace-Moselle and the days that
    /// remember the abolition of slavery overseas are not among them.
    pub enum Holiday {
        /// 1 January.
        NewYear = "new-year",
        /// The Monday after Easter.
        EasterMonday = "easter-monday",
        /// 1 May.
        LabourDay = "labour-day",
        /// 8 May.
        Victory1945 = "victory-1945",
        /// The Thursday 39 days after Easter.
        Ascension = "ascension",
        /// The Monday 50 days after Easter.
        WhitMonday = "whit-monday",
        /// 14 July.
        NationalDay = "national-day",
        /// 15 August.
        Assumption = "assumption",
        /// 1 November.
        AllSaints = "all-saints",
        /// 11 November.
        Armistice1918 = "armistice-1918",
        /// 25 December.
        Christmas = "christmas",
    }
}

/// The holidays of a year, in order of the day (Ascension may fall before 8 May, or on 1 May).
/// A year outside the calendar has none.
pub fn holidays(year: i16) -> Vec<(Day, Holiday)> {
    let mut holidays: Vec<_> = Holiday::ALL
        .iter()
        .filter_map(|holiday| Some((day_of(*holiday, year)?, *holiday)))
        .collect();
    holidays.sort_unstable();
    holidays
}

fn day_of(holiday: Holiday, year: i16) -> Option<Day> {
    let after_easter = |days| easter(year).map(|easter| easter.plus_days(days));
    match holiday {
        Holiday::NewYear => Day::new(year, 1, 1),
        Holiday::EasterMonday => after_easter(1),
        Holiday::LabourDay => Day::new(year, 5, 1),
        Holiday::Victory1945 => Day::new(year, 5, 8),
        Holiday::Ascension => after_easter(39),
        Holiday::WhitMonday => after_easter(50),
        Holiday::NationalDay => Day::new(year, 7, 14),
        Holiday::Assumption => Day::new(year, 8, 15),
        Holiday::AllSaints => Day::new(year, 11, 1),
        Holiday::Armistice1918 => Day::new(year, 11, 11),
        Holiday::Christmas => Day::new(year, 12, 25),
    }
}

/// The holidays among `days`: what to propose as exclusions.
pub fn holidays_among(days: &[Day], season: Season) -> Vec<(Day, Holiday)> {
    let years = season.first().year()..=season.last().year();
    years
        .flat_map(holidays)
        .filter(|(day, _)| days.contains(day))
        .collect()
}

/// Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm (Meeus, Jones,
/// Butcher): the Sunday after the first full moon of spring, as the Church counts it.
pub fn easter(year: i16) -> Option<Day> {
    let year_number = i32::from(year);
    let (century, of_century) = (year_number / 100, year_number % 100);
    let golden = year_number % 19;
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let exception = (golden + 11 * epact + 22 * to_sunday) / 451;
    let from_march = epact + to_sunday - 7 * exception + 114;
    Day::new(
        year,
        i8::try_from(from_march / 31).ok()?,
        i8::try_from(from_march % 31 + 1).ok()?,
    )
}
