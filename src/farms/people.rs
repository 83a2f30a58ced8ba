//! Who signs for a farm: inviting them, and taking them off it.

use super::access::PartnerDesk;
use super::model::Farmer;
use super::{edit, own, queries};
use crate::access::{Authorised, Confirmed, FarmDesk, FarmScope};
use crate::accounts::{self, Invited};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::mail::{self, Letter};
use crate::web::{
    Fault, Form, Outcome, Submitted, Visit, claim_once, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{EmailAddress, FarmerId};
use crate::{clock, t, transact};

pub async fn invite(desk: Authorised<PartnerDesk>, _: Confirmed, Submitted(mut form): Submitted) -> Outcome {
    let (first, last) = (
        form.required_text("first_name", 60),
        form.required_text("last_name", 60),
    );
    let email = form.email("email");
    if desk.farm.claimed_at.is_some() {
        form.refuse("email", t!("farms-claimed"));
    }
    let (Some(first), Some(last), Some(email), true) = (first, last, email, form.is_valid()) else {
        return refused_page(&edit::shown(&desk, edit::details_form(&desk.farm), form).await?);
    };
    store(&desk, &form, (&first, &last), &email).await?;
    Ok(redirect_with_notice(&edit::address(&desk), "done-farms-invited"))
}

async fn store(
    desk: &Authorised<PartnerDesk>,
    form: &Form,
    name: (&str, &str),
    email: &EmailAddress,
) -> Result<(), Fault> {
    let (actor, now) = (desk.actor()?, desk.visit.now());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, actor.account, now).await?;
        let farmer = add(tx, &desk.visit, &desk.scope, name, email).await?;
        let trace = arrives(edit::trace(desk, "farmer.invited"), farmer, name);
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, form, actor.account, &edit::address(desk)).await
    })
}

/// Adds someone who signs for a farm, unless they are there already, and sends the invitation.
pub(super) async fn add(
    tx: &mut Tx,
    visit: &Visit,
    farm: &FarmScope,
    name: (&str, &str),
    email: &EmailAddress,
) -> Result<FarmerId, Fault> {
    let farmer = match queries::waiting_farmer(tx, farm, email).await? {
        Some((_, true)) => return Err(Fault::Refused(t!("farms-already-arrived"))),
        Some((known, false)) => known,
        None => {
            let id = FarmerId::new(clock::fresh_uuid());
            queries::add_farmer(tx, farm, id, name, email).await?;
            id
        }
    };
    accounts::invite(tx, visit, Invited::Farmer(farm.id(), farmer), email, farm.name()).await?;
    Ok(farmer)
}

/// What the trail says of somebody who comes. Their id stands beside the name, by which it is found when they are forgotten.
pub(super) fn arrives(trace: Trace, farmer: FarmerId, (first, last): (&str, &str)) -> Trace {
    Trace {
        detail: serde_json::json!({ "farmer": farmer }),
        ..trace
    }
    .changing(Changes::default().field("farms-people-title", "", format!("{first} {last}")))
}

/// The AMAP takes back an invitation that nobody has taken up yet.
pub async fn take_back(desk: Authorised<PartnerDesk>, _: Confirmed, Submitted(form): Submitted) -> Outcome {
    let (by, now, location) = (desk.actor()?.account, desk.visit.now(), edit::address(&desk));
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let all = queries::farmers(tx, &desk.scope).await?;
        let farmer = named(&all, &form)?;
        if farmer.arrived == 1 {
            return Err(Fault::Refused(t!("farms-claimed")));
        }
        remove(
            tx,
            &desk.visit,
            farmer,
            &desk.scope,
            edit::trace(&desk, "farmer.removed"),
        )
        .await?;
        settle_once(tx, &form, by, &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-farms-removed"))
}

/// The farm takes somebody off, who may be oneself: they read and sign nothing of it any more.
pub async fn take_off(desk: Authorised<FarmDesk>, _: Confirmed, Submitted(form): Submitted) -> Outcome {
    let (farm, by, now) = (&desk.target.0, desk.actor()?.account, desk.visit.now());
    let location = own::address(farm);
    let itself = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let all = queries::farmers(tx, farm).await?;
        let farmer = named(&all, &form)?;
        let arrived = all.iter().filter(|one| one.arrived == 1).count();
        if farmer.arrived == 1 && arrived == 1 {
            return Err(Fault::Refused(t!("farms-last-farmer")));
        }
        remove(tx, &desk.visit, farmer, farm, own::trace(farm, "farmer.removed")).await?;
        settle_once(tx, &form, by, &location).await?;
        Ok(farmer.account_id == Some(by))
    })?;
    let location = if itself { "/accueil".to_owned() } else { location };
    Ok(redirect_with_notice(&location, "done-farms-removed"))
}

fn named<'a>(all: &'a [Farmer], form: &Form) -> Result<&'a Farmer, Fault> {
    let chosen = form.value("paysan");
    all.iter()
        .find(|one| one.public_id.as_str() == chosen)
        .ok_or(Fault::NotFound)
}

async fn remove(
    tx: &mut Tx,
    visit: &Visit,
    farmer: &Farmer,
    farm: &FarmScope,
    trace: Trace,
) -> Result<(), Fault> {
    queries::remove_farmer(tx, farm, &farmer.public_id).await?;
    // Of an invitation that nobody took up nothing is kept; who had an account stays named until it is erased.
    let gone = match farmer.account_id {
        Some(_) => Changes::default().field("farms-people-title", farmer.name(), ""),
        None => Changes::default(),
    };
    history::forget_mentions(tx, "farmer.%", farmer.id.uuid()).await?;
    let trace = Trace {
        detail: serde_json::json!({ "account": farmer.account_id }),
        ..trace
    };
    history::record(tx, visit, trace.changing(gone)).await?;
    let Some(to) = farmer.email.as_ref().and_then(|email| email.parse().ok()) else {
        return Ok(());
    };
    let letter = Letter {
        amap: None,
        kind: "account",
        to,
        subject: t!("farms-removed-subject", farm = farm.name()),
        body: t!("farms-removed-letter", farm = farm.name()),
    };
    Ok(mail::enqueue(tx, letter, visit.now()).await?)
}
