//! Giving up a draft.

use super::access::{ContractDesk, Side};
use super::queries;
use super::rules::contract_life::Action;
use crate::access::Authorised;
use crate::history::{self, Trace};
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect_with_notice, settle_once};
use crate::{t, transact};

/// Cancels a contract that nobody signed.
pub async fn cancel(desk: Authorised<ContractDesk>, Submitted(form): Submitted) -> Outcome {
    if desk.side == Side::Farm {
        return Err(Fault::Forbidden {
            sentence: t!("contracts-refused-parties"),
            instead: None,
        });
    }
    let (app, amap, now) = (desk.visit.app(), &desk.amap, desk.visit.now());
    let actor = desk.actor()?;
    let location = desk.address();
    transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let contract = desk.draft(tx, Action::Cancel).await?;
        queries::let_go(tx, amap, contract.id).await?;
        queries::cancel(tx, amap, contract.id, actor.account, "", now).await?;
        let trace = Trace {
            amap: Some(amap.id()),
            farm: Some(contract.farm_id),
            network: None,
            verb: "contract.cancelled",
            object: "contract",
            id: Some(contract.id.uuid()),
            detail: serde_json::Value::Null,
        };
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-contracts-cancelled"))
}
