//! One partner farm: what the AMAP knows of it, and its people.

use super::access::PartnerDesk;
use super::model::{Farm, FarmDetails, Farmer, Product};
use super::{partners, queries};
use crate::access::{Authorised, refuse};
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::words::FarmId;
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "farms/edit.html")]
pub(super) struct Show {
    frame: Frame,
    amap: String,
    base: String,
    farm: Farm,
    /// The address of what was done to it.
    story: String,
    writes: bool,
    coordinates: bool,
    farmers: Vec<Farmer>,
    products: Vec<Product>,
    form: Form,
    invitation: Form,
    once: String,
}

/// The page, with what was typed in either of its forms.
pub(super) async fn shown(
    desk: &Authorised<PartnerDesk>,
    form: Form,
    invitation: Form,
) -> Result<Show, Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    let farmers = queries::farmers(&mut tx, &desk.scope).await?;
    let products = queries::products(&mut tx, &desk.scope).await?;
    Ok(Show {
        frame: desk.visit.frame(&desk.farm.name),
        amap: desk.amap.slug().to_owned(),
        base: address(desk),
        farm: desk.farm.clone(),
        story: format!(
            "/amap/{}/journal?quoi=farm&lequel={}",
            desk.amap.slug(),
            desk.farm.id.uuid()
        ),
        writes: desk.writes,
        coordinates: desk
            .actor()?
            .acting
            .as_ref()
            .is_some_and(|role| role.coordinates(&desk.amap)),
        farmers,
        products: products
            .into_iter()
            .filter(|product| product.retired_at.is_none())
            .collect(),
        form,
        invitation,
        once: desk.visit.once().to_string(),
    })
}

/// The page's address.
pub(super) fn address(desk: &PartnerDesk) -> String {
    format!("/amap/{}/fermes/{}", desk.amap.slug(), desk.farm.slug)
}

/// The form of the details, as they are stored.
pub(super) fn details_form(farm: &Farm) -> Form {
    let mut form = Form::new();
    form.set("name", &farm.name);
    form.set(
        "siret",
        farm.siret.as_ref().map(ToString::to_string).unwrap_or_default(),
    );
    form.set("address", &farm.address);
    form.set("postcode", &farm.postcode);
    form.set("town", &farm.town);
    form.set("presentation", &farm.presentation);
    form
}

pub async fn show(desk: Authorised<PartnerDesk>) -> Outcome {
    page(&shown(&desk, details_form(&desk.farm), Form::new()).await?)
}

pub async fn save(desk: Authorised<PartnerDesk>, Submitted(mut form): Submitted) -> Outcome {
    if !desk.writes {
        return Err(Fault::Refused(t!("farms-claimed")));
    }
    let Some(details) = partners::read_details(&mut form) else {
        return refused_page(&shown(&desk, form, Form::new()).await?);
    };
    refuse_taken(&desk.visit, &mut form, &details, desk.farm.id).await?;
    if !form.is_valid() {
        return refused_page(&shown(&desk, form, Form::new()).await?);
    }
    store(&desk, &form, &details).await?;
    Ok(redirect_with_notice(&address(&desk), "done-farms-saved"))
}

/// Refuses a number that another farm has.
pub(super) async fn refuse_taken(
    visit: &Visit,
    form: &mut Form,
    details: &FarmDetails,
    farm: FarmId,
) -> Result<(), Fault> {
    let mut tx = visit.app().db.read().await?;
    if let Some(siret) = &details.siret
        && queries::siret_is_taken(&mut tx, siret, farm).await?
    {
        form.refuse("siret", t!("farms-siret-taken"));
    }
    Ok(())
}

/// The coordination ends the partnership: no new contract is prepared, what is signed runs on.
pub async fn end(desk: Authorised<PartnerDesk>, Submitted(form): Submitted) -> Outcome {
    let (actor, now, amap) = (desk.actor()?, desk.visit.now(), &desk.amap);
    if !actor.acting.as_ref().is_some_and(|role| role.coordinates(amap)) {
        return Err(refuse(actor, amap, "refused-coordinator", |role| {
            role.coordinates(amap)
        }));
    }
    let location = format!("/amap/{}/fermes", amap.slug());
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        queries::end_partnership(tx, amap, desk.farm.id, amap.today(now)).await?;
        history::record(tx, &desk.visit, trace(&desk, "farm.partnership-ended")).await?;
        settle_once(tx, &form, actor.account, &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-farms-ended"))
}

async fn store(desk: &Authorised<PartnerDesk>, form: &Form, details: &FarmDetails) -> Result<(), Fault> {
    let (actor, now) = (desk.actor()?, desk.visit.now());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, actor.account, now).await?;
        queries::change(tx, &desk.scope, details).await?;
        let trace = trace(desk, "farm.changed").changing(details.changes(&desk.farm));
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, form, actor.account, &address(desk)).await
    })
}

/// What is kept of a change at this desk.
pub(super) fn trace(desk: &PartnerDesk, verb: &'static str) -> Trace {
    Trace {
        amap: Some(desk.amap.id()),
        farm: Some(desk.farm.id),
        network: None,
        verb,
        object: "farm",
        id: Some(desk.farm.id.uuid()),
        detail: serde_json::Value::Null,
    }
}
