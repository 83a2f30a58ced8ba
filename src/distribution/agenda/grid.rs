//! A month as a page of a calendar: weeks from Monday on.

use crate::t;
use crate::words::{Day, Weekday};

/// A month, and the ways to its neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// "octobre 2026".
    pub name: String,
    /// The months beside it, as addresses name them.
    pub before: String,
    /// The next one.
    pub after: String,
    /// The names of the days.
    pub heads: Vec<&'static str>,
    /// Each week.
    pub weeks: Vec<Vec<Cell>>,
}

/// A day of it, or of the months beside it, which are left empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// 1 to 31; zero outside the month.
    pub number: i8,
    /// Whether it is today.
    pub today: bool,
    /// What happens.
    pub events: Vec<Event>,
}

/// Something on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Where it leads, on the page or off it.
    pub href: String,
    /// In few words.
    pub said: String,
    /// `""`, `cancelled`, `moved` or `doubled`: what colours it, beside the words.
    pub kind: &'static str,
}

/// The first day of the month that an address names; else of today's.
pub fn month_of(named: &str, today: Day) -> Day {
    let first = format!("{named}-01").parse::<Day>().ok();
    first.unwrap_or(today).first_of_month()
}

/// How an address names the month of a day.
pub fn named(day: Day) -> String {
    format!("{:04}-{:02}", day.year(), day.month_number())
}

/// The month that begins on `first`, with what happens in it.
pub fn month_grid(first: Day, today: Day, mut events: Vec<(Day, Event)>) -> Grid {
    let (last, lead) = (first.last_of_month(), i64::from(first.weekday().number()) - 1);
    let mut weeks = Vec::new();
    let mut day = first.plus_days(-lead);
    while day <= last {
        let week = (0..7).map(|ahead| day.plus_days(ahead));
        weeks.push(
            week.map(|day| cell(day, (first, last), today, &mut events))
                .collect(),
        );
        day = day.plus_days(7);
    }
    Grid {
        name: first.month(),
        before: named(first.plus_days(-1)),
        after: named(last.plus_days(1)),
        heads: Weekday::ALL.iter().map(|day| day.french()).collect(),
        weeks,
    }
}

fn cell(day: Day, (first, last): (Day, Day), today: Day, events: &mut Vec<(Day, Event)>) -> Cell {
    let inside = (first..=last).contains(&day);
    let here = |(on, _): &mut (Day, Event)| inside && *on == day;
    Cell {
        number: if inside { day.day_of_month() } else { 0 },
        today: day == today,
        events: events.extract_if(.., here).map(|(_, event)| event).collect(),
    }
}

impl Cell {
    /// "12 : Les Jardins du Lac, annulée": read aloud.
    pub fn spoken(&self) -> String {
        let events: Vec<&str> = self.events.iter().map(|event| event.said.as_str()).collect();
        t!(
            "agenda-cell",
            number = i64::from(self.number),
            what = events.join(", ")
        )
    }

    /// The kind of the day: of the first event that has one.
    pub fn kind(&self) -> &'static str {
        let mut kinds = self.events.iter().map(|event| event.kind);
        kinds.find(|kind| !kind.is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn drawn(first: &str, events: &[&str]) -> Vec<String> {
        let event = |text: &&str| {
            let event = Event {
                href: String::new(),
                said: "x".to_owned(),
                kind: "",
            };
            (day(text), event)
        };
        let grid = month_grid(day(first), day("2026-11-27"), events.iter().map(event).collect());
        let cell = |cell: &Cell| match (cell.number, cell.events.len(), cell.today) {
            (0, ..) => "..".to_owned(),
            (number, _, true) => format!("{number}!"),
            (number, 0, _) => number.to_string(),
            (number, events, _) => format!("{number}*{events}"),
        };
        let week = |week: &Vec<Cell>| week.iter().map(cell).collect::<Vec<_>>().join(" ");
        grid.weeks.iter().map(week).collect()
    }

    #[test]
    fn weeks_begin_on_monday_and_hold_what_happens() {
        assert_eq!(
            drawn(
                "2026-02-01",
                &["2026-02-05", "2026-02-05", "2026-03-01", "2026-01-31"]
            ),
            [
                ".. .. .. .. .. .. 1",
                "2 3 4 5*2 6 7 8",
                "9 10 11 12 13 14 15",
                "16 17 18 19 20 21 22",
                "23 24 25 26 27 28 .."
            ]
        );
        assert_eq!(drawn("2027-02-01", &[]).len(), 4, "a month of four whole weeks");
        assert_eq!(drawn("2026-11-01", &[]).last().unwrap(), "30 .. .. .. .. .. ..");
        assert!(drawn("2026-11-01", &[])[4].contains("27!"));
        // The hour that comes twice or not at all changes no day.
        assert!(drawn("2026-03-01", &["2026-03-29"])[4].ends_with("29*1"));
        assert!(drawn("2026-10-01", &["2026-10-25"])[3].ends_with("25*1"));
    }

    #[test]
    fn a_month_is_named_and_its_neighbours_too() {
        let today = day("2026-11-27");
        assert_eq!(month_of("2026-02", today), day("2026-02-01"));
        for unreadable in ["", "x", "2026-13", "2026-02-03"] {
            assert_eq!(month_of(unreadable, today), day("2026-11-01"), "{unreadable}");
        }
        let new_year = month_grid(day("2026-12-01"), today, Vec::new());
        assert_eq!([new_year.before, new_year.after], ["2026-11", "2027-01"]);
    }
}
