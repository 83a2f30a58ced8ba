//! The référent records a signature given on paper, of either party.

use super::access::{ContractDesk, Side, is_own_household};
use super::dossier::Dossier;
use super::rules::contract_life::{Action, Facts, may};
use super::{countersign, final_file, queries, said, sign};
use crate::access::Authorised;
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect_with_notice, settle_once};
use crate::words::SignatureId;
use crate::{clock, t, transact};

/// Records it over the current text.
pub async fn record(desk: Authorised<ContractDesk>, Submitted(form): Submitted) -> Outcome {
    if desk.side != Side::Manager {
        return Err(Fault::Forbidden {
            sentence: t!("contracts-refused-manager"),
            instead: None,
        });
    }
    let (app, amap, now) = (desk.visit.app(), &desk.amap, desk.visit.now());
    let actor = desk.actor()?;
    let by_farm = form.value("partie") == "ferme";
    let queue = app.queue_for(desk.contract.template_id.uuid());
    let _place = queue.lock().await;
    let mut tx = app.db.read().await?;
    let contract = queries::contract(&mut tx, amap, desk.contract.public_id)
        .await?
        .ok_or(Fault::NotFound)?;
    let dossier = Dossier::load(&mut tx, amap, contract).await?;
    drop(tx);
    let schedule = dossier
        .schedule(amap.today(now))
        .map_err(|_| Fault::Refused(t!("contracts-no-due-day")))?;
    let id = SignatureId::new(clock::fresh_uuid());
    let location = desk.address();
    transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let contract = queries::contract(tx, amap, desk.contract.public_id)
            .await?
            .ok_or(Fault::NotFound)?;
        let same_template =
            queries::revision(tx, amap, contract.template_id).await? == dossier.sheet.revision;
        let facts = Facts {
            window_open: true,
            by_referent: true,
            body_is_current: contract.body_id.is_some() && same_template,
            own_household: is_own_household(actor, amap, &contract),
            reason_given: false,
            ended: false,
        };
        let action = if by_farm {
            Action::Countersign
        } else {
            Action::Sign
        };
        may(contract.state(), action, &facts).map_err(|why| Fault::Refused(said::contract(&why)))?;
        if by_farm {
            countersign::store(tx, &desk.visit, amap, &contract, id, "paper").await?;
        } else {
            sign::still_offered(tx, &dossier, now).await?;
            sign::store(tx, &desk.visit, &dossier, &contract, id, "paper", &schedule).await?;
        }
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(())
    })?;
    if let Some(body) = dossier.contract.body_id.filter(|_| by_farm) {
        final_file::make_soon(app, amap, vec![(dossier.contract.clone(), body)], now);
    }
    Ok(redirect_with_notice(&location, "done-contracts-paper"))
}
