//! A household's own membership: what is asked, what it declares, its receipts.

use super::access::OneCampaign;
use super::asked::Asked;
use super::model::{Campaign, Issuer, Payer};
use super::{queries, record};
use crate::access::{Authorised, MemberDesk, Own};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::members::memberships::{self, Enrolment};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::{Cents, Day, PublicId};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "campaigns/own.html")]
struct Page {
    frame: Frame,
    slug: String,
    action: String,
    once: String,
    form: Form,
    open: Vec<Asked>,
    receipts: Vec<(PublicId, i64, String, Cents, Day)>,
}

async fn asked(tx: &mut Tx, own: &Own, campaign: Campaign) -> Result<Asked, Fault> {
    let fee = queries::fee_of_household(tx, campaign.id, own.amap.id(), own.household).await?;
    let one = OneCampaign {
        issuer: Issuer::Amap(own.amap.clone()),
        brackets: queries::brackets(tx, campaign.id).await?,
        campaign,
    };
    Ok(Asked::of(one, 0, fee.map(|(_, due, paid)| (due, paid))))
}

/// The campaigns that are open to households, and those they paid in.
async fn campaigns(tx: &mut Tx, own: &Own, today: Day) -> Result<Vec<Campaign>, Fault> {
    let issuer = Issuer::Amap(own.amap.clone());
    let all = queries::campaigns(tx, &issuer).await?;
    let is_open = |campaign: &Campaign| campaign.closed_at.is_none() && campaign.until_on >= today;
    Ok(all.into_iter().filter(is_open).collect())
}

async fn compose(desk: &Authorised<MemberDesk>, form: Form) -> Result<Page, Fault> {
    let own = &desk.0;
    let mut tx = desk.visit.app().db.read().await?;
    let mut open = Vec::new();
    for campaign in campaigns(&mut tx, own, own.amap.today(desk.visit.now())).await? {
        open.push(asked(&mut tx, own, campaign).await?);
    }
    Ok(Page {
        frame: desk.visit.frame(t!("campaigns-own-title")),
        slug: own.amap.slug().to_owned(),
        action: format!("/amap/{}/adhesion", own.amap.slug()),
        once: desk.visit.once_of(&form),
        receipts: queries::receipts_of(&mut tx, own.amap.id(), own.household).await?,
        form,
        open,
    })
}

/// The page.
pub async fn show(desk: Authorised<MemberDesk>) -> Outcome {
    page(&compose(&desk, Form::new()).await?)
}

/// The household declares what it will pay: it is a member, and owes it.
pub async fn declare(desk: Authorised<MemberDesk>, Submitted(mut form): Submitted) -> Outcome {
    let (own, now) = (&desk.0, desk.visit.now());
    let by = desk.actor()?.account;
    let mut tx = desk.visit.app().db.read().await?;
    let campaign = campaigns(&mut tx, own, own.amap.today(now))
        .await?
        .into_iter()
        .find(|campaign| campaign.public_id.as_str() == form.value("campagne"))
        .ok_or_else(|| Fault::Refused(t!("campaigns-over")))?;
    let one = OneCampaign {
        issuer: Issuer::Amap(own.amap.clone()),
        brackets: queries::brackets(&mut tx, campaign.id).await?,
        campaign,
    };
    let payers = queries::payers(&mut tx, &one.issuer, &one.campaign).await?;
    drop(tx);
    let is_own = |payer: &&Payer| payer.household_id == Some(own.household);
    let payer = payers.iter().find(is_own).ok_or(Fault::NotFound)?;
    let owed = record::owed(&one, payer, &mut form, ("tranche", "montant"));
    let Some((said, due, payer)) = owed.filter(|_| form.is_valid()) else {
        return refused_page(&compose(&desk, form).await?);
    };
    let location = format!("/amap/{}/adhesion", own.amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let campaign = &one.campaign;
        if queries::fee_of_household(tx, campaign.id, own.amap.id(), own.household)
            .await?
            .is_some()
        {
            return Err(Fault::Refused(t!("campaigns-declared-already")));
        }
        let fee = record::keep(tx, campaign, payer, (said.bracket, said.amount, due), (by, now)).await?;
        let enrolment = Enrolment {
            household: own.household,
            since: campaign.since_on,
            until: campaign.until_on,
            paid: false,
            campaign: campaign.id,
            fee,
        };
        memberships::enrol(tx, &own.amap, &enrolment, by, now).await?;
        let trace = Trace::in_amap(&own.amap, "fee.declared", "fee", fee.uuid());
        let declared = Changes::default().field("journal-field-amount", "", due);
        history::record(tx, &desk.visit, trace.changing(declared)).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-campaigns-declared"))
}
