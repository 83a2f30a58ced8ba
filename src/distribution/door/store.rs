//! What was noted is stored: once, whoever sends it again, and never half.

use super::access::DoorNotes;
use super::queries::{self, DueProduct};
use super::rules::{Event, Says, Subject, about, heads};
use super::typed::Typed;
use crate::access::Authorised;
use crate::clock;
use crate::contracts::{Weighed, weigh};
use crate::db::Tx;
use crate::distribution::model::AMAP;
use crate::history::{self, Trace};
use crate::web::Fault;
use crate::words::{DoorEventId, HouseholdId, ProductId};
use std::collections::HashSet;

/// What became of each note that was sent.
#[derive(Debug, Default)]
pub struct Received {
    /// The ids of those that are stored, now or before.
    pub taken: Vec<String>,
    /// The ids of those that cannot be, with the key of the sentence that says why.
    pub refused: Vec<(String, &'static str)>,
    /// All that is known now.
    pub events: Vec<Event>,
}

/// Stores what is new of `typed`.
///
/// # Errors
/// When the database fails: nothing is stored.
pub async fn receive(tx: &mut Tx, desk: &Authorised<DoorNotes>, typed: &[Typed]) -> Result<Received, Fault> {
    let (amap, delivery) = (&desk.amap, desk.delivery.id);
    let events = queries::events(tx, amap, delivery).await?;
    let mut received = Received {
        events,
        ..Received::default()
    };
    if typed.is_empty() {
        return Ok(received);
    }
    let known = Known {
        households: queries::households(tx, amap).await?.into_iter().collect(),
        products: queries::products(tx, amap).await?.into_iter().collect(),
        weighed: queries::by_weight(tx, amap, delivery).await?,
    };
    let before = received.events.len();
    for one in typed {
        received.take(one, &known, desk);
    }
    let fresh = &received.events[before..];
    let actor = desk.actor()?;
    queries::insert(tx, amap, delivery, fresh, (actor.account, desk.visit.now())).await?;
    for weighed in known.weights(&received.events, before) {
        weigh(tx, amap, delivery, weighed, (actor.account, desk.visit.now())).await?;
    }
    if fresh.is_empty() {
        return Ok(received);
    }
    let trace = Trace {
        amap: Some(amap.id()),
        farm: None,
        network: None,
        verb: "door.noted",
        object: "delivery",
        id: Some(delivery.uuid()),
        detail: serde_json::json!({ "events": fresh.iter().map(|event| event.id).collect::<Vec<_>>() }),
    };
    history::record(tx, &desk.visit, trace).await?;
    Ok(received)
}

impl Received {
    fn take(&mut self, typed: &Typed, known: &Known, desk: &Authorised<DoorNotes>) {
        let fresh = DoorEventId::new(clock::fresh_uuid());
        let read = typed.event(fresh, &self.events, desk.visit.now());
        match read.and_then(|event| known.allow(event)) {
            Err(key) => self.refused.push((typed.id().to_owned(), key)),
            Ok(mut event) => {
                self.taken.push(event.id.to_string());
                if self.events.iter().any(|other| other.id == event.id) {
                    return;
                }
                event.by = desk
                    .visit
                    .actor()
                    .map(|actor| actor.name.clone())
                    .unwrap_or_default();
                self.events.push(event);
            }
        }
    }
}

/// What a note may name.
struct Known {
    households: HashSet<HouseholdId>,
    products: HashSet<ProductId>,
    weighed: Vec<DueProduct>,
}

impl Known {
    /// The note, when all that it names is of the AMAP, and of this delivery where something is weighed.
    fn allow(&self, event: Event) -> Result<Event, &'static str> {
        let is_known = |household: &HouseholdId| *household == AMAP || self.households.contains(household);
        let named = match event.subject {
            Subject::Basket(household) | Subject::Note(household, _) => is_known(&household),
            Subject::Weight(contract, product) => {
                let mut due = self.weighed.iter();
                due.any(|due| due.contract == contract && due.product_id == product)
            }
            Subject::Crates(product) => self.products.contains(&product),
        };
        let taker = match event.says {
            Says::Handed(Some(to)) => self.households.contains(&to),
            _ => true,
        };
        if named && taker {
            Ok(event)
        } else {
            Err("door-refused-unknown")
        }
    }

    /// What the new notes make of the weights: the last word about each, or nothing once it is withdrawn.
    fn weights(&self, events: &[Event], before: usize) -> Vec<Weighed> {
        let touched: HashSet<Subject> = events[before..].iter().map(|event| event.subject).collect();
        let (heads, mut found) = (heads(events), Vec::new());
        for due in &self.weighed {
            let subject = Subject::Weight(due.contract, due.product_id);
            if !touched.contains(&subject) {
                continue;
            }
            let grams = about(subject, &heads).last().and_then(|head| match head.says {
                Says::Weighed(grams) => Some(grams),
                _ => None,
            });
            found.push(Weighed {
                contract: due.contract_id,
                product: due.product_id,
                grams,
            });
        }
        found
    }
}
