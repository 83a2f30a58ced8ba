//! What weighing changed was paid: to the farm, or back to the household. The référent records it; nothing passes through here.

use super::on_contract::owed;
use super::queries;
use super::rules::balance;
use crate::access::Authorised;
use crate::clock;
use crate::contracts::access::ContractDesk;
use crate::contracts::amendments::{managers_only, not_ones_own};
use crate::contracts::dossier::Dossier;
use crate::history::{self, Trace};
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect_with_notice, settle_once};
use crate::words::{Cents, SettlementId};
use crate::{t, transact};

/// Records that what the page showed was paid.
pub async fn record(desk: Authorised<ContractDesk>, Submitted(form): Submitted) -> Outcome {
    managers_only(&desk)?;
    not_ones_own(&desk)?;
    let (amap, now, actor) = (&desk.amap, desk.visit.now(), desk.actor()?.account);
    let location = desk.address();
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor, now).await?;
        let dossier = Dossier::load(tx, amap, desk.contract.clone()).await?;
        let (lines, settled) = owed(tx, amap, &dossier).await?;
        let open = balance(&lines, settled);
        if open == Cents::ZERO || form.value("centimes") != open.0.to_string() {
            return Err(Fault::Refused(t!("weighing-refused-changed")));
        }
        let id = SettlementId::new(clock::fresh_uuid());
        queries::settle(tx, amap, (id, desk.contract.id, open), (actor, now)).await?;
        let trace = Trace {
            amap: Some(amap.id()),
            farm: Some(desk.contract.farm_id),
            network: None,
            verb: "contract.weights-settled",
            object: "contract",
            id: Some(desk.contract.id.uuid()),
            detail: serde_json::json!({ "cents": open }),
        };
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, actor, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-weighing-settled"))
}
