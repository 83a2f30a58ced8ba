//! What a feed tells of the deliveries of one household: those at which it collects something or is on duty, and those that
//! it was told of and that are no more.

use super::model::FeedEvent;
use super::queries::Said;
use crate::access::Own;
use crate::db::{DbError, Tx};
use crate::distribution::model::Occasion;
use crate::distribution::queries::{self as lists, OwnLine};
use crate::distribution::said::{labelled, own_item};
use crate::duties;
use crate::t;
use crate::words::{Day, DeliveryId, Instant};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Days that a feed tells of, behind and ahead.
const BEHIND: i64 = 60;
const AHEAD: i64 = 550;

/// The events of one household, and what has changed since they were told last.
pub struct Told {
    pub events: Vec<FeedEvent>,
    pub news: Vec<Said>,
}

/// Reads what is to be told; `said` is what was told before, `site` the public address of this server.
///
/// # Errors
/// When the database fails.
pub async fn told(
    tx: &mut Tx,
    own: &Own,
    said: Vec<Said>,
    (site, now): (&str, Instant),
) -> Result<Told, DbError> {
    let today = own.amap.today(now);
    let (from, until) = (today.plus_days(-BEHIND), today.plus_days(AHEAD));
    let mut lines: BTreeMap<DeliveryId, Vec<OwnLine>> = BTreeMap::new();
    for line in lists::own_lines(tx, own, from, until).await? {
        lines.entry(line.delivery).or_default().push(line);
    }
    let duty: BTreeSet<DeliveryId> = duties::held_from(tx, own, from)
        .await?
        .into_iter()
        .map(|evening| evening.id)
        .collect();
    let mut before: BTreeMap<DeliveryId, Said> =
        said.into_iter().map(|said| (said.delivery_id, said)).collect();
    let mut told = Told {
        events: Vec::new(),
        news: Vec::new(),
    };
    for occasion in lists::occasions(tx, &own.amap, from, until).await? {
        let (id, on_duty) = (occasion.id, duty.contains(&occasion.id));
        let lines = lines.remove(&id).unwrap_or_default();
        let known = before.remove(&id);
        if lines.is_empty() && !on_duty && known.is_none() {
            continue;
        }
        let mut event = event(own, &occasion, (&lines, on_duty), site);
        let print = fingerprint(&event);
        match known {
            Some(known) if known.said == print => {
                event.sequence = known.sequence;
                event.changed_at = known.changed_at;
            }
            known => {
                event.sequence = known.map_or(0, |known| known.sequence + 1);
                event.changed_at = now;
                told.news.push(Said {
                    delivery_id: id,
                    said: print,
                    sequence: event.sequence,
                    changed_at: now,
                });
            }
        }
        told.events.push(event);
    }
    Ok(told)
}

fn event(own: &Own, occasion: &Occasion, (lines, on_duty): (&[OwnLine], bool), site: &str) -> FeedEvent {
    let base = format!("{site}/amap/{}/livraisons", own.amap.slug());
    let place = [occasion.site.clone(), occasion.full_address()];
    let place: Vec<String> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let cancelled = occasion.is_cancelled() || (lines.is_empty() && !on_duty);
    let item = |line: &OwnLine| {
        let what = labelled(&line.product, &line.packaging);
        own_item(&line.quantity, what, &line.farm, line.owner.as_deref())
    };
    let items = lines.iter().map(item);
    let duty = on_duty.then(|| t!("feeds-on-duty"));
    let description: Vec<String> = duty.into_iter().chain(items).collect();
    FeedEvent {
        uid: format!(
            "livraison-{}-{}@{}",
            own.amap.slug(),
            occasion.public_id,
            host(site)
        ),
        sequence: 0,
        changed_at: Instant(0),
        day: occasion.day,
        opens: occasion.opens,
        closes: occasion.closes,
        zone: own.amap.zone().clone(),
        summary: t!("feeds-summary", amap = own.amap.name()),
        location: place.join(", "),
        description: description.join("\n"),
        url: format!("{base}#l-{}", occasion.public_id),
        cancelled,
    }
}

/// "amap.example" of "https://amap.example".
fn host(site: &str) -> &str {
    site.split_once("://").map_or(site, |(_, host)| host)
}

/// Of all that a program shows, not of when it was said.
fn fingerprint(event: &FeedEvent) -> Vec<u8> {
    let day: Day = event.day;
    let said = format!(
        "{day} {} {} {} {}\u{1f}{}\u{1f}{}\u{1f}{}\u{1f}{}",
        event.opens,
        event.closes,
        event.zone.iana_name().unwrap_or_default(),
        event.cancelled,
        event.summary,
        event.location,
        event.description,
        event.url
    );
    Sha256::digest(said).to_vec()
}
