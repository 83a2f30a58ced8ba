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
    let mut forgotten = 0;
    for farmer in closing::idle_farmers(tx, (until, Instant::start_of(until, &paris()))).await? {
        let verb = match farmer.warned_at {
            None => {
                warn(tx, &farmer, site, today, now).await?;
                "farmer.warned"
            }
            Some(at) if at.day_in(&paris()).days_until(today) >= rules::DAYS => {
                closing::forget_farmer(tx, &farmer).await?;
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

async fn warn(tx: &mut Tx, farmer: &IdleFarmer, site: &str, today: Day, now: Instant) -> Result<(), Fault> {
    closing::warned(tx, farmer, now).await?;
    let Some(to) = farmer.email.clone() else {
        return Ok(());
    };
    let day = today.plus_days(rules::DAYS).full();
    let letter = Letter {
        amap: None,
        kind: "erasure",
        to,
        subject: t!("erasure-warning-subject", amap = farmer.farm),
        body: t!(
            "erasure-farmer-warning",
            farm = farmer.farm,
            day = day,
            link = format!("{site}/connexion")
        ),
    };
    Ok(mail::enqueue(tx, letter, now).await?)
}
