//! Who is told that a basket is offered, and that it is taken.

use crate::access::AmapScope;
use crate::contracts::amendments::household_addresses;
use crate::db::{DbError, Tx};
use crate::mail::{self, Letter};
use crate::words::{HouseholdId, Instant};

/// One letter to everyone of a household who has an address.
pub async fn send(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    (subject, body): (String, String),
    now: Instant,
) -> Result<(), DbError> {
    let addresses = household_addresses(tx, amap, household).await?;
    let letter = |to| Letter {
        amap: Some(amap.id()),
        kind: "handover",
        to,
        subject: subject.clone(),
        body: body.clone(),
    };
    let letters: Vec<Letter> = addresses.into_iter().map(letter).collect();
    mail::enqueue_all(tx, &letters, now).await
}
