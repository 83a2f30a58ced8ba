//! Households are written to once before their membership ends.

use super::rules::is_renewal_due;
use crate::access::AmapScope;
use crate::db::Tx;
use crate::mail::{self, Letter};
use crate::members::{self, memberships};
use crate::t;
use crate::web::Fault;
use crate::words::{Day, Instant};

/// Writes to the households whose membership ends within a month and which have no other; gives how many. Safe to run twice.
///
/// # Errors
/// When the database fails.
pub async fn remind_of_renewals(
    tx: &mut Tx,
    amap: &AmapScope,
    today: Day,
    site: &str,
    now: Instant,
) -> Result<usize, Fault> {
    let mut told = 0;
    for ending in memberships::unreminded(tx, amap, today).await? {
        if !is_renewal_due(ending.until_on, today) {
            continue;
        }
        memberships::mark_reminded(tx, amap, ending.membership, now).await?;
        let to = members::fee_addresses(tx, amap, ending.household).await?;
        let letter = |to| Letter {
            amap: Some(amap.id()),
            kind: "fee",
            to,
            subject: t!("campaigns-renewal-subject", amap = amap.name()),
            body: t!(
                "campaigns-renewal",
                amap = amap.name(),
                until = ending.until_on.full(),
                link = format!("{site}/amap/{}/adhesion", amap.slug())
            ),
        };
        let letters: Vec<Letter> = to.into_iter().map(letter).collect();
        mail::enqueue_all(tx, &letters, now).await?;
        told += 1;
    }
    Ok(told)
}
