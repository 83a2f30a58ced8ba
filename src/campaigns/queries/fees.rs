//! SQL on `fees`.

use crate::campaigns::model::{Campaign, Issuer, Method, Payer};
use crate::db::{DbError, Tx};
use crate::words::{
    AccountId, AmapId, CampaignId, Cents, Day, FarmId, FeeId, HouseholdId, Instant, PublicId,
};
use crate::{maybe, rows, run};

/// What a payer owes, about to be kept.
#[derive(Debug)]
pub struct NewFee<'a> {
    pub campaign: CampaignId,
    pub id: FeeId,
    pub public_id: PublicId,
    pub payer: &'a Payer,
    pub bracket: Option<i64>,
    /// The turnover it was reckoned from.
    pub base: Option<Cents>,
    pub due: Cents,
    pub by: AccountId,
    pub now: Instant,
}

/// How a fee was paid.
#[derive(Debug)]
pub struct Payment {
    pub method: Method,
    pub reference: String,
    pub on: Day,
}

/// Keeps it; false when the payer has one in this campaign.
pub async fn insert_fee(tx: &mut Tx, new: &NewFee<'_>) -> Result<bool, DbError> {
    let kept = run!(
        tx,
        "INSERT INTO fees (campaign_id, id, public_id, amap_id, household_id, farm_id, bracket, base_cents, due_cents,
                           recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
        new.campaign,
        new.id,
        new.public_id,
        new.payer.amap_id,
        new.payer.household_id,
        new.payer.farm_id,
        new.bracket,
        new.base,
        new.due,
        new.now,
        new.by
    )?;
    Ok(kept == 1)
}

/// A fee is paid; false when it was before.
pub async fn pay(
    tx: &mut Tx,
    (campaign, fee): (CampaignId, FeeId),
    payment: &Payment,
    (by, now): (AccountId, Instant),
) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE fees SET method = $3, reference = $4, paid_on = $5, paid_at = $6, paid_by = $7
         WHERE campaign_id = $1 AND id = $2 AND paid_at IS NULL AND withdrawn_at IS NULL",
        campaign,
        fee,
        payment.method,
        &payment.reference,
        payment.on,
        now,
        by
    )?;
    Ok(done == 1)
}

/// A fee was entered by mistake.
pub async fn withdraw(
    tx: &mut Tx,
    (campaign, fee): (CampaignId, FeeId),
    (by, now): (AccountId, Instant),
) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE fees SET withdrawn_at = $3, withdrawn_by = $4 WHERE campaign_id = $1 AND id = $2 AND withdrawn_at IS NULL",
        campaign,
        fee,
        now,
        by
    )?;
    Ok(done == 1)
}

/// What a household owes in a campaign.
pub async fn fee_of_household(
    tx: &mut Tx,
    campaign: CampaignId,
    amap: AmapId,
    household: HouseholdId,
) -> Result<Option<(FeeId, Cents, Option<Day>)>, DbError> {
    maybe!(
        tx,
        (FeeId, Cents, Option<Day>),
        "SELECT id, due_cents, paid_on FROM fees
         WHERE campaign_id = $1 AND amap_id = $2 AND household_id = $3 AND withdrawn_at IS NULL",
        campaign,
        amap,
        household
    )
}

/// How many have paid in each campaign of an issuer, and how much.
pub async fn received(tx: &mut Tx, issuer: &Issuer) -> Result<Vec<(CampaignId, i64, Cents)>, DbError> {
    let (amap, network) = issuer.ids();
    rows!(
        tx,
        (CampaignId, i64, Cents),
        "SELECT c.id, CAST(COUNT(*) AS BIGINT), CAST(SUM(f.due_cents) AS BIGINT)
         FROM campaigns c JOIN fees f ON f.campaign_id = c.id AND f.paid_at IS NOT NULL AND f.withdrawn_at IS NULL
         WHERE c.amap_id = $1 OR c.network_id = $2 GROUP BY c.id",
        amap,
        network
    )
}

/// How many paid each bracket of a campaign.
pub async fn chosen_brackets(tx: &mut Tx, campaign: CampaignId) -> Result<Vec<(i64, i64)>, DbError> {
    rows!(
        tx,
        (i64, i64),
        "SELECT bracket, CAST(COUNT(*) AS BIGINT) FROM fees
         WHERE campaign_id = $1 AND bracket IS NOT NULL AND paid_at IS NOT NULL AND withdrawn_at IS NULL GROUP BY bracket",
        campaign
    )
}

/// Somebody who paid: the AMAP, the household, the farm.
pub type Paid = (Option<AmapId>, Option<HouseholdId>, Option<FarmId>);

/// Who paid in an earlier campaign of the same issuer, asked of the same.
pub async fn paid_before(tx: &mut Tx, issuer: &Issuer, campaign: &Campaign) -> Result<Vec<Paid>, DbError> {
    let (amap, network) = issuer.ids();
    rows!(
        tx,
        (Option<AmapId>, Option<HouseholdId>, Option<FarmId>),
        "SELECT DISTINCT f.amap_id, f.household_id, f.farm_id FROM campaigns c
         JOIN fees f ON f.campaign_id = c.id AND f.paid_at IS NOT NULL AND f.withdrawn_at IS NULL
         WHERE (c.amap_id = $1 OR c.network_id = $2) AND c.flow = $3 AND c.since_on < $4",
        amap,
        network,
        campaign.flow,
        campaign.since_on
    )
}
