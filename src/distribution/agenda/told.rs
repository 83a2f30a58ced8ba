//! What each reader is told of the deliveries: baskets and farms for those who organise, what the own household collects and
//! what became of it for its members.

use crate::access::{AmapScope, FarmScope, Own, Role};
use crate::contracts::{self, Fate, OwnShift, ShiftKind};
use crate::db::Tx;
use crate::distribution::queries::{self, OwnLine};
use crate::distribution::said::labelled;
use crate::duties;
use crate::t;
use crate::web::Fault;
use crate::words::{Day, DeliveryId};
use std::collections::HashMap;

/// A product that the household collects.
#[derive(Debug, Clone)]
pub struct OwnItem {
    pub quantity: String,
    pub what: String,
    pub farm: String,
    /// The own contract; empty when it is another household's.
    pub contract: String,
}

/// In words, where it leads, the kind of badge, and how its day looks in a month.
#[derive(Debug, Clone)]
pub struct Mark {
    pub said: String,
    pub href: String,
    pub kind: &'static str,
    pub look: &'static str,
}

/// What a reader is told, delivery by delivery.
#[derive(Default)]
pub struct Told {
    pub baskets: HashMap<DeliveryId, i64>,
    pub own: HashMap<DeliveryId, Vec<OwnItem>>,
    pub shifted: HashMap<DeliveryId, Vec<Mark>>,
    pub held: Vec<DeliveryId>,
    /// The farms that come, and those that do not.
    pub farms: HashMap<DeliveryId, (Vec<String>, Vec<String>)>,
}

/// All of it, for the role somebody acts in.
///
/// # Errors
/// When the database fails.
pub async fn told(
    tx: &mut Tx,
    amap: &AmapScope,
    acting: Option<&Role>,
    from: Day,
    until: Day,
) -> Result<Told, Fault> {
    let days = (from, until);
    let farm = match acting {
        Some(Role::Member(own)) => return of_household(tx, own, days).await,
        Some(Role::Referent { farm, .. }) => Some(farm),
        _ => None,
    };
    let counted = queries::baskets(tx, amap, farm.map(FarmScope::id), from, until).await?;
    let mut told = Told {
        baskets: counted.into_iter().collect(),
        farms: farms(tx, amap, days).await?,
        ..Told::default()
    };
    // A référent is told of the own farm alone, and only when it does not come.
    if let Some(farm) = farm {
        for (comes, gone) in told.farms.values_mut() {
            comes.clear();
            gone.retain(|name| name == farm.name());
        }
    }
    Ok(told)
}

async fn of_household(tx: &mut Tx, own: &Own, days: (Day, Day)) -> Result<Told, Fault> {
    let (mut told, base) = (Told::default(), format!("/amap/{}", own.amap.slug()));
    for line in queries::own_lines(tx, own, days.0, days.1).await? {
        told.own.entry(line.delivery).or_default().push(item(&line));
    }
    for shift in contracts::shifts_of_household(tx, own, days).await? {
        let (left, reached) = marks(&shift, &base);
        told.shifted.entry(shift.from_id).or_default().push(left);
        if let (Some(to), Some(reached)) = (shift.to_id, reached) {
            told.shifted.entry(to).or_default().push(reached);
        }
    }
    for change in contracts::farm_changes(tx, own, days).await? {
        let here = told.shifted.entry(change.delivery).or_default();
        here.push(of_farm(change, format!("{base}/contrats")));
    }
    let held = duties::held_from(tx, own, days.0).await?;
    told.held = held.into_iter().map(|evening| evening.id).collect();
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
    let (key, kind, look) = match shift.kind {
        ShiftKind::Move | ShiftKind::Carryover => ("distribution-shifted-to", "info", "moved"),
        ShiftKind::Gift => ("distribution-shifted-gift", "wait", "cancelled"),
        ShiftKind::Deducted => ("distribution-shifted-deducted", "wait", "cancelled"),
    };
    let to = shift.to_day.map(Day::long).unwrap_or_default();
    let left = Mark {
        said: t!(key, title = title.clone(), day = to),
        href: href.clone(),
        kind,
        look,
    };
    let (key, look) = match shift.kind {
        ShiftKind::Carryover => ("distribution-shifted-doubled", "doubled"),
        _ => ("distribution-shifted-here", "moved"),
    };
    let reached = shift.to_day.map(|_| Mark {
        said: t!(key, title = title, day = shift.from_day.long()),
        href,
        kind: "info",
        look,
    });
    (left, reached)
}

/// By delivery, the names of the farms that come, and of those that gave the date up.
async fn farms(
    tx: &mut Tx,
    amap: &AmapScope,
    (from, until): (Day, Day),
) -> Result<HashMap<DeliveryId, (Vec<String>, Vec<String>)>, Fault> {
    let mut found: HashMap<DeliveryId, (Vec<String>, Vec<String>)> = HashMap::new();
    for coming in queries::coming(tx, amap, from, until).await? {
        let (comes, gone) = found.entry(coming.delivery).or_default();
        if coming.called_off == 0 { comes } else { gone }.push(coming.farm);
    }
    Ok(found)
}

/// What is told of a date that a farm changed.
fn of_farm(change: contracts::FarmChange, href: String) -> Mark {
    let (key, kind, look) = match change.fate {
        Fate::Cancelled => ("agenda-farm-cancelled", "bad", "cancelled"),
        Fate::Gone => ("agenda-farm-moved", "info", "moved"),
        Fate::Come => ("agenda-farm-moved-here", "info", "moved"),
        Fate::Added => ("agenda-farm-added", "info", "moved"),
        Fate::Other => ("agenda-farm-barred", "wait", "moved"),
    };
    Mark {
        said: t!(key, title = change.title),
        href,
        kind,
        look,
    }
}
