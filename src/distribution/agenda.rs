//! The delivery calendar: how many baskets for those who organise, what the own household collects for its members.

use super::model::Occasion;
use super::queries::{self, OwnLine};
use super::said::labelled;
use crate::access::{AmapScope, AnyoneOfAmap, Authorised, Role};
use crate::contracts::{self, OwnShift, ShiftKind};
use crate::db::Tx;
use crate::duties;
use crate::t;
use crate::web::{Fault, Frame, Outcome, page};
use crate::words::{Day, DeliveryId};
use askama::Template;
use std::collections::HashMap;

#[derive(Template)]
#[template(path = "distribution/agenda.html")]
struct Show {
    frame: Frame,
    address: String,
    /// Where a member says whether to be reminded.
    reminders: String,
    past: bool,
    member: bool,
    months: Vec<Month>,
}

struct Month {
    name: String,
    days: Vec<Line>,
}

/// One delivery, and what this reader is told of it.
struct Line {
    delivery: Occasion,
    /// Where it leads; nowhere when empty.
    href: String,
    baskets: i64,
    /// How much of what from which farm, in the order of the farms.
    items: Vec<OwnItem>,
    /// What the household did with baskets of this date: in words, and where it is undone.
    shifted: Vec<Mark>,
    on_duty: bool,
}

/// A product that the household collects.
#[derive(Debug, Clone)]
struct OwnItem {
    quantity: String,
    what: String,
    farm: String,
    /// The own contract; empty when it is another household's.
    contract: String,
}

/// In words, where it leads, and the kind of badge.
#[derive(Debug, Clone)]
struct Mark {
    said: String,
    href: String,
    kind: &'static str,
}

impl Line {
    /// Whether the farm is named before this item: the first of its run.
    fn begins_farm(&self, index: &usize) -> bool {
        *index == 0 || self.items[index - 1].farm != self.items[*index].farm
    }

    /// The page of the basket that an item belongs to, for the first of its contract.
    fn basket(&self, index: &usize, address: &str) -> String {
        let item = &self.items[*index];
        let named = self.items[..*index]
            .iter()
            .any(|other| other.contract == item.contract);
        if named || item.contract.is_empty() || self.delivery.is_cancelled() {
            return String::new();
        }
        let amap = address.trim_end_matches("/livraisons");
        format!(
            "{amap}/contrats/{}/paniers/{}",
            item.contract, self.delivery.public_id
        )
    }
}

/// What a reader is told, delivery by delivery.
#[derive(Default)]
struct Told {
    baskets: HashMap<DeliveryId, i64>,
    own: HashMap<DeliveryId, Vec<OwnItem>>,
    shifted: HashMap<DeliveryId, Vec<Mark>>,
    held: Vec<DeliveryId>,
}

/// Days that the calendar shows ahead, and behind when asked.
const AHEAD: i64 = 550;

/// The page.
pub async fn show(desk: Authorised<AnyoneOfAmap>) -> Outcome {
    let (visit, amap) = (&desk.visit, &desk.0);
    let today = amap.today(visit.now());
    let past = visit.query().value("passees") == "1";
    let (from, until) = if past {
        (today.plus_days(-AHEAD), today.plus_days(-1))
    } else {
        (today, today.plus_days(AHEAD))
    };
    let mut tx = visit.app().db.read().await?;
    let mut deliveries = queries::occasions(&mut tx, amap, from, until).await?;
    if past {
        deliveries.reverse();
    }
    let acting = desk.actor()?.acting.as_ref();
    let told = told(&mut tx, amap, acting, from, until).await?;
    let lines = deliveries
        .into_iter()
        .map(|delivery| line(delivery, &told, amap, acting, today));
    page(&Show {
        frame: visit.frame(t!("distribution-agenda-title")),
        address: address(amap),
        reminders: format!("/amap/{}/rappels", amap.slug()),
        past,
        member: matches!(acting, Some(Role::Member(_))),
        months: by_month(lines),
    })
}

fn address(amap: &AmapScope) -> String {
    format!("/amap/{}/livraisons", amap.slug())
}

async fn told(
    tx: &mut Tx,
    amap: &AmapScope,
    acting: Option<&Role>,
    from: Day,
    until: Day,
) -> Result<Told, Fault> {
    let mut told = Told::default();
    match acting {
        Some(Role::Member(own)) => {
            for line in queries::own_lines(tx, own, from, until).await? {
                told.own.entry(line.delivery).or_default().push(item(&line));
            }
            for shift in contracts::shifts_of_household(tx, own, (from, until)).await? {
                let amap = amap.slug();
                let (left, reached) = marks(&shift, &format!("/amap/{amap}"));
                told.shifted.entry(shift.from_id).or_default().push(left);
                if let (Some(to), Some(reached)) = (shift.to_id, reached) {
                    told.shifted.entry(to).or_default().push(reached);
                }
            }
            let held = duties::held_from(tx, own, from).await?;
            told.held = held.into_iter().map(|evening| evening.id).collect();
        }
        Some(Role::Referent { farm, .. }) => {
            let counted = queries::baskets(tx, amap, Some(farm.id()), from, until).await?;
            told.baskets = counted.into_iter().collect();
        }
        _ => {
            told.baskets = queries::baskets(tx, amap, None, from, until)
                .await?
                .into_iter()
                .collect()
        }
    }
    Ok(told)
}

/// "2", "Pain aux noix, 420 g – pour les Morel", "La Boulange", and its contract.
fn item(line: &OwnLine) -> OwnItem {
    let what = labelled(&line.product, &line.packaging);
    let what = match &line.owner {
        Some(owner) => format!("{what} – {}", t!("distribution-on-behalf", name = owner)),
        None => what,
    };
    OwnItem {
        quantity: line.quantity.to_string(),
        what,
        farm: line.farm.clone(),
        contract: line.contract.map(|id| id.to_string()).unwrap_or_default(),
    }
}

/// What is told of a shift on the date that was left, and on the one that was chosen.
fn marks(shift: &OwnShift, base: &str) -> (Mark, Option<Mark>) {
    let href = format!("{base}/contrats/{}/paniers/{}", shift.contract, shift.from_name);
    let title = shift.title.clone();
    let (key, kind) = match shift.kind {
        ShiftKind::Move | ShiftKind::Carryover => ("distribution-shifted-to", "info"),
        ShiftKind::Gift => ("distribution-shifted-gift", "wait"),
        ShiftKind::Deducted => ("distribution-shifted-deducted", "wait"),
    };
    let to = shift.to_day.map(Day::long).unwrap_or_default();
    let left = Mark {
        said: t!(key, title = title.clone(), day = to),
        href: href.clone(),
        kind,
    };
    let key = match shift.kind {
        ShiftKind::Carryover => "distribution-shifted-doubled",
        _ => "distribution-shifted-here",
    };
    let reached = shift.to_day.map(|_| Mark {
        said: t!(key, title = title, day = shift.from_day.long()),
        href,
        kind: "info",
    });
    (left, reached)
}

fn line(delivery: Occasion, told: &Told, amap: &AmapScope, acting: Option<&Role>, today: Day) -> Line {
    let on_duty = told.held.contains(&delivery.id);
    let id = delivery.public_id;
    let href = match acting {
        Some(Role::Coordinator(_)) => format!("{}/{id}", address(amap)),
        Some(Role::Referent { farm, .. }) => format!("{}/{id}/ferme/{}", address(amap), farm.slug()),
        Some(Role::Member(_)) if on_duty && duties::list_is_open(delivery.day, today) => {
            format!("{}/{id}", address(amap))
        }
        _ => String::new(),
    };
    Line {
        baskets: told.baskets.get(&delivery.id).copied().unwrap_or(0),
        items: told.own.get(&delivery.id).cloned().unwrap_or_default(),
        shifted: told.shifted.get(&delivery.id).cloned().unwrap_or_default(),
        delivery,
        href,
        on_duty,
    }
}

fn by_month(lines: impl Iterator<Item = Line>) -> Vec<Month> {
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
