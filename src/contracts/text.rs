//! Making the text that is signed, and serving the stored file.

use super::access::{ContractDesk, Side};
use super::dossier::{Dossier, Text};
use super::final_file;
use super::model::ContractState;
use super::queries::{self, NewBody};
use super::rules::contract_life::Action;
use crate::access::Authorised;
use crate::history::{self, Trace};
use crate::web::{
    Fault, Outcome, Submitted, attachment, claim_once, redirect, redirect_with_notice, settle_once,
};
use crate::words::BodyId;
use crate::{clock, t, transact};

/// Makes the text of a draft and puts the one before aside.
pub async fn make(desk: Authorised<ContractDesk>, Submitted(form): Submitted) -> Outcome {
    if desk.side == Side::Farm {
        return Err(Fault::Forbidden {
            sentence: t!("contracts-refused-parties"),
            instead: None,
        });
    }
    let (app, amap, now) = (desk.visit.app(), &desk.amap, desk.visit.now());
    let actor = desk.actor()?;
    // Setting a text takes its time: what is not a draft goes on to the transaction without one, and is refused there.
    let text = match desk.contract.state() {
        ContractState::Draft => Some(set(&desk).await?),
        _ => None,
    };
    let id = BodyId::new(clock::fresh_uuid());
    let to_sign = desk.side == Side::Household;
    let after = if to_sign {
        format!("{}/signature", desk.address())
    } else {
        desk.address()
    };
    let queue = app.queue_for(desk.contract.template_id.uuid());
    let _place = queue.lock().await;
    let location = transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let contract = desk.draft(tx, Action::Sign).await?;
        let text = text
            .as_ref()
            .ok_or_else(|| Fault::Refused(t!("contracts-refused-body")))?;
        if contract.takes_over() {
            queries::drop_past_lines(tx, amap, contract.id, amap.today(now)).await?;
        }
        queries::supersede_body(tx, amap, contract.id, now).await?;
        let body = NewBody {
            id,
            contract: contract.id,
            by: actor.account,
            at: now,
            text,
        };
        queries::insert_body(tx, amap, &body).await?;
        let trace = Trace {
            amap: Some(amap.id()),
            farm: Some(contract.farm_id),
            network: None,
            verb: "contract.text-made",
            object: "contract",
            id: Some(contract.id.uuid()),
            detail: serde_json::json!({ "sha256": super::contract::hex(&text.sha256) }),
        };
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, actor.account, &after).await?;
        Ok(after.clone())
    })?;
    Ok(if to_sign {
        redirect(&location)
    } else {
        redirect_with_notice(&location, "done-contracts-text-made")
    })
}

async fn set(desk: &Authorised<ContractDesk>) -> Result<Text, Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    let mut dossier = Dossier::load(&mut tx, &desk.amap, desk.contract.clone()).await?;
    drop(tx);
    let now = desk.visit.now();
    if desk.contract.takes_over() {
        dossier.leave_past(desk.amap.today(now));
        if dossier.lines.is_empty() {
            return Err(Fault::Refused(t!("contracts-refused-nothing-left")));
        }
    }
    dossier.text(now).await
}

/// The final file once both signed, else the stored text.
pub async fn download(desk: Authorised<ContractDesk>) -> Outcome {
    let body = desk.contract.body_id.ok_or(Fault::NotFound)?;
    let app = desk.visit.app();
    let bytes = if desk.contract.state() == ContractState::Countersigned {
        final_file::of(app, &desk.amap, &desk.contract, body, desk.visit.now()).await?
    } else {
        let mut tx = app.db.read().await?;
        queries::body_pdf(&mut tx, &desk.amap, body)
            .await?
            .ok_or_else(|| Fault::Refused(t!("contracts-text-erased")))?
    };
    attachment(
        &format!("contrat-{}.pdf", desk.contract.public_id),
        "application/pdf",
        bytes,
    )
}
