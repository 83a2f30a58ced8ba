//! The table of duties: every coming delivery, who lends a hand, and which seats are free.

use super::model::{Evening, Holder};
use super::queries;
use super::rules::list_is_open;
use crate::access::{AmapScope, AnyoneOfAmap, Authorised, Role};
use crate::t;
use crate::web::{Frame, Outcome, page};
use crate::words::Day;
use askama::Template;

#[derive(Template)]
#[template(path = "duties/list.html")]
struct Show {
    frame: Frame,
    once: String,
    address: String,
    lists: String,
    coordinates: bool,
    months: Vec<Month>,
}

struct Month {
    name: String,
    evenings: Vec<Line>,
}

struct Line {
    evening: Evening,
    holders: Vec<Holder>,
    free: usize,
    mine: bool,
    may_take: bool,
    may_leave: bool,
    list_open: bool,
}

/// Where the table is.
pub fn address(amap: &AmapScope) -> String {
    format!("/amap/{}/permanences", amap.slug())
}

/// The days that it shows: from today for about two seasons.
pub fn span(today: Day) -> (Day, Day) {
    (today, today.plus_days(550))
}

/// The page.
pub async fn show(desk: Authorised<AnyoneOfAmap>) -> Outcome {
    let (visit, amap) = (&desk.visit, &desk.0);
    let today = amap.today(visit.now());
    let (_, until) = span(today);
    // Yesterday's list is still open to whoever held a seat.
    let from = today.plus_days(-1);
    let mut tx = visit.app().db.read().await?;
    let evenings = queries::evenings(&mut tx, amap, from, until).await?;
    let holders = queries::holders(&mut tx, amap, from, until).await?;
    let acting = desk.actor()?.acting.as_ref();
    let lines = lines(evenings, &holders, acting, today);
    page(&Show {
        frame: visit.frame(t!("duties-list-title")),
        once: visit.once().to_string(),
        address: address(amap),
        lists: format!("/amap/{}/livraisons", amap.slug()),
        coordinates: acting.is_some_and(|role| role.coordinates(amap)),
        months: by_month(lines),
    })
}

fn lines(evenings: Vec<Evening>, holders: &[Holder], acting: Option<&Role>, today: Day) -> Vec<Line> {
    let coordinates = matches!(acting, Some(Role::Coordinator(_)));
    let member = match acting {
        Some(Role::Member(own)) => Some(own.member),
        _ => None,
    };
    let days_held: Vec<Day> = evenings
        .iter()
        .filter(|evening| {
            holders
                .iter()
                .any(|one| one.delivery == evening.id && Some(one.member) == member)
        })
        .map(|evening| evening.day)
        .collect();
    let line = |evening: Evening| {
        let here: Vec<Holder> = holders
            .iter()
            .filter(|one| one.delivery == evening.id)
            .cloned()
            .collect();
        let mine = here.iter().any(|one| Some(one.member) == member);
        let seats = evening
            .seats
            .and_then(|seats| usize::try_from(seats).ok())
            .unwrap_or(0);
        let free = seats.saturating_sub(here.len());
        let coming = evening.day >= today && evening.cancelled_at.is_none();
        Line {
            may_take: coming && free > 0 && member.is_some() && !days_held.contains(&evening.day),
            may_leave: mine && evening.day >= today,
            list_open: coordinates || (mine && list_is_open(evening.day, today)),
            holders: here,
            free,
            mine,
            evening,
        }
    };
    let worth_it = |line: &Line| {
        let coming = line.evening.day >= today;
        let asked = line.evening.slot.is_some() && line.evening.cancelled_at.is_none();
        (coming && (asked || coordinates)) || (line.mine && line.list_open)
    };
    evenings.into_iter().map(line).filter(worth_it).collect()
}

fn by_month(lines: Vec<Line>) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for line in lines {
        let name = line.evening.day.month();
        match months.last_mut() {
            Some(month) if month.name == name => month.evenings.push(line),
            _ => months.push(Month {
                name,
                evenings: vec![line],
            }),
        }
    }
    months
}
