//! Who is told that a basket is offered, and that it is taken.

use crate::access::AmapScope;
use crate::contracts::amendments::household_addresses;
use crate::db::{DbError, Tx};
use crate::mail::{self, Letter};
use crate::members::letters::{self, Topic};
use crate::words::{EmailAddress, HouseholdId, Instant};

/// One letter to everyone of a household who has an address.
pub async fn send(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    (subject, body): (String, String),
    now: Instant,
) -> Result<(), DbError> {
    let addresses = household_addresses(tx, amap, household).await?;
    let letters: Vec<Letter> = addresses
        .into_iter()
        .map(|to| letter(amap, to, (&subject, &body)))
        .collect();
    mail::enqueue_all(tx, &letters, now).await
}

/// An offer, to everyone of a household who takes such letters.
pub async fn offer(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    (subject, body): (String, String),
    now: Instant,
) -> Result<(), DbError> {
    for reader in letters::readers(tx, amap, Topic::Offers, Some(household)).await? {
        let letter = letter(amap, reader.email, (&subject, &body));
        mail::enqueue_stoppable(tx, &letter, ("", &reader.stop), now).await?;
    }
    Ok(())
}

fn letter(amap: &AmapScope, to: EmailAddress, (subject, body): (&str, &str)) -> Letter {
    Letter {
        amap: Some(amap.id()),
        kind: "handover",
        to,
        subject: subject.to_owned(),
        body: body.to_owned(),
    }
}
