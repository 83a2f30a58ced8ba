//! Closing one's account: what holds it is said; then every role ends, and what the account holds is erased at once.

use super::queries::closing;
use super::rules::{Hold, holds};
use crate::access::{Confirmed, Own, paris};
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::mail::{self, Letter};
use crate::web::{Fault, Outcome, Submitted, Visit, claim_once, redirect_with_notice};
use crate::words::AccountId;
use crate::{t, transact};

/// What holds an account, in words.
///
/// # Errors
/// When the database fails.
pub async fn held_by(tx: &mut Tx, account: AccountId, visit: &Visit) -> Result<Vec<String>, Fault> {
    let today = visit.now().day_in(&paris());
    let records = Own::records(tx, account).await?.len();
    let farms = closing::farms_left_alone(tx, account, today).await?;
    let amaps = closing::amaps_left_alone(tx, account).await?;
    let last = closing::is_last_administrator(tx, account).await?;
    Ok(holds(records, farms, amaps, last).iter().map(said).collect())
}

fn said(hold: &Hold) -> String {
    match hold {
        Hold::Records(count) => t!("erasure-hold-records", count = *count),
        Hold::Farm(farm) => t!("erasure-hold-farm", farm = farm.clone()),
        Hold::Amap(amap) => t!("erasure-hold-amap", amap = amap.clone()),
        Hold::Administration => t!("erasure-hold-administration"),
    }
}

/// Closes it.
pub async fn close(visit: Visit, _: Confirmed, Submitted(form): Submitted) -> Outcome {
    let (account, now) = (visit.signed_in()?.account, visit.now());
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, now).await?;
        if let Some(hold) = held_by(tx, account, &visit).await?.into_iter().next() {
            return Err(Fault::Refused(hold));
        }
        if let Some(to) = closing::address(tx, account).await? {
            let letter = Letter {
                amap: None,
                kind: "account",
                to,
                subject: t!("erasure-closed-subject"),
                body: t!("erasure-closed-letter"),
            };
            mail::enqueue(tx, letter, now).await?;
        }
        history::record(tx, &visit, Trace::of_account("account.closed", account)).await?;
        closing::let_go(tx, account, now.day_in(&paris())).await?;
        Ok(super::queries::erase_account(tx, account, now).await?)
    })?;
    Ok(redirect_with_notice("/", "done-erasure-closed"))
}
