//! The member reads the text and signs it.

use super::access::{ContractDesk, Side};
use super::contract::Contract;
use super::dossier::Dossier;
use super::forms;
use super::instalments::Due;
use super::letters;
use super::model::ContractState;
use super::queries::{self, NewSignature};
use super::rules::contract_life::{Action, Facts, may};
use super::rules::{Held, Refusal, check_order, short};
use super::said;
use super::templates::Offered;
use crate::access::Authorised;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::members::memberships;
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect, redirect_with_notice,
    refused_page, settle_once,
};
use crate::words::{Day, Instant, SignatureId};
use crate::{clock, t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/sign.html")]
struct Sign {
    frame: Frame,
    once: String,
    form: Form,
    address: String,
    farm: String,
    household: String,
    total: String,
    deliveries: usize,
    schedule: Vec<(String, String)>,
    method: String,
    fingerprint: String,
}

fn sign_page(visit: &Visit, desk: &ContractDesk, dossier: &Dossier, form: Form) -> Result<Sign, Fault> {
    let today = desk.amap.today(visit.now());
    let schedule = dossier
        .schedule(today)
        .map_err(|_| Fault::Refused(t!("contracts-no-due-day")))?;
    let contract = &desk.contract;
    let days: std::collections::BTreeSet<_> = dossier.lines.iter().map(|line| line.delivery_id).collect();
    Ok(Sign {
        frame: visit.frame(t!("contracts-sign-title", title = contract.title)),
        once: visit.once().to_string(),
        form,
        address: desk.address(),
        farm: contract.farm_name.clone(),
        household: contract.household_name.clone(),
        total: dossier.total().to_string(),
        deliveries: days.len(),
        schedule: schedule
            .iter()
            .map(|due| (due.due_on.full(), due.amount.to_string()))
            .collect(),
        method: contract.method().map(|method| method.label()).unwrap_or_default(),
        fingerprint: contract.fingerprint(),
    })
}

/// Only the household signs for the household.
fn household_only(desk: &ContractDesk) -> Result<(), Fault> {
    if desk.side == Side::Household {
        return Ok(());
    }
    Err(Fault::Forbidden {
        sentence: t!("contracts-refused-parties"),
        instead: None,
    })
}

/// The text, a summary and one box to tick. Without a text, or once signed, the contract's own page.
pub async fn show(desk: Authorised<ContractDesk>) -> Outcome {
    household_only(&desk)?;
    if desk.contract.state() != ContractState::Draft || desk.contract.body_id.is_none() {
        return Ok(redirect(&desk.address()));
    }
    let mut tx = desk.visit.app().db.read().await?;
    let dossier = Dossier::load(&mut tx, &desk.amap, desk.contract.clone()).await?;
    drop(tx);
    page(&sign_page(&desk.visit, &desk, &dossier, Form::new())?)
}

/// Signs: once, over the text that was shown, and only if that text still says what is ordered.
pub async fn sign(desk: Authorised<ContractDesk>, Submitted(mut form): Submitted) -> Outcome {
    household_only(&desk)?;
    let (app, amap) = (desk.visit.app(), &desk.amap);
    let queue = app.queue_for(desk.contract.template_id.uuid());
    let _place = queue.lock().await;
    let mut tx = app.db.read().await?;
    let contract = queries::contract(&mut tx, amap, desk.contract.public_id)
        .await?
        .ok_or(Fault::NotFound)?;
    let dossier = Dossier::load(&mut tx, amap, contract).await?;
    drop(tx);
    let draft = dossier.contract.state() == ContractState::Draft;
    if draft && !form.is_checked("accord", "1") {
        form.refuse("accord", t!("contracts-sign-tick"));
        return refused_page(&sign_page(&desk.visit, &desk, &dossier, form)?);
    }
    // A signed contract goes on to the transaction, where a second sending is told from a second signature.
    match agree(&desk, &dossier, &form).await {
        Ok(()) => Ok(redirect_with_notice(&desk.address(), "done-contracts-signed")),
        Err(Fault::Refused(sentence)) if draft => {
            form.refuse("accord", sentence);
            refused_page(&sign_page(&desk.visit, &desk, &dossier, form)?)
        }
        Err(fault) => Err(fault),
    }
}

/// Stores the household's signature, if the text that it saw still says what is ordered and the order can still be had.
async fn agree(desk: &Authorised<ContractDesk>, dossier: &Dossier, form: &Form) -> Result<(), Fault> {
    let (app, amap, now) = (desk.visit.app(), &desk.amap, desk.visit.now());
    let (actor, today) = (desk.actor()?, amap.today(now));
    let says = dossier.body(today)?.digest();
    let schedule = dossier
        .schedule(today)
        .map_err(|_| Fault::Refused(t!("contracts-no-due-day")))?;
    let id = SignatureId::new(clock::fresh_uuid());
    transact!(app.db, |tx| {
        claim_once(tx, form, actor.account, now).await?;
        let contract = queries::contract(tx, amap, dossier.contract.public_id)
            .await?
            .ok_or(Fault::NotFound)?;
        let same_template =
            queries::revision(tx, amap, contract.template_id).await? == dossier.sheet.revision;
        let shown = form.value("empreinte") == contract.fingerprint();
        let still_says_so = contract.body_says.as_deref() == Some(says.as_slice());
        let facts = Facts {
            window_open: dossier.sheet.is_subscribed_on(today),
            by_referent: contract.is_prepared(),
            body_is_current: shown && still_says_so && same_template,
            own_household: true,
            reason_given: false,
            ended: false,
        };
        may(contract.state(), Action::Sign, &facts).map_err(|why| Fault::Refused(said::contract(&why)))?;
        still_offered(tx, dossier, now).await?;
        store(tx, &desk.visit, dossier, &contract, id, "online", &schedule).await?;
        letters::signed(tx, &desk.visit, dossier).await?;
        settle_once(tx, form, actor.account, &desk.address()).await
    })
}

/// Checks once more that the household may sign what it ordered: the last share is sold once. What was signed before, by this household or by the one whose
/// rest it takes over, is held to its stock alone, since some of its deliveries may be past.
pub(super) async fn still_offered(tx: &mut Tx, dossier: &Dossier, now: Instant) -> Result<(), Fault> {
    let (amap, sheet, contract) = (&dossier.amap, &dossier.sheet, &dossier.contract);
    if let Some(lack) = memberships::lack(tx, amap, contract.household_id, amap.today(now)).await? {
        return Err(Fault::Refused(said::lack(lack)));
    }
    let held = if sheet.stocks.is_empty() {
        Held::default()
    } else {
        queries::held_by_others(tx, amap, sheet.id, contract.household_id, now).await?
    };
    let offer = sheet.offer(Offered::ByReferent, &held);
    let order = queries::order_of(&dossier.lines);
    let refusals = if contract.signed_before || contract.follows {
        let short = short(&offer, &order).into_iter().map(Refusal::OutOfStock);
        short.chain(passed(dossier, amap.today(now))).collect()
    } else {
        check_order(&offer, &order, amap.today(now))
            .err()
            .unwrap_or_default()
    };
    if refusals.is_empty() {
        return Ok(());
    }
    let sentences: Vec<String> = refusals
        .iter()
        .map(|refusal| forms::told(sheet, refusal).1)
        .collect();
    Err(Fault::Refused(t!(
        "contracts-refused-order",
        why = sentences.join("\n")
    )))
}

/// What has passed of what is taken over: its text is made anew without it.
fn passed(dossier: &Dossier, today: Day) -> Option<Refusal> {
    let past = dossier
        .sheet
        .deliveries
        .iter()
        .filter(|delivery| delivery.day < today);
    let ordered = |id| dossier.lines.iter().any(|line| line.delivery_id == id);
    let mut passed = past.filter(|delivery| dossier.contract.takes_over() && ordered(delivery.id));
    passed.next().map(|delivery| Refusal::Past {
        delivery: delivery.id,
        day: delivery.day,
    })
}

/// Stores the member's signature and the schedule it binds to.
pub(super) async fn store(
    tx: &mut Tx,
    visit: &Visit,
    dossier: &Dossier,
    contract: &Contract,
    id: SignatureId,
    how: &str,
    schedule: &[Due],
) -> Result<(), Fault> {
    let actor = visit.signed_in()?;
    let amap = &dossier.amap;
    let (Some(body), Some(sha256)) = (contract.body_id, contract.body_sha256.as_deref()) else {
        return Err(Fault::Refused(t!("contracts-refused-body")));
    };
    let signature = NewSignature {
        id,
        contract: contract.id,
        party: "member",
        how,
        body,
        sha256,
        at: visit.now(),
        account: actor.account,
        address: visit.address(),
    };
    queries::insert_signature(tx, amap, &signature).await?;
    queries::let_go(tx, amap, contract.id).await?;
    queries::drop_expected_instalments(tx, amap, contract.id).await?;
    queries::insert_instalments(tx, amap, contract.id, &contract.method, schedule).await?;
    let trace = Trace {
        amap: Some(amap.id()),
        farm: Some(contract.farm_id),
        network: None,
        verb: "contract.signed",
        object: "contract",
        id: Some(contract.id.uuid()),
        detail: serde_json::json!({ "how": how, "sha256": contract.fingerprint() }),
    };
    Ok(history::record(tx, visit, trace).await?)
}
