//! Households are written to once before their membership, or their trial, ends.

use super::rules::{TRIAL_DAYS, is_renewal_due};
use crate::access::AmapScope;
use crate::db::Tx;
use crate::mail::{self, Letter};
use crate::members::letters::{self, Topic};
use crate::members::memberships;
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
        for reader in letters::readers(tx, amap, Topic::Memberships, Some(ending.household)).await? {
            let letter = letter(reader.email.clone());
            mail::enqueue_stoppable(tx, &letter, ("", &reader.stop), now).await?;
        }
        told += 1;
    }
    Ok(told)
}

/// Writes to the households whose trial ends within a week; gives how many. Safe to run twice.
///
/// # Errors
/// When the database fails.
pub async fn remind_of_trials(
    tx: &mut Tx,
    amap: &AmapScope,
    today: Day,
    site: &str,
    now: Instant,
) -> Result<usize, Fault> {
    let ending = memberships::ending_trials(tx, amap, (today, today.plus_days(TRIAL_DAYS)), now).await?;
    for trial in &ending {
        for reader in letters::readers(tx, amap, Topic::Memberships, Some(trial.household_id)).await? {
            let letter = Letter {
                amap: Some(amap.id()),
                kind: "fee",
                to: reader.email.clone(),
                subject: t!("campaigns-trial-subject", amap = amap.name()),
                body: t!(
                    "campaigns-trial",
                    amap = amap.name(),
                    until = trial.until_on.full(),
                    link = format!("{site}/amap/{}/adhesion", amap.slug())
                ),
            };
            mail::enqueue_stoppable(tx, &letter, ("", &reader.stop), now).await?;
        }
    }
    Ok(ending.len())
}
