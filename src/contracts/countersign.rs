//! The farm signs the contracts that households signed: one, several or all. It may refuse one, with a reason.

use super::access::is_own_household;
use super::amendments::{self, WaitingAmendment};
use super::contract::Contract;
use super::final_file;
use super::letters;
use super::model::ContractState;
use super::queries::{self, NewSignature};
use super::rules::contract_life::{Action, Facts, Refusal, may};
use super::said;
use super::templates::FarmTemplateDesk;
use crate::access::{Actor, AmapScope, Authorised};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::words::SignatureId;
use crate::{clock, t, transact};
use askama::Template;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "contracts/countersign.html")]
struct Countersign {
    frame: Frame,
    once: String,
    refusal_once: String,
    form: Form,
    base: String,
    amap: String,
    address: String,
    waiting: Vec<Row>,
    done: Vec<Row>,
    /// Address, household and state of each amendment that the farm signs too.
    amendments: Vec<(String, String, String)>,
}

struct Row {
    id: String,
    household: String,
    signed: String,
    own: bool,
}

fn row(actor: &Actor, amap: &AmapScope, contract: &Contract) -> Row {
    Row {
        id: contract.public_id.to_string(),
        household: contract.household_name.clone(),
        signed: contract
            .member_signed_at
            .map(|at| at.spoken(amap.zone()))
            .unwrap_or_default(),
        own: is_own_household(actor, amap, contract),
    }
}

async fn countersign_page(desk: &Authorised<FarmTemplateDesk>, form: Form) -> Result<Countersign, Fault> {
    let actor = desk.actor()?;
    let mut tx = desk.visit.app().db.read().await?;
    let contracts = queries::contracts_of_template(&mut tx, &desk.amap, desk.sheet.id).await?;
    let amendments = amendments::waiting(&mut tx, &desk.amap, desk.sheet.id).await?;
    let in_state = |state| {
        let these = contracts.iter().filter(move |contract| contract.state() == state);
        these
            .map(|contract| row(actor, &desk.amap, contract))
            .collect::<Vec<_>>()
    };
    Ok(Countersign {
        frame: desk
            .visit
            .frame(t!("contracts-farm-title", title = desk.sheet.title)),
        once: desk.visit.once().to_string(),
        refusal_once: desk.visit.once().to_string(),
        form,
        base: format!("/amap/{}/contrats", desk.amap.slug()),
        amap: desk.amap.name().to_owned(),
        address: address(desk),
        waiting: in_state(ContractState::Signed),
        done: in_state(ContractState::Countersigned),
        amendments: amendments.iter().map(|one| to_sign(&desk.amap, one)).collect(),
    })
}

fn to_sign(amap: &AmapScope, one: &WaitingAmendment) -> (String, String, String) {
    let address = format!(
        "/amap/{}/contrats/{}/avenants/{}",
        amap.slug(),
        one.contract,
        one.number
    );
    let totals = t!(
        "amendments-farm-totals",
        before = one.total_before_cents,
        after = one.total_after_cents
    );
    (address, one.household.clone(), totals)
}

fn address(desk: &FarmTemplateDesk) -> String {
    format!("/ferme/{}/contrats/{}", desk.farm.slug(), desk.sheet.public_id)
}

/// The contracts that wait for the farm.
pub async fn show(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    page(&countersign_page(&desk, Form::new()).await?)
}

/// Signs what is ticked, or all.
pub async fn sign(desk: Authorised<FarmTemplateDesk>, Submitted(mut form): Submitted) -> Outcome {
    let (app, amap, now) = (desk.visit.app(), &desk.amap, desk.visit.now());
    let actor = desk.actor()?;
    let all = form.value("tous") == "1";
    if !all && form.all("contrat").is_empty() {
        form.refuse("contrat", t!("contracts-farm-none-ticked"));
        return refused_page(&countersign_page(&desk, form).await?);
    }
    let queue = app.queue_for(desk.sheet.id.uuid());
    let _place = queue.lock().await;
    let location = format!("{}/signatures", address(&desk));
    let signed = transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let chosen = chosen(tx, &desk, &form).await?;
        let mut signed = Vec::new();
        for contract in chosen {
            let facts = facts(actor, amap, &contract, false);
            may(contract.state(), Action::Countersign, &facts)
                .map_err(|why| Fault::Refused(said::contract(&why)))?;
            let id = SignatureId::new(clock::fresh_uuid());
            store(tx, &desk.visit, amap, &contract, id, "online").await?;
            signed.push(contract);
        }
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(signed)
    })?;
    let files = signed
        .into_iter()
        .filter_map(|contract| contract.body_id.map(|body| (contract, body)));
    final_file::make_soon(app, amap, files.collect(), now);
    Ok(redirect_with_notice(&location, "done-contracts-countersigned"))
}

/// What is ticked, whatever became of it since the page was shown; of all that wait, those that this person may sign.
async fn chosen(
    tx: &mut Tx,
    desk: &Authorised<FarmTemplateDesk>,
    form: &Form,
) -> Result<Vec<Contract>, Fault> {
    let (actor, amap) = (desk.actor()?, &desk.amap);
    let mut contracts = queries::contracts_of_template(tx, amap, desk.sheet.id).await?;
    if form.value("tous") == "1" {
        contracts.retain(|contract| contract.state() == ContractState::Signed);
        let any = !contracts.is_empty();
        contracts.retain(|contract| !is_own_household(actor, amap, contract));
        return match (any, contracts.is_empty()) {
            (false, _) => Err(Fault::Refused(t!("contracts-farm-none-waits"))),
            (true, true) => Err(Fault::Refused(said::contract(&Refusal::OwnHousehold))),
            (true, false) => Ok(contracts),
        };
    }
    let mut ticked = Vec::new();
    for public in form.all("contrat").iter().collect::<BTreeSet<_>>() {
        let known = contracts
            .iter()
            .position(|contract| contract.public_id.as_str() == public);
        ticked.push(match known {
            Some(at) => contracts.swap_remove(at),
            None => of_this_template(tx, desk, public).await?,
        });
    }
    Ok(ticked)
}

async fn of_this_template(
    tx: &mut Tx,
    desk: &Authorised<FarmTemplateDesk>,
    public: &str,
) -> Result<Contract, Fault> {
    let public = public.parse().map_err(|_| Fault::NotFound)?;
    let found = queries::contract(tx, &desk.amap, public).await?;
    found
        .filter(|contract| contract.template_id == desk.sheet.id)
        .ok_or(Fault::NotFound)
}

fn facts(actor: &Actor, amap: &AmapScope, contract: &Contract, reason_given: bool) -> Facts {
    Facts {
        window_open: true,
        by_referent: false,
        body_is_current: contract.body_id.is_some(),
        own_household: is_own_household(actor, amap, contract),
        reason_given,
        ended: false,
    }
}

/// Stores the farm's signature over the body that the household signed.
pub(super) async fn store(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    contract: &Contract,
    id: SignatureId,
    how: &str,
) -> Result<(), Fault> {
    let actor = visit.signed_in()?;
    let (Some(body), Some(sha256)) = (contract.body_id, contract.body_sha256.as_deref()) else {
        return Err(Fault::Refused(t!("contracts-refused-body")));
    };
    let signature = NewSignature {
        id,
        contract: contract.id,
        party: "farm",
        how,
        body,
        sha256,
        at: visit.now(),
        account: actor.account,
        address: visit.address(),
    };
    queries::insert_signature(tx, amap, &signature).await?;
    record(tx, visit, amap, contract, ("contract.countersigned", "")).await?;
    letters::countersigned(tx, visit, amap, contract).await
}

async fn record(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    contract: &Contract,
    (verb, reason): (&'static str, &str),
) -> Result<(), Fault> {
    let trace = Trace {
        amap: Some(amap.id()),
        farm: Some(contract.farm_id),
        network: None,
        verb,
        object: "contract",
        id: Some(contract.id.uuid()),
        detail: serde_json::json!({ "sha256": contract.fingerprint() }),
    };
    let said = Changes::default().field("journal-field-reason", "", reason);
    Ok(history::record(tx, visit, trace.changing(said)).await?)
}

/// Refuses one contract, with a reason that the household reads.
pub async fn refuse(desk: Authorised<FarmTemplateDesk>, Submitted(mut form): Submitted) -> Outcome {
    let (app, amap, now) = (desk.visit.app(), &desk.amap, desk.visit.now());
    let actor = desk.actor()?;
    let public = form.value("refuse").to_owned();
    let Some(reason) = form.required_text("motif", 500) else {
        let mut tx = app.db.read().await?;
        let contract = of_this_template(&mut tx, &desk, &public).await?;
        drop(tx);
        return match may(
            contract.state(),
            Action::Refuse,
            &facts(actor, amap, &contract, true),
        ) {
            Ok(_) => refused_page(&countersign_page(&desk, form).await?),
            Err(why) => Err(Fault::Refused(said::contract(&why))),
        };
    };
    let location = format!("{}/signatures", address(&desk));
    transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let contract = of_this_template(tx, &desk, &public).await?;
        let facts = facts(actor, amap, &contract, true);
        may(contract.state(), Action::Refuse, &facts).map_err(|why| Fault::Refused(said::contract(&why)))?;
        queries::let_go(tx, amap, contract.id).await?;
        queries::refuse(tx, amap, contract.id, actor.account, &reason, now).await?;
        queries::drop_expected_instalments(tx, amap, contract.id).await?;
        record(tx, &desk.visit, amap, &contract, ("contract.refused", &reason)).await?;
        letters::refused(tx, &desk.visit, amap, &contract, &reason).await?;
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-contracts-refused"))
}
