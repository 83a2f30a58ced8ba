//! What is done with a campaign as a whole: reminding who has not paid, closing it, opening it again.

use super::access::OneCampaign;
use super::model::{Issuer, Payer};
use super::queries;
use super::record::trace;
use crate::access::Authorised;
use crate::db::Tx;
use crate::history::Changes;
use crate::mail::{self, Letter};
use crate::members::letters::{self, Reader, Topic};
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

/// It was closed too early.
pub async fn reopen(desk: &Authorised<OneCampaign>, form: &Form) -> Outcome {
    let (by, now, id) = (desk.actor()?.account, desk.visit.now(), desk.campaign.id);
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, by, now).await?;
        queries::reopen(tx, id).await?;
        trace(tx, desk, ("campaign.reopened", id.uuid()), Changes::default()).await?;
        settle_once(tx, form, by, &desk.address()).await
    })?;
    Ok(redirect_with_notice(&desk.address(), "done-campaigns"))
}

/// Writes to everybody who has not paid, at most once in seven days.
pub async fn remind(desk: &Authorised<OneCampaign>, form: &Form) -> Outcome {
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    let campaign = &desk.campaign;
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, form, by, now).await?;
        let since = now.plus_hours(-24 * REMINDER_DAYS);
        if !queries::claim_reminder(tx, campaign.id, since, now).await? {
            return Err(Fault::Refused(t!("campaigns-reminded", days = REMINDER_DAYS)));
        }
        write_to_unpaid(tx, desk).await?;
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

/// A household is written to at the addresses of those who take such letters, others where they are asked to pay.
async fn write_to_unpaid(tx: &mut Tx, desk: &Authorised<OneCampaign>) -> Result<(), Fault> {
    let (issuer, campaign, now) = (&desk.issuer, &desk.campaign, desk.visit.now());
    let letter = |payer: &Payer, to: EmailAddress| Letter {
        amap: issuer.ids().0,
        kind: "fee",
        to,
        subject: t!("campaigns-letter-subject", title = campaign.title),
        body: t!(
            "campaigns-letter",
            payer = payer.name,
            issuer = issuer.name(),
            title = campaign.title
        ),
    };
    let readers = match issuer {
        Issuer::Amap(amap) => letters::readers(tx, amap, Topic::Memberships, None).await?,
        Issuer::Network(_) => Vec::new(),
    };
    let payers = queries::payers(tx, issuer, campaign).await?;
    for payer in payers.iter().filter(|payer| payer.paid_on.is_none()) {
        let of_payer = |reader: &&Reader| payer.household_id == Some(reader.household);
        for reader in readers.iter().filter(of_payer) {
            let letter = letter(payer, reader.email.clone());
            mail::enqueue_stoppable(tx, &letter, ("", &reader.stop), now).await?;
        }
        if payer.household_id.is_none() {
            let to = queries::addresses(tx, payer, issuer.today(now)).await?;
            let letters: Vec<Letter> = to.into_iter().map(|to| letter(payer, to)).collect();
            mail::enqueue_all(tx, &letters, now).await?;
        }
    }
    Ok(())
}
