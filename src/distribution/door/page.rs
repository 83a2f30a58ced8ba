//! The page of the door: every household with a box to tick, what remains, and what is amiss with the crates.

use super::queries;
use super::rules::{Event, Says, Subject, heads, is_handed};
use super::said::{self, Said, Teller};
use crate::access::{AmapScope, Authorised};
use crate::db::Tx;
use crate::distribution::access::DoorList;
use crate::distribution::list_of;
use crate::distribution::model::{Entry, FarmTotal, Item, List, Occasion};
use crate::t;
use crate::web::{Fault, Frame, Outcome, page};
use crate::words::{Day, HouseholdId, sort_key};
use askama::Template;
use std::hash::{DefaultHasher, Hash, Hasher};

#[derive(Template)]
#[template(path = "distribution/door/door.html")]
struct Show<'a> {
    frame: Frame,
    address: String,
    list_address: String,
    delivery: &'a Occasion,
    rows: Vec<Row>,
    /// All households, for whoever took another's basket.
    households: Vec<(HouseholdId, String)>,
    farms: Vec<Farm>,
    rest: usize,
    only_rest: bool,
    sought: String,
    once: String,
    account: String,
    fingerprint: String,
    /// After this day the phone forgets the list.
    until: Day,
    sentences: String,
}

/// A household.
struct Row {
    id: HouseholdId,
    name: String,
    /// What it is found by.
    key: String,
    entry: Entry,
    basket: Said,
    notes: Vec<(Subject, Said)>,
    weights: Vec<Weight>,
    shown: bool,
}

/// What is weighed of it.
struct Weight {
    label: String,
    subject: Subject,
    said: Said,
}

/// What a farm brings, with what is missing.
struct Farm {
    name: String,
    /// What it is, how much, and what is noted of it.
    products: Vec<(String, String, Subject, Said)>,
}

/// Days after the delivery until which a phone may keep its list.
const KEPT_DAYS: i64 = 2;

/// Where the door of a delivery is.
pub fn address(amap: &AmapScope, delivery: &Occasion) -> String {
    format!("/amap/{}/livraisons/{}/porte", amap.slug(), delivery.public_id)
}

/// Changes when the list changes.
pub fn fingerprint(list: &List) -> String {
    let mut said = DefaultHasher::new();
    for entry in &list.households {
        entry.household.hash(&mut said);
        for item in &entry.items {
            (item.contract, item.product, item.quantity).hash(&mut said);
        }
    }
    format!("{:016x}", said.finish())
}

/// The page.
pub async fn show(desk: Authorised<DoorList>) -> Outcome {
    let (visit, amap, delivery) = (&desk.visit, &desk.amap, &desk.delivery);
    let mut tx = visit.app().db.read().await?;
    let list = list_of(&mut tx, amap, delivery.id).await?;
    let events = queries::events(&mut tx, amap, delivery.id).await?;
    drop(tx);
    let heads = heads(&events);
    let query = visit.query();
    let (only_rest, sought) = (query.value("voir") == "restent", query.value("q").to_owned());
    let fingerprint = fingerprint(&list);
    let named = list
        .households
        .iter()
        .map(|entry| (entry.household, entry.name()));
    let households: Vec<(HouseholdId, String)> = named.collect();
    let teller = Teller {
        names: households.iter().cloned().collect(),
        zone: amap.zone(),
    };
    let farms = list
        .totals
        .iter()
        .map(|farm| crates(farm, &teller, &heads))
        .collect();
    let shown = (sort_key(&sought), only_rest);
    let rows = list
        .households
        .into_iter()
        .map(|entry| row(entry, &teller, &heads, &shown));
    let rows: Vec<Row> = rows.collect();
    page(&Show {
        frame: visit.frame(t!("door-title", day = delivery.day.long())),
        address: address(amap, delivery),
        list_address: format!("/amap/{}/livraisons/{}", amap.slug(), delivery.public_id),
        delivery,
        rest: rows.iter().filter(|row| row.basket.state != "handed").count(),
        rows,
        households,
        farms,
        only_rest,
        sought,
        once: visit.once().to_string(),
        account: desk.actor()?.account.to_string(),
        fingerprint,
        until: delivery.day.plus_days(KEPT_DAYS),
        sentences: said::for_script(),
    })
}

fn row(entry: Entry, teller: &Teller<'_>, heads: &[&Event], (sought, only_rest): &(String, bool)) -> Row {
    let name = entry.name();
    let weighed = entry.items.iter().filter(|item| item.by_weight);
    let weight = |item: &Item| {
        let subject = Subject::Weight(item.contract, item.product);
        Weight {
            label: item.label(),
            subject,
            said: teller.about(subject, heads),
        }
    };
    let key = sort_key(&format!("{name} {} {}", entry.others(), entry.household_name));
    let basket = teller.about(Subject::Basket(entry.household), heads);
    Row {
        id: entry.household,
        shown: key.contains(sought) && !(*only_rest && basket.state == "handed"),
        key,
        basket,
        notes: said::notes(teller, entry.household, heads),
        weights: weighed.map(weight).collect(),
        name,
        entry,
    }
}

fn crates(farm: &FarmTotal, teller: &Teller<'_>, heads: &[&Event]) -> Farm {
    let product = |total: &crate::distribution::model::ProductTotal| {
        let subject = Subject::Crates(total.product);
        let said = teller.about(subject, heads);
        (total.label(), total.quantity.to_string(), subject, said)
    };
    Farm {
        name: farm.name.clone(),
        products: farm.products.iter().map(product).collect(),
    }
}

/// The households of a list whose basket is not handed out, by name; none when nobody ticked anything.
///
/// # Errors
/// When the database fails.
pub async fn left(
    tx: &mut Tx,
    amap: &AmapScope,
    delivery: &Occasion,
    list: &List,
) -> Result<Option<Vec<String>>, Fault> {
    let events = queries::events(tx, amap, delivery.id).await?;
    let heads = heads(&events);
    let mut baskets = heads
        .iter()
        .filter(|head| matches!(head.subject, Subject::Basket(_)));
    if !baskets.any(|head| matches!(head.says, Says::Handed(_))) {
        return Ok(None);
    }
    let handed = |entry: &&Entry| is_handed(entry.household, &heads);
    let left = list.households.iter().filter(|entry| !handed(entry));
    Ok(Some(left.map(Entry::name).collect()))
}
