//! Ticking an instalment as received, and taking a tick back.

use super::access::InstalmentDesk;
use super::queries;
use crate::access::Authorised;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{Fault, Form, Outcome, Submitted, Visit, claim_once, redirect_with_notice, settle_once};
use crate::words::PublicId;
use crate::{t, transact};

/// Back to the list as it was.
fn list(desk: &InstalmentDesk, form: &Form) -> String {
    let tab = match form.value("etat") {
        tab @ ("a-recevoir" | "en-retard" | "recus" | "tous") => tab,
        _ => "a-recevoir",
    };
    let contract = form
        .value("contrat")
        .parse::<PublicId>()
        .map(|id| format!("&contrat={id}"));
    format!(
        "/amap/{}/paiements?etat={tab}{}",
        desk.amap.slug(),
        contract.unwrap_or_default()
    )
}

/// Ticks it, with a reference such as the number of a cheque.
pub async fn receive(desk: Authorised<InstalmentDesk>, Submitted(mut form): Submitted) -> Outcome {
    let Some(reference) = form.text("reference", 80) else {
        return Err(Fault::Refused(t!("form-too-long", most = 80)));
    };
    let (app, now, actor) = (desk.visit.app(), desk.visit.now(), desk.actor()?);
    let location = list(&desk, &form);
    transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let ticked =
            queries::receive(tx, &desk.amap, &desk.instalment, actor.account, &reference, now).await?;
        if ticked == 1 {
            let (amount, due) = (desk.instalment.amount_cents, desk.instalment.due_on);
            let paid = Changes::default()
                .field("journal-field-instalment", "", due.full())
                .field("journal-field-amount", "", amount)
                .field("journal-field-reference", &desk.instalment.reference, &reference);
            record(tx, &desk.visit, &desk, ("payment.received", paid)).await?;
        }
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-payments-received"))
}

/// Takes the tick back.
pub async fn undo(desk: Authorised<InstalmentDesk>, Submitted(form): Submitted) -> Outcome {
    let (app, now, actor) = (desk.visit.app(), desk.visit.now(), desk.actor()?);
    let location = list(&desk, &form);
    transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        if queries::undo(tx, &desk.amap, &desk.instalment).await? == 1 {
            let gone = Changes::default()
                .field("journal-field-instalment", "", desk.instalment.due_on.full())
                .field("journal-field-amount", desk.instalment.amount_cents, "");
            record(tx, &desk.visit, &desk, ("payment.taken-back", gone)).await?;
        }
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-payments-undone"))
}

async fn record(
    tx: &mut Tx,
    visit: &Visit,
    desk: &InstalmentDesk,
    (verb, changed): (&'static str, Changes),
) -> Result<(), Fault> {
    let trace = Trace {
        amap: Some(desk.amap.id()),
        farm: Some(desk.instalment.farm_id),
        network: None,
        verb,
        object: "contract",
        id: Some(desk.instalment.contract_id.uuid()),
        detail: serde_json::json!({ "position": desk.instalment.position }),
    };
    Ok(history::record(tx, visit, trace.changing(changed)).await?)
}
