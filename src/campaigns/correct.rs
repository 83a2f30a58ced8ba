//! Correcting a campaign: all that it says until somebody declares or pays, its name ever after.

use super::access::OneCampaign;
use super::create::correction;
use super::form::{filled, read};
use super::model::{Bracket, Campaign};
use super::queries;
use super::record::trace;
use crate::access::Authorised;
use crate::history::Changes;
use crate::web::{
    Fault, Form, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::{t, transact};
use askama::Template;

async fn is_used(desk: &Authorised<OneCampaign>) -> Result<bool, Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    Ok(queries::is_used(&mut tx, desk.campaign.id).await?)
}

fn shown(desk: &Authorised<OneCampaign>, form: Form, used: bool) -> impl Template + use<> {
    let title = t!("campaigns-correct-title", title = desk.campaign.title);
    let action = format!("{}/correction", desk.address());
    correction((&desk.visit, &desk.issuer), form, (title, action, used))
}

/// The form.
pub async fn show(desk: Authorised<OneCampaign>) -> Outcome {
    let form = filled(&desk.campaign, &desk.brackets);
    page(&shown(&desk, form, is_used(&desk).await?))
}

/// What was typed, over what the campaign says and cannot change.
fn corrected(desk: &OneCampaign, form: &mut Form, used: bool) -> Option<(Campaign, Vec<Bracket>)> {
    let known = &desk.campaign;
    if used {
        let title = form.required_text("titre", 80)?;
        let campaign = Campaign {
            title,
            ..known.clone()
        };
        return Some((campaign, desk.brackets.clone()));
    }
    form.set("flux", known.flow.name());
    let (typed, brackets) = read(&desk.issuer, form)?;
    let campaign = Campaign {
        id: known.id,
        public_id: known.public_id,
        closed_at: known.closed_at,
        ..typed
    };
    Some((campaign, brackets))
}

fn changes(known: &Campaign, now: &Campaign) -> Changes {
    Changes::default()
        .field("campaigns-name", &known.title, &now.title)
        .field("journal-field-since", known.since_on.full(), now.since_on.full())
        .field("journal-field-until", known.until_on.full(), now.until_on.full())
        .field(
            "campaigns-formula",
            t!(known.formula.key()),
            t!(now.formula.key()),
        )
        .field("campaigns-amount", known.cents, now.cents)
        .field("campaigns-floor", known.floor_cents, now.floor_cents)
}

/// Corrects it.
pub async fn save(desk: Authorised<OneCampaign>, Submitted(mut form): Submitted) -> Outcome {
    let used = is_used(&desk).await?;
    let Some((campaign, brackets)) = corrected(&desk, &mut form, used) else {
        return refused_page(&shown(&desk, form, used));
    };
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        if !used && queries::is_used(tx, campaign.id).await? {
            return Err(Fault::Refused(t!("campaigns-correct-used")));
        }
        queries::correct(tx, &campaign, &brackets).await?;
        let changed = changes(&desk.campaign, &campaign);
        trace(tx, &desk, ("campaign.corrected", campaign.id.uuid()), changed).await?;
        settle_once(tx, &form, by, &desk.address()).await
    })?;
    Ok(redirect_with_notice(&desk.address(), "done-campaigns"))
}
