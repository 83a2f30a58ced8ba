//! SQL on campaigns, fees and receipts.

mod ending;
mod fees;
mod payers;
mod receipts;

pub use ending::{ending, mark_ending, renewed};
pub use fees::{
    NewFee, Paid, Payment, chosen_brackets, fee_of_household, insert_fee, paid_before, pay, received,
    withdraw,
};
pub use payers::{Due, addresses, dues, payers};
pub use receipts::{NewReceipt, cancel_of_fee, insert_receipt, next_number, receipt, receipts_of};

use super::model::{Bracket, Campaign, Issuer};
use crate::db::{DbError, Tx};
use crate::words::{AccountId, CampaignId, Instant, PublicId};
use crate::{maybe, row, rows, run};

/// The campaigns of an AMAP or a network, the latest first.
pub async fn campaigns(tx: &mut Tx, issuer: &Issuer) -> Result<Vec<Campaign>, DbError> {
    let (amap, network) = issuer.ids();
    rows!(
        tx,
        Campaign,
        "SELECT id, public_id, flow, title, since_on, until_on, formula, cents, rate, floor_cents, closed_at FROM campaigns
         WHERE (amap_id = $1 OR network_id = $2) ORDER BY since_on DESC, id DESC",
        amap,
        network
    )
}

/// One of them.
pub async fn campaign(tx: &mut Tx, issuer: &Issuer, id: PublicId) -> Result<Option<Campaign>, DbError> {
    let (amap, network) = issuer.ids();
    maybe!(
        tx,
        Campaign,
        "SELECT id, public_id, flow, title, since_on, until_on, formula, cents, rate, floor_cents, closed_at FROM campaigns
         WHERE (amap_id = $1 OR network_id = $2) AND public_id = $3",
        amap,
        network,
        id
    )
}

/// The brackets of a campaign, in their order.
pub async fn brackets(tx: &mut Tx, campaign: CampaignId) -> Result<Vec<Bracket>, DbError> {
    rows!(
        tx,
        Bracket,
        "SELECT position, label, cents FROM campaign_brackets WHERE campaign_id = $1 ORDER BY position",
        campaign
    )
}

/// Keeps a campaign with its brackets.
pub async fn insert(
    tx: &mut Tx,
    issuer: &Issuer,
    campaign: &Campaign,
    brackets: &[Bracket],
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    let (amap, network) = issuer.ids();
    run!(
        tx,
        "INSERT INTO campaigns (id, public_id, amap_id, network_id, flow, title, since_on, until_on, formula, cents, rate,
                                floor_cents, created_at, created_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        campaign.id,
        campaign.public_id,
        amap,
        network,
        campaign.flow,
        &campaign.title,
        campaign.since_on,
        campaign.until_on,
        campaign.formula,
        campaign.cents,
        campaign.rate,
        campaign.floor_cents,
        now,
        by
    )?;
    insert_brackets(tx, campaign.id, brackets).await
}

/// Closes a campaign: nobody declares in it any more.
pub async fn close(tx: &mut Tx, campaign: CampaignId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE campaigns SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL",
        campaign,
        now
    )
    .map(drop)
}

/// Opens a closed campaign again.
pub async fn reopen(tx: &mut Tx, campaign: CampaignId) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE campaigns SET closed_at = NULL WHERE id = $1",
        campaign
    )
    .map(drop)
}

/// Whether somebody has declared or paid in a campaign.
pub async fn is_used(tx: &mut Tx, campaign: CampaignId) -> Result<bool, DbError> {
    let (used,) = row!(
        tx,
        (bool,),
        "SELECT EXISTS (SELECT 1 FROM fees WHERE campaign_id = $1 AND withdrawn_at IS NULL)",
        campaign
    )?;
    Ok(used)
}

/// Corrects what a campaign says, but for whom it asks.
pub async fn correct(tx: &mut Tx, campaign: &Campaign, brackets: &[Bracket]) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE campaigns SET title = $2, since_on = $3, until_on = $4, formula = $5, cents = $6, rate = $7, floor_cents = $8
         WHERE id = $1",
        campaign.id,
        &campaign.title,
        campaign.since_on,
        campaign.until_on,
        campaign.formula,
        campaign.cents,
        campaign.rate,
        campaign.floor_cents
    )?;
    run!(
        tx,
        "DELETE FROM campaign_brackets WHERE campaign_id = $1",
        campaign.id
    )?;
    insert_brackets(tx, campaign.id, brackets).await
}

async fn insert_brackets(tx: &mut Tx, campaign: CampaignId, brackets: &[Bracket]) -> Result<(), DbError> {
    for bracket in brackets {
        run!(
            tx,
            "INSERT INTO campaign_brackets (campaign_id, position, label, cents) VALUES ($1, $2, $3, $4)",
            campaign,
            bracket.position,
            &bracket.label,
            bracket.cents
        )?;
    }
    Ok(())
}

/// Takes the right to remind the payers; false when they were reminded since.
pub async fn claim_reminder(
    tx: &mut Tx,
    campaign: CampaignId,
    since: Instant,
    now: Instant,
) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE campaigns SET reminded_at = $3 WHERE id = $1 AND (reminded_at IS NULL OR reminded_at < $2)",
        campaign,
        since,
        now
    )?;
    Ok(done == 1)
}
