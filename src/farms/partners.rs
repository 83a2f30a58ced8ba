//! The farms that deliver to an AMAP, and adding one.

use super::model::{FarmDetails, FormerPartner, PartnerLine};
use super::queries;
use super::rules::{self, Adding, Candidate};
use crate::access::{Authorised, Coordination};
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{FarmId, Siret};
use crate::{clock, t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "farms/partners.html")]
struct List {
    frame: Frame,
    base: String,
    farms: Vec<PartnerLine>,
    former: Vec<FormerPartner>,
    form: Form,
    once: String,
    /// Farms of the typed name: the coordinator says whether it is one of them.
    namesakes: Vec<Candidate>,
}

pub async fn list(desk: Authorised<Coordination>) -> Outcome {
    page(&shown(&desk, Form::new(), Vec::new()).await?)
}

async fn shown(
    desk: &Authorised<Coordination>,
    form: Form,
    namesakes: Vec<Candidate>,
) -> Result<List, Fault> {
    let amap = &desk.target.0;
    let mut tx = desk.visit.app().db.read().await?;
    let farms = queries::partners(&mut tx, amap).await?;
    Ok(List {
        frame: desk.visit.frame(t!("farms-list-title")),
        base: format!("/amap/{}/fermes", amap.slug()),
        farms,
        former: queries::former_partners(&mut tx, amap).await?,
        form,
        once: desk.visit.once().to_string(),
        namesakes,
    })
}

/// What was typed of a farm.
pub(super) fn read_details(form: &mut Form) -> Option<FarmDetails> {
    let siret = form.optional::<Siret>("siret", "farms-form-siret");
    let name = form.required_text("name", 120);
    let (address, postcode, town) = (
        form.text("address", 200),
        form.text("postcode", 12),
        form.text("town", 80),
    );
    let presentation = form.text("presentation", 5_000);
    if !form.is_valid() {
        return None;
    }
    Some(FarmDetails {
        presentation: presentation?,
        name: name?,
        siret,
        address: address?,
        postcode: postcode?,
        town: town?,
    })
}

pub async fn add(desk: Authorised<Coordination>, Submitted(mut form): Submitted) -> Outcome {
    let amap = &desk.target.0;
    let Some(details) = read_details(&mut form) else {
        return refused_page(&shown(&desk, form, Vec::new()).await?);
    };
    let mut tx = desk.visit.app().db.read().await?;
    let candidates = queries::candidates(&mut tx, amap, &details.name, details.siret.as_ref()).await?;
    drop(tx);
    let certainly_new = form.value("answer") == "new";
    let chosen = candidates.iter().find(|known| {
        known.farm.slug == form.value("answer") && (known.own || known.farm.claimed_at.is_some())
    });
    let decided = match chosen {
        Some(known) => Adding::Partner(known.farm.id),
        None => rules::adding(&details.name, details.siret.as_ref(), &candidates, certainly_new),
    };
    match decided {
        Adding::Already(_) => {
            form.refuse("name", t!("farms-already"));
            refused_page(&shown(&desk, form, Vec::new()).await?)
        }
        Adding::Ask(ids) => {
            let namesakes = candidates
                .into_iter()
                .filter(|known| ids.contains(&known.farm.id))
                .collect();
            page(&shown(&desk, form, namesakes).await?)
        }
        Adding::Partner(id) => partner(&desk, &form, id).await,
        Adding::Enter(siret) => enter(&desk, &form, FarmDetails { siret, ..details }).await,
    }
}

async fn partner(desk: &Authorised<Coordination>, form: &Form, farm: FarmId) -> Outcome {
    let (amap, actor, now) = (&desk.target.0, desk.actor()?, desk.visit.now());
    let location = format!("/amap/{}/fermes", amap.slug());
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, actor.account, now).await?;
        queries::make_partner(tx, amap, farm, amap.today(now)).await?;
        history::record(tx, &desk.visit, trace(desk, farm, "farm.partnered")).await?;
        settle_once(tx, form, actor.account, &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-farms-partner"))
}

/// A farm that delivered before delivers again.
pub async fn resume(desk: Authorised<Coordination>, Submitted(form): Submitted) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let former = queries::former_partners(&mut tx, &desk.target.0).await?;
    drop(tx);
    let known = former.iter().find(|known| known.slug == form.value("farm"));
    partner(&desk, &form, known.ok_or(Fault::NotFound)?.id).await
}

async fn enter(desk: &Authorised<Coordination>, form: &Form, details: FarmDetails) -> Outcome {
    let (amap, actor, now) = (&desk.target.0, desk.actor()?, desk.visit.now());
    let location = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, actor.account, now).await?;
        let id = FarmId::new(clock::fresh_uuid());
        let slug = queries::enter(tx, amap, id, &details, now).await?;
        queries::make_partner(tx, amap, id, amap.today(now)).await?;
        history::record(tx, &desk.visit, trace(desk, id, "farm.entered")).await?;
        let location = format!("/amap/{}/fermes/{slug}", amap.slug());
        settle_once(tx, form, actor.account, &location).await?;
        Ok(location)
    })?;
    Ok(redirect_with_notice(&location, "done-farms-entered"))
}

fn trace(desk: &Authorised<Coordination>, farm: FarmId, verb: &'static str) -> Trace {
    Trace {
        amap: Some(desk.target.0.id()),
        farm: Some(farm),
        network: None,
        verb,
        object: "farm",
        id: Some(farm.uuid()),
        detail: serde_json::Value::Null,
    }
}
