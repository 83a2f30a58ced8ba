//! What is done with a campaign as a whole: reminding who has not paid, and closing it.

use super::access::OneCampaign;
use super::queries;
use super::record::trace;
use crate::access::Authorised;
use crate::history::Changes;
use crate::mail::{self, Letter};
use crate::web::{Fault, Form, Outcome, claim_once, redirect_with_notice, settle_once};
use crate::words::EmailAddress;
use crate::{t, transact};

/// Days between two reminders of a campaign.
const REMINDER_DAYS: i64 = 7;

/// Nobody declares in it any more.
pub async fn close(desk: &Authorised<OneCampaign>, form: &Form) -> Outcome {
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, by, now).await?;
        queries::close(tx, desk.campaign.id, now).await?;
        trace(
            tx,
            desk,
            ("campaign.closed", desk.campaign.id.uuid()),
            Changes::default(),
        )
        .await?;
        settle_once(tx, form, by, &desk.address()).await
    })?;
    Ok(redirect_with_notice(&desk.address(), "done-campaigns"))
}

/// Writes to everybody who has not paid, at most once in seven days.
pub async fn remind(desk: &Authorised<OneCampaign>, form: &Form) -> Outcome {
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    let (issuer, campaign) = (&desk.issuer, &desk.campaign);
    let (amap, _) = issuer.ids();
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, by, now).await?;
        let since = now.plus_hours(-24 * REMINDER_DAYS);
        if !queries::claim_reminder(tx, campaign.id, since, now).await? {
            return Err(Fault::Refused(t!("campaigns-reminded", days = REMINDER_DAYS)));
        }
        let to = queries::addresses(tx, issuer, campaign, issuer.today(now)).await?;
        let letter = |(payer, to): (String, EmailAddress)| Letter {
            amap,
            kind: "fee",
            to,
            subject: t!("campaigns-letter-subject", title = campaign.title),
            body: t!(
                "campaigns-letter",
                payer = payer,
                issuer = issuer.name(),
                title = campaign.title
            ),
        };
        let letters: Vec<Letter> = to.into_iter().map(letter).collect();
        mail::enqueue_all(tx, &letters, now).await?;
        trace(
            tx,
            desk,
            ("campaign.reminded", campaign.id.uuid()),
            Changes::default(),
        )
        .await?;
        settle_once(tx, form, by, &desk.address()).await
    })?;
    Ok(redirect_with_notice(&desk.address(), "done-campaigns-reminded"))
}
