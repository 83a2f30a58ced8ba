//! Amending one contract: its quantities, the date of a basket, a price, or its end.

mod form;
mod leave;
mod quantities;
mod there;
mod view;

pub use quantities::{change as change_quantities, show as show_quantities};

use form::Topic;
pub use form::stock;
pub use there::not_there;

use super::file;
use super::ledger::{Ledger, Standing};
use super::model::Asks;
use super::record::{Occasion, Planned, record, signatories};
use crate::access::{AmapScope, Authorised};
use crate::contracts::access::{ContractDesk, Side, is_own_household};
use crate::contracts::model::ContractState;
use crate::contracts::queries::{farm_people, household_choices};
use crate::contracts::rules::contract_life::{Action, Facts, may};
use crate::contracts::said as contracts_said;
use crate::contracts::templates::{TemplateSheet, template_sheet_of};
use crate::db::Tx;
use crate::web::{
    Fault, Form, Outcome, Submitted, claim_once, page, redirect_with_notice, refuse_again, refused_page,
    settle_once,
};
use crate::{t, transact};

/// The contract, its template, and the amendment that is made of it.
pub struct Bench {
    /// The template.
    pub sheet: TemplateSheet,
    /// The contract.
    pub standing: Standing,
}

/// The contract as it stands in this transaction, if it can be amended.
///
/// # Errors
/// When it is not signed, or has ended.
pub async fn bench(
    tx: &mut Tx,
    amap: &AmapScope,
    desk: &ContractDesk,
    now: crate::words::Instant,
) -> Result<Bench, Fault> {
    let contract = &desk.contract;
    let sheet = template_sheet_of(tx, amap, contract.template_id)
        .await?
        .ok_or(Fault::NotFound)?;
    let mut ledger = Ledger::load(tx, amap, sheet, Some(contract.id), amap.today(now)).await?;
    let Some(standing) = ledger.standings.pop() else {
        return Err(Fault::Refused(t!("amendments-refused-ended")));
    };
    let today = amap.today(now);
    if standing.contract.ended_on.is_some_and(|last| last < today) {
        return Err(Fault::Refused(t!("amendments-refused-ended")));
    }
    let last = ledger.sheet.last_delivery();
    let facts = Facts {
        window_open: true,
        by_referent: true,
        body_is_current: true,
        own_household: false,
        reason_given: true,
        ended: last.is_none_or(|last| last < today),
    };
    may(standing.contract.state(), Action::Amend, &facts)
        .map_err(|why| Fault::Refused(contracts_said::contract(&why)))?;
    Ok(Bench {
        sheet: ledger.sheet,
        standing,
    })
}

pub fn managers_only(desk: &ContractDesk) -> Result<(), Fault> {
    if desk.side == Side::Manager {
        return Ok(());
    }
    Err(Fault::Forbidden {
        sentence: t!("contracts-refused-manager"),
        instead: None,
    })
}

/// What binds at once is not written by who is bound: another person of the AMAP does it.
pub fn not_ones_own(desk: &Authorised<ContractDesk>) -> Result<(), Fault> {
    if is_own_household(desk.visit.signed_in()?, &desk.amap, &desk.contract) {
        return Err(Fault::Refused(t!("amendments-refused-own")));
    }
    Ok(())
}

/// Writes one amendment.
pub(super) async fn write(
    tx: &mut Tx,
    desk: &Authorised<ContractDesk>,
    bench: &Bench,
    planned: Planned,
    reason: &str,
) -> Result<(), Fault> {
    let farmers = farm_people(tx, &desk.amap, bench.sheet.farm.id).await?;
    let occasion = Occasion {
        visit: &desk.visit,
        amap: &desk.amap,
        sheet: &bench.sheet,
        farm_signatory: &signatories(&farmers),
        reason,
        change: None,
    };
    let recorded = record(tx, &occasion, vec![planned]).await?;
    super::letters::written(tx, &occasion, &recorded, &farmers).await
}

/// What can be changed, or how.
pub async fn show(desk: Authorised<ContractDesk>) -> Outcome {
    managers_only(&desk)?;
    let form = desk.visit.query();
    let mut tx = desk.visit.app().db.read().await?;
    let bench = bench(&mut tx, &desk.amap, &desk, desk.visit.now()).await?;
    match form.value("quoi").parse::<Topic>() {
        Ok(topic) => ask(&mut tx, &desk, &bench, topic, form, false).await,
        Err(_) => page(&view::choose(&desk, &bench)),
    }
}

async fn ask(
    tx: &mut Tx,
    desk: &Authorised<ContractDesk>,
    bench: &Bench,
    topic: Topic,
    form: Form,
    refused: bool,
) -> Outcome {
    let mut households = Vec::new();
    if topic == Topic::Leave {
        households =
            household_choices(tx, &desk.amap, bench.sheet.id, desk.amap.today(desk.visit.now())).await?;
        households.retain(|household| household.contract.is_none());
    }
    let shown = view::ask(desk, bench, topic, form, &households);
    if refused {
        refused_page(&shown)
    } else {
        page(&shown)
    }
}

/// Writes the amendment, and does it when nobody has to sign it first.
pub async fn amend(desk: Authorised<ContractDesk>, Submitted(mut form): Submitted) -> Outcome {
    managers_only(&desk)?;
    not_ones_own(&desk)?;
    let topic: Topic = form.value("quoi").parse().map_err(|_| Fault::NotFound)?;
    let (app, amap, now) = (desk.visit.app(), &desk.amap, desk.visit.now());
    let actor = desk.actor()?;
    let mut tx = app.db.read().await?;
    refuse_again(&mut tx, &form, actor.account).await?;
    let seen = bench(&mut tx, amap, &desk, now).await?;
    let offer = stock(&mut tx, amap, &seen, now).await?;
    if form::read(&mut form, topic, &seen, &offer, amap.today(now)).is_none() {
        return ask(&mut tx, &desk, &seen, topic, form, true).await;
    }
    drop(tx);
    let location = desk.address();
    let queue = app.queue_for(desk.contract.template_id.uuid());
    let _place = queue.lock().await;
    let waits = transact!(app.db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let bench = bench(tx, amap, &desk, now).await?;
        let offer = stock(tx, amap, &bench, now).await?;
        let typed = form::read(&mut form.clone(), topic, &bench, &offer, amap.today(now))
            .ok_or_else(|| Fault::Refused(t!("amendments-changed-meanwhile")))?;
        let planned = typed.planned(&bench.standing);
        let waits = planned.asks != Asks::Nobody;
        let rest = leave::rest(&planned);
        write(tx, &desk, &bench, planned, &typed.reason).await?;
        if let Some(household) = typed.taken_over_by {
            leave::hand_over(tx, &desk, &bench, household, rest, &typed.reason).await?;
        }
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(waits)
    })?;
    file::make_soon(app, amap, desk.contract.template_id, now);
    written_back(&location, waits)
}

/// Back to the contract, with what was done.
fn written_back(location: &str, waits: bool) -> Outcome {
    let notice = if waits {
        "done-amendments-waiting"
    } else {
        "done-amendments-made"
    };
    Ok(redirect_with_notice(location, notice))
}

/// Whether both parties or the household alone signed, so that only an amendment changes it.
pub fn can_amend(state: ContractState) -> bool {
    state.binds()
}
