//! The farm is told by mail what to bring, once nothing more can change, and of what changes after that (docs/rules/sending.md).

mod queries;
mod rules;

use super::enclosed::Enclosure;
use super::model::{List, Occasion};
use super::{queries as lists, rules as gathering};
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::mail::{self, Letter};
use crate::t;
use crate::words::{Day, DeliveryId, EmailAddress, FarmId, Instant};
use rules::Totals;
use std::collections::BTreeMap;

/// Days ahead that are looked at: the longest notice.
const AHEAD: i64 = 61;

/// Tells each farm of an AMAP what it brings, of the deliveries that can no longer change and that it was not told of, or not
/// as they are now. Safe to run again. `site` is the public address of this server; gives how many farms were told.
///
/// # Errors
/// When the database fails.
pub async fn tell_farms(
    tx: &mut Tx,
    amap: &AmapScope,
    today: Day,
    site: &str,
    now: Instant,
) -> Result<usize, DbError> {
    let until = today.plus_days(AHEAD);
    let mut farms: BTreeMap<(DeliveryId, FarmId), Vec<_>> = BTreeMap::new();
    for (delivery, farm, notice, allowed) in queries::notices(tx, amap, (today, until)).await? {
        farms.entry((delivery, farm)).or_default().push((notice, allowed));
    }
    let mut told = 0;
    for delivery in lists::occasions(tx, amap, today, until).await? {
        let due_now = |templates: &[_]| rules::told_from(delivery.day, templates) <= today;
        let here = farms
            .iter()
            .filter(|((id, _), templates)| *id == delivery.id && due_now(templates));
        let here: Vec<FarmId> = here.map(|((_, farm), _)| *farm).collect();
        if here.is_empty() {
            continue;
        }
        let list = if delivery.is_cancelled() {
            List::default()
        } else {
            let due = lists::due(tx, amap, delivery.id).await?;
            gathering::gather(due, Vec::new())
        };
        for farm in here {
            told += usize::from(tell(tx, (amap, site), (&delivery, &list), farm, now).await?);
        }
    }
    Ok(told)
}

/// Tells one farm, if there is something to say.
async fn tell(
    tx: &mut Tx,
    (amap, site): (&AmapScope, &str),
    (delivery, list): (&Occasion, &List),
    farm: FarmId,
    now: Instant,
) -> Result<bool, DbError> {
    let totals = rules::totals(list.totals.iter().find(|total| total.farm == farm));
    let before = queries::told(tx, amap, (delivery.id, farm)).await?;
    let said = match &before {
        None if totals.is_empty() => return Ok(false),
        None => first(amap, delivery, &totals),
        Some(told) if told.totals == totals => return Ok(false),
        Some(told) => correction(amap, delivery, (&told.totals, &totals)),
    };
    let people = queries::people(tx, farm).await?;
    // A farm that nobody can write to was not told.
    let Some((slug, _)) = people.first() else {
        return Ok(false);
    };
    let sheet = format!(
        "{site}/ferme/{slug}/livraisons/{}/{}",
        amap.slug(),
        delivery.public_id
    );
    let body = format!("{}\n\n{}", said.1, t!("sending-link", link = sheet));
    let enclosure = Enclosure {
        amap: amap.slug().to_owned(),
        delivery: delivery.public_id,
        farm: Some(slug.clone()),
    };
    let letter = |(_, to): (String, EmailAddress)| Letter {
        amap: Some(amap.id()),
        kind: "sheet",
        to,
        subject: said.0.clone(),
        body: body.clone(),
    };
    let letters: Vec<Letter> = people.into_iter().map(letter).collect();
    mail::enqueue_enclosing(tx, &letters, &enclosure.named(), now).await?;
    queries::keep(tx, amap, (delivery.id, farm), &totals, now).await?;
    Ok(true)
}

fn first(amap: &AmapScope, delivery: &Occasion, totals: &Totals) -> (String, String) {
    let lines = totals
        .iter()
        .map(|(name, quantity)| t!("sending-line", quantity = *quantity, product = name));
    let subject = t!("sending-subject", amap = amap.name(), day = delivery.day.long());
    let body = t!(
        "sending-body",
        amap = amap.name(),
        day = delivery.day.full(),
        site = delivery.site,
        hours = delivery.hours(),
        lines = listed(lines)
    );
    (subject, body)
}

fn correction(
    amap: &AmapScope,
    delivery: &Occasion,
    (before, after): (&Totals, &Totals),
) -> (String, String) {
    let subject = t!(
        "sending-correction-subject",
        amap = amap.name(),
        day = delivery.day.long()
    );
    let body = t!(
        "sending-correction-body",
        amap = amap.name(),
        day = delivery.day.full(),
        lines = listed(changed(before, after).into_iter())
    );
    (subject, body)
}

/// A line each, as letters list them.
fn listed(lines: impl Iterator<Item = String>) -> String {
    lines
        .map(|line| format!("- {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// "Petit panier : 40 → 41", a line for each product that differs.
fn changed(before: &Totals, after: &Totals) -> Vec<String> {
    let differences = rules::differences(before, after).into_iter();
    differences
        .map(|(name, before, after)| t!("sending-changed", product = name, before = before, after = after))
        .collect()
}

/// What differs on a sheet from what the farm was told, with when that was; nothing when it was not told, or nothing differs.
///
/// # Errors
/// When the database fails.
pub async fn since_told(
    tx: &mut Tx,
    amap: &AmapScope,
    (delivery, farm): (DeliveryId, FarmId),
    list: &List,
) -> Result<Option<(Instant, Vec<String>)>, DbError> {
    let Some(told) = queries::told(tx, amap, (delivery, farm)).await? else {
        return Ok(None);
    };
    let now = rules::totals(list.totals.iter().find(|total| total.farm == farm));
    let changed = changed(&told.totals, &now);
    Ok((!changed.is_empty()).then_some((told.at, changed)))
}
