//! SQL on `receipts`: numbered from 1 for each AMAP and each network, without gaps. The number is drawn in the transaction that
//! keeps the receipt, so that one which fails draws none; the unique index refuses a number twice.

use crate::campaigns::model::{Issuer, Method, Receipt};
use crate::db::{DbError, Tx};
use crate::words::{
    AccountId, AmapId, CampaignId, Cents, Day, FeeId, HouseholdId, Instant, PublicId, ReceiptId,
};
use crate::{maybe, row, rows, run};

/// A receipt about to be kept.
#[derive(Debug)]
pub struct NewReceipt<'a> {
    pub id: ReceiptId,
    pub public_id: PublicId,
    pub number: i64,
    pub campaign: CampaignId,
    pub fee: FeeId,
    pub payer: &'a str,
    pub title: &'a str,
    pub cents: Cents,
    pub method: Method,
    pub paid_on: Day,
    pub issued_on: Day,
    pub by: AccountId,
    pub now: Instant,
}

/// The number that follows the last one.
pub async fn next_number(tx: &mut Tx, issuer: &Issuer) -> Result<i64, DbError> {
    let (amap, network) = issuer.ids();
    let (number,) = row!(
        tx,
        (i64,),
        "SELECT CAST(COALESCE(MAX(number), 0) + 1 AS BIGINT) FROM receipts WHERE amap_id = $1 OR network_id = $2",
        amap,
        network
    )?;
    Ok(number)
}

pub async fn insert_receipt(tx: &mut Tx, issuer: &Issuer, new: &NewReceipt<'_>) -> Result<(), DbError> {
    let (amap, network) = issuer.ids();
    run!(
        tx,
        "INSERT INTO receipts (id, public_id, amap_id, network_id, number, campaign_id, fee_id, payer, title, cents, method,
                               paid_on, issued_on, issued_at, issued_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        new.id,
        new.public_id,
        amap,
        network,
        new.number,
        new.campaign,
        new.fee,
        new.payer,
        new.title,
        new.cents,
        new.method,
        new.paid_on,
        new.issued_on,
        new.now,
        new.by
    )
    .map(drop)
}

/// The receipt of a fee is cancelled; it keeps its number.
pub async fn cancel_of_fee(
    tx: &mut Tx,
    (campaign, fee): (CampaignId, FeeId),
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE receipts SET cancelled_at = $3, cancelled_by = $4
         WHERE campaign_id = $1 AND fee_id = $2 AND cancelled_at IS NULL",
        campaign,
        fee,
        now,
        by
    )
    .map(drop)
}

/// A receipt of an issuer, by its name in addresses.
pub async fn receipt(tx: &mut Tx, issuer: &Issuer, id: PublicId) -> Result<Option<Receipt>, DbError> {
    let (amap, network) = issuer.ids();
    maybe!(
        tx,
        Receipt,
        "SELECT r.number, r.public_id, r.payer, r.title, r.cents, r.method, r.paid_on, r.issued_on, r.cancelled_at,
                f.household_id, f.amap_id AS payer_amap_id, f.farm_id AS payer_farm_id
         FROM receipts r JOIN fees f ON f.campaign_id = r.campaign_id AND f.id = r.fee_id
         WHERE (r.amap_id = $1 OR r.network_id = $2) AND r.public_id = $3",
        amap,
        network,
        id
    )
}

/// The receipts of a household.
pub async fn receipts_of(
    tx: &mut Tx,
    amap: AmapId,
    household: HouseholdId,
) -> Result<Vec<(PublicId, i64, String, Cents, Day)>, DbError> {
    rows!(
        tx,
        (PublicId, i64, String, Cents, Day),
        "SELECT r.public_id, r.number, r.title, r.cents, r.paid_on
         FROM receipts r JOIN fees f ON f.campaign_id = r.campaign_id AND f.id = r.fee_id
         WHERE r.amap_id = $1 AND f.amap_id = $1 AND f.household_id = $2 AND r.cancelled_at IS NULL
         ORDER BY r.number DESC",
        amap,
        household
    )
}
