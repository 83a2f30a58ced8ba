//! The reminder on the day before a delivery.

use super::model::{Entry, Occasion};
use super::{queries, rules};
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::mail::{self, Letter};
use crate::t;
use crate::words::{Day, EmailAddress, Instant};

/// Queues a letter to each member who has an e-mail address and something to collect on the day after `today`; once for
/// each delivery and member, however often it runs. Gives how many letters there are.
///
/// # Errors
/// When the database fails.
pub async fn remind(tx: &mut Tx, amap: &AmapScope, today: Day, now: Instant) -> Result<usize, DbError> {
    let mut letters = 0;
    for delivery in queries::occasions_of_day(tx, amap, today.plus_days(1)).await? {
        let due = queries::due(tx, amap, delivery.id).await?;
        let people = queries::people(tx, amap, delivery.id).await?;
        for entry in rules::gather(due, people).households {
            letters += remind_household(tx, amap, &delivery, &entry, now).await?;
        }
    }
    Ok(letters)
}

async fn remind_household(
    tx: &mut Tx,
    amap: &AmapScope,
    delivery: &Occasion,
    entry: &Entry,
    now: Instant,
) -> Result<usize, DbError> {
    let mut letters = 0;
    for person in &entry.people {
        let Some(to) = person
            .email
            .as_deref()
            .and_then(|email| email.parse::<EmailAddress>().ok())
        else {
            continue;
        };
        let key = format!("reminder:{}:{}", delivery.id, person.member);
        if queries::claim_reminder(tx, &key, now).await? {
            mail::enqueue(tx, letter(amap, delivery, entry, to), now).await?;
            letters += 1;
        }
    }
    Ok(letters)
}

fn letter(amap: &AmapScope, delivery: &Occasion, entry: &Entry, to: EmailAddress) -> Letter {
    let line = |item: &super::model::Item| {
        t!(
            "distribution-own-item",
            quantity = item.quantity,
            product = item.label(),
            farm = &item.farm_name
        )
    };
    let items = entry
        .items
        .iter()
        .map(|item| format!("- {}", line(item)))
        .collect::<Vec<_>>()
        .join("\n");
    let place = [delivery.site.clone(), delivery.full_address()];
    let place = place
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    Letter {
        amap: Some(amap.id()),
        kind: "reminder",
        to,
        subject: t!("distribution-reminder-subject", day = delivery.day.long()),
        body: t!(
            "distribution-reminder-body",
            amap = amap.name(),
            day = delivery.day.long(),
            hours = delivery.hours(),
            place = place,
            items = items
        ),
    }
}
