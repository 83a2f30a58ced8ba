//! Who signs for a farm of which nothing was heard for three years is forgotten, as members are: with a letter thirty days before.

use super::queries::closing::{self, IdleFarmer};
use super::rules;
use crate::access::paris;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::mail::{self, Letter};
use crate::t;
use crate::web::Fault;
use crate::words::{Day, Instant};

/// Warns and forgets; gives how many were forgotten. Safe to run twice.
///
/// # Errors
/// When the database fails.
pub async fn forget_farmers(tx: &mut Tx, site: &str, now: Instant) -> Result<usize, Fault> {
    let today = now.day_in(&paris());
    let until = rules::warned_until(today);
    closing::forget_warnings(tx, now.plus_hours(-24 * 2 * rules::DAYS)).await?;
    let mut forgotten = 0;
    for farmer in closing::idle_farmers(tx, (until, Instant::start_of(until, &paris()))).await? {
        let verb = match farmer.warned_at {
            None => {
                warn(tx, &farmer, site, today, now).await?;
                "farmer.warned"
            }
            Some(at) if at.day_in(&paris()).days_until(today) >= rules::DAYS => {
                closing::forget_farmer(tx, (farmer.farm_id, farmer.id)).await?;
                forgotten += 1;
                "farmer.forgotten"
            }
            Some(_) => continue,
        };
        let trace = Trace {
            amap: None,
            farm: Some(farmer.farm_id),
            network: None,
            verb,
            object: "farm",
            id: Some(farmer.farm_id.uuid()),
            detail: serde_json::Value::Null,
        };
        history::record_operator(tx, trace, now).await?;
    }
    Ok(forgotten)
}

/// Writes to them; of somebody without an address, to the coordination of the farm's AMAPs.
async fn warn(tx: &mut Tx, farmer: &IdleFarmer, site: &str, today: Day, now: Instant) -> Result<(), Fault> {
    closing::warned(tx, farmer, now).await?;
    let day = today.plus_days(rules::DAYS).full();
    let (farm, link) = (farmer.farm.clone(), format!("{site}/connexion"));
    let (to, body) = match &farmer.email {
        Some(email) if farmer.account_id.is_some() => (
            vec![email.clone()],
            t!("erasure-farmer-warning", farm = farm, day = day, link = link),
        ),
        Some(email) => (
            vec![email.clone()],
            t!("erasure-farmer-warning-invited", farm = farm, day = day),
        ),
        None => (
            closing::coordination_around(tx, farmer.farm_id, today).await?,
            t!("erasure-farmer-unreachable", farm = farm, day = day),
        ),
    };
    let letter = |to| Letter {
        amap: None,
        kind: "erasure",
        to,
        subject: t!("erasure-warning-subject", amap = farmer.farm),
        body: body.clone(),
    };
    let letters: Vec<Letter> = to.into_iter().map(letter).collect();
    Ok(mail::enqueue_all(tx, &letters, now).await?)
}
