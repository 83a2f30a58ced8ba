//! What the farm had received too much, and gave back.

use super::one::{managers_only, not_ones_own};
use super::queries;
use crate::access::Authorised;
use crate::contracts::access::ContractDesk;
use crate::contracts::dossier::Dossier;
use crate::contracts::queries as contracts;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect_with_notice, settle_once};
use crate::words::Cents;
use crate::{t, transact};

/// What the farm owes the household of a contract today; nothing when it owes none.
///
/// # Errors
/// When the database fails.
async fn owed(tx: &mut Tx, desk: &ContractDesk) -> Result<Cents, Fault> {
    let contract = contracts::contract(tx, &desk.amap, desk.contract.public_id)
        .await?
        .ok_or(Fault::NotFound)?;
    let returned = contract.returned_cents;
    let stored = contracts::instalments(tx, &desk.amap, contract.id).await?;
    let received = contracts::sum_received(&stored);
    let dossier = Dossier::load(tx, &desk.amap, contract).await?;
    Ok(received - returned - dossier.total())
}

/// Records that the farm gave back all that it owed, or set it against the next contract.
pub async fn give_back(desk: Authorised<ContractDesk>, Submitted(form): Submitted) -> Outcome {
    managers_only(&desk)?;
    not_ones_own(&desk)?;
    let (amap, now) = (&desk.amap, desk.visit.now());
    let actor = desk.actor()?;
    let location = desk.address();
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let owed = owed(tx, &desk).await?;
        if owed <= Cents::ZERO {
            return Err(Fault::Refused(t!("amendments-refused-no-credit")));
        }
        queries::give_back(tx, amap, desk.contract.id, owed).await?;
        let trace = Trace {
            amap: Some(amap.id()),
            farm: Some(desk.contract.farm_id),
            network: None,
            verb: "contract.credit-settled",
            object: "contract",
            id: Some(desk.contract.id.uuid()),
            detail: serde_json::json!({ "cents": owed }),
        };
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, actor.account, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-amendments-credit"))
}
