//! Households, AMAPs and farms are written to once before their membership ends, households before the end of a trial.

use super::model::Issuer;
use super::queries;
use super::rules::{RENEWAL_DAYS, TRIAL_DAYS, is_renewal_due};
use crate::access::{AmapScope, NetworkScope};
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

/// Writes to the AMAPs and farms whose membership of a network ends within a month and which have declared no other; gives how
/// many campaigns end. Safe to run twice.
///
/// # Errors
/// When the database fails.
pub async fn remind_networks(tx: &mut Tx, today: Day, site: &str, now: Instant) -> Result<usize, Fault> {
    let ending = queries::ending(tx, (today, today.plus_days(RENEWAL_DAYS))).await?;
    for one in &ending {
        queries::mark_ending(tx, one.campaign.id, now).await?;
        let Some(network) = NetworkScope::for_operator(tx, &one.network_slug).await? else {
            continue;
        };
        let issuer = Issuer::Network(network);
        let renewed = queries::renewed(tx, one.campaign.id).await?;
        for payer in queries::payers(tx, &issuer, &one.campaign).await? {
            let goes_on = renewed.contains(&(payer.amap_id, payer.farm_id));
            if payer.paid_on.is_none() || goes_on {
                continue;
            }
            let place = if payer.farm_id.is_some() { "ferme" } else { "amap" };
            let letter = |to| Letter {
                amap: None,
                kind: "fee",
                to,
                subject: t!("campaigns-renewal-subject", amap = issuer.name()),
                body: t!(
                    "campaigns-network-renewal",
                    payer = payer.name,
                    network = issuer.name(),
                    until = one.campaign.until_on.full(),
                    link = format!("{site}/{place}/{}/cotisations", payer.key)
                ),
            };
            let to = queries::addresses(tx, &payer, today).await?;
            let letters: Vec<Letter> = to.into_iter().map(letter).collect();
            mail::enqueue_all(tx, &letters, now).await?;
        }
    }
    Ok(ending.len())
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
