//! The reminder on the day before a delivery.

use super::model::{Entry, Occasion};
use super::said::own_item;
use super::{queries, rules};
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::duties::{self, Holder};
use crate::mail::{self, Letter};
use crate::members::letters::{self, Reader, Topic};
use crate::t;
use crate::web::claim_act;
use crate::words::{Day, EmailAddress, Instant};

/// Queues a letter to each member who has an e-mail address and something to collect on the day after `today`; once for
/// each delivery and member, however often it runs. Once the day is over nobody is told of tomorrow any more, so that a
/// claim need not outlive it. `site` is the public address of this server. Gives how many letters there are.
///
/// # Errors
/// When the database fails.
pub async fn remind(
    tx: &mut Tx,
    amap: &AmapScope,
    today: Day,
    site: &str,
    now: Instant,
) -> Result<usize, DbError> {
    if amap.today(now) != today {
        return Ok(0);
    }
    let mut letters = 0;
    let deliveries = queries::occasions_of_day(tx, amap, today.plus_days(1)).await?;
    if deliveries.is_empty() {
        return Ok(0);
    }
    let readers = letters::readers(tx, amap, Topic::Deliveries, None).await?;
    for delivery in deliveries {
        let holders = duties::holders_at(tx, amap, delivery.id).await?;
        let holders: Vec<String> = holders.iter().map(Holder::full_name).collect();
        let evening = Evening {
            delivery: &delivery,
            duty: match holders.as_slice() {
                [] => t!("reminders-duty-nobody"),
                holders => t!("reminders-duty", names = holders.join(", ")),
            },
        };
        let due = queries::due(tx, amap, delivery.id).await?;
        let people = queries::people(tx, amap).await?;
        for entry in rules::gather(due, people).households {
            letters += remind_household(tx, amap, &evening, (&entry, &readers), site, now).await?;
        }
    }
    Ok(letters)
}

/// A delivery, and who is on duty there.
struct Evening<'a> {
    delivery: &'a Occasion,
    duty: String,
}

async fn remind_household(
    tx: &mut Tx,
    amap: &AmapScope,
    evening: &Evening<'_>,
    (entry, readers): (&Entry, &[Reader]),
    site: &str,
    now: Instant,
) -> Result<usize, DbError> {
    let mut letters = 0;
    for person in &entry.people {
        let Some(reader) = readers.iter().find(|reader| reader.member == person.member) else {
            continue;
        };
        let key = format!("reminder:{}:{}", evening.delivery.id, person.member);
        if claim_act(tx, &key, now).await? {
            let letter = letter(amap, evening, entry, site, reader.email.clone());
            mail::enqueue_stoppable(tx, &letter, ("", &reader.stop), now).await?;
            letters += 1;
        }
    }
    Ok(letters)
}

fn letter(amap: &AmapScope, evening: &Evening<'_>, entry: &Entry, site: &str, to: EmailAddress) -> Letter {
    let delivery = evening.delivery;
    let line = |item: &super::model::Item| {
        own_item(
            &item.quantity,
            item.label(),
            &item.farm_name,
            item.on_behalf_of.as_deref(),
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
        subject: t!(
            "distribution-reminder-subject",
            amap = amap.name(),
            day = delivery.day.long()
        ),
        body: t!(
            "distribution-reminder-body",
            amap = amap.name(),
            day = delivery.day.long(),
            hours = delivery.hours(),
            place = place,
            items = items,
            duty = evening.duty,
            link = format!("{site}/amap/{}/livraisons#l-{}", amap.slug(), delivery.public_id)
        ),
    }
}
