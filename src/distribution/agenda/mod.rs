//! The delivery calendar, as a list or by the month: how many baskets for those who organise, what the own household collects
//! for its members.

mod grid;
mod line;
mod told;

pub use grid::{Event, Grid, month_grid, month_of};

use super::model::Occasion;
use super::queries;
use crate::access::{AmapScope, AnyoneOfAmap, Authorised, Role};
use crate::t;
use crate::web::{Form, Frame, Outcome, page};
use crate::words::{Day, slug};
use askama::Template;
use line::Line;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "distribution/agenda/agenda.html")]
struct Show {
    frame: Frame,
    address: String,
    /// Where a member says whether to be reminded.
    reminders: String,
    shown: Shown,
    member: bool,
    /// The page of the month, when it is asked for, and the address before "mois=".
    grid: Option<Grid>,
    base: String,
    months: Vec<Month>,
    /// Name in the address, and name; none where all is at one site.
    sites: Vec<(String, String)>,
    site: String,
}

struct Month {
    name: String,
    days: Vec<Line>,
}

/// Which deliveries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Coming,
    Past,
    Month,
}

/// Days that the calendar shows ahead, and behind when asked.
const AHEAD: i64 = 550;

impl Shown {
    fn of(query: &Form) -> Shown {
        match (query.value("vue"), query.value("passees")) {
            ("mois", _) => Shown::Month,
            (_, "1") => Shown::Past,
            _ => Shown::Coming,
        }
    }

    /// The days, both included.
    fn days(self, query: &Form, today: Day) -> (Day, Day) {
        match self {
            Shown::Coming => (today, today.plus_days(AHEAD)),
            Shown::Past => (today.plus_days(-AHEAD), today.plus_days(-1)),
            Shown::Month => {
                let first = month_of(query.value("mois"), today);
                (first, first.last_of_month())
            }
        }
    }
}

/// The page.
pub async fn show(desk: Authorised<AnyoneOfAmap>) -> Outcome {
    let (visit, amap) = (&desk.visit, &desk.0);
    let (today, query) = (amap.today(visit.now()), visit.query());
    let shown = Shown::of(&query);
    let (from, until) = shown.days(&query, today);
    let mut tx = visit.app().db.read().await?;
    let mut deliveries = queries::occasions(&mut tx, amap, from, until).await?;
    if shown == Shown::Past {
        deliveries.reverse();
    }
    let acting = desk.actor()?.acting.as_ref();
    let told = told::told(&mut tx, amap, acting, from, until).await?;
    drop(tx);
    let sites = sites(&deliveries);
    let site = query.value("lieu").to_owned();
    if !site.is_empty() {
        deliveries.retain(|delivery| slug(&delivery.site) == site);
    }
    let lines = deliveries
        .into_iter()
        .map(|delivery| Line::of(delivery, &told, (amap, acting), today));
    let lines: Vec<Line> = lines.collect();
    let member = matches!(acting, Some(Role::Member(_)));
    let concerned = lines.iter().filter(|line| !member || line.concerns_household());
    let events = concerned.map(|line| (line.delivery.day, line.event(member)));
    page(&Show {
        frame: visit.frame(t!("distribution-agenda-title")),
        address: address(amap),
        reminders: format!("/amap/{}/mes-coordonnees", amap.slug()),
        grid: (shown == Shown::Month).then(|| month_grid(from, today, events.collect())),
        base: format!("{}?vue=mois&{}", address(amap), at_site(&site)),
        shown,
        member,
        months: by_month(lines),
        sites: match (sites.len(), site.as_str()) {
            (0 | 1, "") => Vec::new(),
            _ => sites,
        },
        site,
    })
}

fn address(amap: &AmapScope) -> String {
    format!("/amap/{}/livraisons", amap.slug())
}

/// How an address names each site, and its name.
fn sites(deliveries: &[Occasion]) -> Vec<(String, String)> {
    let named = deliveries
        .iter()
        .map(|delivery| (slug(&delivery.site), delivery.site.clone()));
    named.collect::<BTreeSet<_>>().into_iter().collect()
}

fn at_site(site: &str) -> String {
    if site.is_empty() {
        String::new()
    } else {
        format!("lieu={}&", slug(site))
    }
}

fn by_month(lines: Vec<Line>) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for line in lines {
        let name = line.delivery.day.month();
        match months.last_mut() {
            Some(month) if month.name == name => month.days.push(line),
            _ => months.push(Month {
                name,
                days: vec![line],
            }),
        }
    }
    months
}
