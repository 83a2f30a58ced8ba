//! Whoever is on duty gets the evening's list, in the morning of the day.

use super::enclosed::Enclosure;
use super::model::{Occasion, Person};
use super::queries;
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::duties;
use crate::mail::{self, Letter};
use crate::t;
use crate::web::claim_act;
use crate::words::{Day, EmailAddress, Instant};

/// Queues a letter with the list to each holder of a seat at the deliveries of `today`; once each, however often it runs.
/// `site` is the public address of this server. Gives how many letters there are.
///
/// # Errors
/// When the database fails.
pub async fn tell_holders(
    tx: &mut Tx,
    amap: &AmapScope,
    today: Day,
    site: &str,
    now: Instant,
) -> Result<usize, DbError> {
    let mut count = 0;
    for delivery in queries::occasions_of_day(tx, amap, today).await? {
        let holders = duties::holders_at(tx, amap, delivery.id).await?;
        let enclosure = Enclosure {
            amap: amap.slug().to_owned(),
            delivery: delivery.public_id,
            farm: None,
        };
        let people = queries::people(tx, amap).await?;
        let on_duty = |person: &&Person| holders.iter().any(|holder| holder.member == person.member);
        for person in people.iter().filter(on_duty) {
            let Some(to) = person.address() else { continue };
            let key = format!("duty-list:{}:{}", delivery.id, person.member);
            if claim_act(tx, &key, now).await? {
                let letter = letter((amap, site), &delivery, to);
                mail::enqueue_enclosing(tx, &[letter], &enclosure.named(), now).await?;
                count += 1;
            }
        }
    }
    Ok(count)
}

fn letter((amap, site): (&AmapScope, &str), delivery: &Occasion, to: EmailAddress) -> Letter {
    let list = format!("{site}/amap/{}/livraisons/{}", amap.slug(), delivery.public_id);
    Letter {
        amap: Some(amap.id()),
        kind: "duty",
        to,
        subject: t!(
            "sending-list-subject",
            amap = amap.name(),
            day = delivery.day.long()
        ),
        body: t!(
            "sending-list-body",
            site = &delivery.site,
            hours = delivery.hours(),
            door = format!("{list}/porte")
        ),
    }
}
