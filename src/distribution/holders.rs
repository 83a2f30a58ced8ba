//! Whoever is on duty gets the evening's list, in the morning of the day.

use super::enclosed::Enclosure;
use super::model::Occasion;
use super::queries;
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::duties;
use crate::mail::{self, Letter};
use crate::members::letters::{self, Reader, Topic};
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
    let deliveries = queries::occasions_of_day(tx, amap, today).await?;
    if deliveries.is_empty() {
        return Ok(0);
    }
    let readers = letters::readers(tx, amap, Topic::Duties, None).await?;
    for delivery in deliveries {
        let holders = duties::holders_at(tx, amap, delivery.id).await?;
        let enclosure = Enclosure {
            amap: amap.slug().to_owned(),
            delivery: delivery.public_id,
            farm: None,
        };
        let on_duty = |reader: &&Reader| holders.iter().any(|holder| holder.member == reader.member);
        for reader in readers.iter().filter(on_duty) {
            let key = format!("duty-list:{}:{}", delivery.id, reader.member);
            if claim_act(tx, &key, now).await? {
                let letter = letter((amap, site), &delivery, reader.email.clone());
                let with = (enclosure.named(), &reader.stop);
                mail::enqueue_stoppable(tx, &letter, (&with.0, with.1), now).await?;
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
