//! SQL on campaigns of networks that are about to end.

use crate::campaigns::model::Campaign;
use crate::db::{DbError, Tx};
use crate::words::{AmapId, CampaignId, Day, FarmId, Instant};
use crate::{rows, run};

/// A campaign of a network that ends soon.
#[derive(Debug, sqlx::FromRow)]
pub struct Ending {
    pub network_slug: String,
    #[sqlx(flatten)]
    pub campaign: Campaign,
}

/// The campaigns of networks that end from today to a day, and of which nobody was told.
pub async fn ending(tx: &mut Tx, (today, last): (Day, Day)) -> Result<Vec<Ending>, DbError> {
    rows!(
        tx,
        Ending,
        "SELECT n.slug AS network_slug, c.id, c.public_id, c.flow, c.title, c.since_on, c.until_on, c.formula, c.cents, c.rate,
                c.floor_cents, c.closed_at
         FROM campaigns c JOIN networks n ON n.id = c.network_id
         WHERE c.until_on >= $1 AND c.until_on <= $2 AND c.ending_told_at IS NULL ORDER BY c.id",
        today,
        last
    )
}

/// They are told.
pub async fn mark_ending(tx: &mut Tx, campaign: CampaignId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE campaigns SET ending_told_at = $2 WHERE id = $1",
        campaign,
        now
    )
    .map(drop)
}

/// The AMAPs and farms that have declared in a campaign of the same network which lasts longer.
pub async fn renewed(
    tx: &mut Tx,
    campaign: CampaignId,
) -> Result<Vec<(Option<AmapId>, Option<FarmId>)>, DbError> {
    rows!(
        tx,
        (Option<AmapId>, Option<FarmId>),
        "SELECT f.amap_id, f.farm_id FROM campaigns c
         JOIN campaigns o ON o.network_id = c.network_id AND o.flow = c.flow AND o.until_on > c.until_on
         JOIN fees f ON f.campaign_id = o.id AND f.withdrawn_at IS NULL
         WHERE c.id = $1",
        campaign
    )
}
