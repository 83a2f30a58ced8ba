//! The page: the latest first, by who did it, to what, and when.

use super::words;
use crate::access::{Authorised, Coordination, Role};
use crate::history::{self, Asked, Told};
use crate::members::{self, Member};
use crate::t;
use crate::web::{Fault, Form, Frame, Outcome, page, query_escape};
use crate::words::{Day, Instant};
use askama::Template;
use jiff::tz::TimeZone;

/// Entries on a page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "journal/journal.html")]
struct Show {
    frame: Frame,
    base: String,
    who: String,
    object: String,
    from: String,
    until: String,
    /// Whose record alone is shown: the name in addresses, and the name.
    person: Option<(String, String)>,
    lines: Vec<Line>,
    newer: Option<String>,
    older: Option<String>,
}

impl Show {
    fn is_narrowed(&self) -> bool {
        [&self.who, &self.object, &self.from, &self.until]
            .iter()
            .any(|text| !text.is_empty())
    }
}

/// One entry.
struct Line {
    iso: String,
    when: String,
    who: String,
    acting: String,
    what: String,
    change: String,
}

/// What stands in the address.
struct Typed {
    who: String,
    object: Option<&'static str>,
    from: Option<Day>,
    until: Option<Day>,
    person: String,
    page: usize,
}

impl Typed {
    /// What cannot be read does not narrow.
    fn of(query: &Form) -> Typed {
        let day = |name: &str| query.value(name).parse::<Day>().ok();
        let object = words::OBJECTS.iter().map(|(object, _)| *object);
        Typed {
            who: query.value("qui").to_owned(),
            object: object.into_iter().find(|object| *object == query.value("quoi")),
            from: day("du"),
            until: day("au"),
            person: query.value("personne").to_owned(),
            page: query.value("page").parse::<usize>().unwrap_or(1).clamp(1, 10_000),
        }
    }

    fn day(day: Option<Day>) -> String {
        day.map(|day| day.to_string()).unwrap_or_default()
    }

    fn asked(&self, person: Option<&Member>, zone: &TimeZone) -> Asked<'static> {
        let start = |day: Day| Instant::start_of(day, zone);
        Asked {
            object: if person.is_some() {
                Some("member")
            } else {
                self.object
            },
            id: person.map(|person| person.id.uuid()),
            who: self.who.clone(),
            from: self.from.map(start),
            until: self.until.map(|day| start(day.plus_days(1))),
        }
    }

    /// The address of another page of the same.
    fn there(&self, page: usize) -> String {
        let fields = [
            ("qui", self.who.clone()),
            ("quoi", self.object.unwrap_or_default().to_owned()),
            ("du", Typed::day(self.from)),
            ("au", Typed::day(self.until)),
            ("personne", self.person.clone()),
        ];
        let said = fields.iter().filter(|(_, value)| !value.is_empty());
        let said = said.map(|(name, value)| format!("&{name}={}", query_escape(value)));
        format!("?page={page}{}", said.collect::<String>())
    }
}

/// The page.
pub async fn show(desk: Authorised<Coordination>) -> Outcome {
    let (amap, typed) = (&desk.0, Typed::of(&desk.visit.query()));
    let mut tx = desk.visit.app().db.read().await?;
    let person = match typed.person.parse() {
        Ok(id) => Some(members::member(&mut tx, amap, id).await?.ok_or(Fault::NotFound)?),
        Err(_) => None,
    };
    let asked = typed.asked(person.as_ref(), amap.zone());
    // One more tells whether there is an older page.
    let mut told = history::of_amap(&mut tx, amap, &asked, (PAGE + 1, (typed.page - 1) * PAGE)).await?;
    drop(tx);
    let more = told.len() > PAGE;
    told.truncate(PAGE);
    page(&Show {
        frame: desk.visit.frame(t!("journal-title")),
        base: format!("/amap/{}", amap.slug()),
        object: typed.object.unwrap_or_default().to_owned(),
        from: Typed::day(typed.from),
        until: Typed::day(typed.until),
        person: person.map(|person| (person.public_id.to_string(), person.name())),
        lines: told.into_iter().map(|one| line(one, amap.zone())).collect(),
        newer: (typed.page > 1).then(|| typed.there(typed.page - 1)),
        older: more.then(|| typed.there(typed.page + 1)),
        who: typed.who,
    })
}

fn line(told: Told, zone: &TimeZone) -> Line {
    let text = |key: &str| {
        told.detail
            .get(key)
            .and_then(|value| value.as_str())
            .unwrap_or_default()
    };
    let (before, after) = (text("before"), text("after"));
    Line {
        iso: told.at.in_zone(zone).timestamp().to_string(),
        when: told.at.spoken(zone),
        who: told.by.clone().unwrap_or_else(|| t!("journal-by-itself")),
        acting: Role::spoken(&told.acting),
        what: words::act(&told.verb),
        change: if before == after {
            String::new()
        } else {
            t!("journal-change", before = before, after = after)
        },
    }
}
