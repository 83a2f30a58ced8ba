//! The page: the latest first, by who did it, to what, and when.

use super::words;
use crate::access::{Authorised, Coordination, Role};
use crate::history::{self, Asked, Told};
use crate::members;
use crate::t;
use crate::web::{Fault, Frame, Outcome, page, query_escape};
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

/// The page.
pub async fn show(desk: Authorised<Coordination>) -> Outcome {
    let query = desk.visit.query();
    let (amap, value) = (&desk.0, |name: &str| query.value(name).trim().to_owned());
    let day = |name: &str| value(name).parse::<Day>().ok();
    let (from, until) = (day("du"), day("au"));
    let at = value("page").parse::<usize>().unwrap_or(1).clamp(1, 10_000);
    let object = words::OBJECTS.iter().find(|(object, _)| *object == value("quoi"));
    let mut tx = desk.visit.app().db.read().await?;
    let person = match value("personne").parse() {
        Ok(id) => Some(members::member(&mut tx, amap, id).await?.ok_or(Fault::NotFound)?),
        Err(_) => None,
    };
    let asked = Asked {
        object: person
            .as_ref()
            .map(|_| "member")
            .or(object.map(|(object, _)| *object)),
        id: person.as_ref().map(|person| person.id.uuid()),
        who: value("qui"),
        from: from.map(|day| Instant::start_of(day, amap.zone())),
        until: until.map(|day| Instant::start_of(day.plus_days(1), amap.zone())),
    };
    // One more tells whether there is an older page.
    let mut told = history::of_amap(&mut tx, amap, &asked, (PAGE + 1, (at - 1) * PAGE)).await?;
    drop(tx);
    let more = told.len() > PAGE;
    told.truncate(PAGE);
    let there = |page: usize| {
        let mut address = format!("?page={page}");
        for name in ["qui", "quoi", "du", "au", "personne"] {
            if !value(name).is_empty() {
                address.push_str(&format!("&{name}={}", query_escape(&value(name))));
            }
        }
        address
    };
    page(&Show {
        frame: desk.visit.frame(t!("journal-title")),
        base: format!("/amap/{}", amap.slug()),
        who: asked.who.clone(),
        object: object.map(|(object, _)| (*object).to_owned()).unwrap_or_default(),
        from: from.map(|day| day.to_string()).unwrap_or_default(),
        until: until.map(|day| day.to_string()).unwrap_or_default(),
        person: person.map(|person| (person.public_id.to_string(), person.name())),
        lines: told.into_iter().map(|one| line(one, amap.zone())).collect(),
        newer: (at > 1).then(|| there(at - 1)),
        older: more.then(|| there(at + 1)),
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
