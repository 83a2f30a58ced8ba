//! A household that tried the AMAP stays.

use super::access::Lines;
use crate::access::{Authorised, Editing};
use crate::history::{self, Trace};
use crate::members::memberships;
use crate::t;
use crate::transact;
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect_with_notice, settle_once};

/// Ends the trial; whatever the household signed meanwhile is its own.
pub async fn keep(desk: Authorised<Editing<Lines>>, Submitted(form): Submitted) -> Outcome {
    let desk = desk.granted();
    let (amap, by, now) = (&desk.amap, desk.actor()?.account, desk.visit.now());
    let location = format!("/amap/{}/demandes", amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let trials = memberships::trials(tx, amap).await?;
        let trial = trials
            .iter()
            .find(|trial| trial.public_id.as_str() == form.value("foyer"))
            .ok_or_else(|| Fault::Refused(t!("joining-trial-none")))?;
        memberships::convert_trial(tx, amap, trial.household_id, now).await?;
        let trace = Trace::in_amap(amap, "trial.converted", "household", trial.household_id.uuid());
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-joining"))
}
