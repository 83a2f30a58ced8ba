//! SQL that tells of whom a campaign asks a fee.

use crate::campaigns::model::{Campaign, Flow, Issuer, Payer};
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{AmapId, Cents, Day, EmailAddress, FarmId, PublicId};

/// Of whom a campaign asks a fee, by name, each with what became of it.
pub async fn payers(tx: &mut Tx, issuer: &Issuer, campaign: &Campaign) -> Result<Vec<Payer>, DbError> {
    let (amap, network) = issuer.ids();
    match campaign.flow {
        Flow::Members => {
            rows!(
                tx,
                Payer,
                "SELECT h.public_id AS key, h.name, h.amap_id, h.id AS household_id, f.farm_id, CAST(0 AS BIGINT) AS households,
                        f.id AS fee_id, f.due_cents, f.paid_on, f.method, r.public_id AS receipt, r.number
                 FROM households h
                 LEFT JOIN fees f ON f.campaign_id = $2 AND f.amap_id = h.amap_id AND f.household_id = h.id AND f.withdrawn_at IS NULL
                 LEFT JOIN receipts r ON r.campaign_id = f.campaign_id AND r.fee_id = f.id AND r.cancelled_at IS NULL
                 WHERE h.amap_id = $1 AND (h.left_on IS NULL OR f.id IS NOT NULL) ORDER BY h.sort_key, h.id",
                amap,
                campaign.id
            )
        }
        Flow::Amaps => {
            rows!(
                tx,
                Payer,
                "SELECT a.slug AS key, a.name, a.id AS amap_id, f.household_id, f.farm_id,
                        (SELECT CAST(COUNT(*) AS BIGINT) FROM households h WHERE h.amap_id = a.id AND h.left_on IS NULL) AS households,
                        f.id AS fee_id, f.due_cents, f.paid_on, f.method, r.public_id AS receipt, r.number
                 FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id AND a.sample_of IS NULL
                 LEFT JOIN fees f ON f.campaign_id = $2 AND f.amap_id = a.id AND f.household_id IS NULL AND f.withdrawn_at IS NULL
                 LEFT JOIN receipts r ON r.campaign_id = f.campaign_id AND r.fee_id = f.id AND r.cancelled_at IS NULL
                 WHERE t.ancestor_id = $1 ORDER BY a.sort_key, a.id",
                network,
                campaign.id
            )
        }
        Flow::Farms => {
            rows!(
                tx,
                Payer,
                "SELECT m.slug AS key, m.name, f.amap_id, f.household_id, m.id AS farm_id, CAST(0 AS BIGINT) AS households,
                        f.id AS fee_id, f.due_cents, f.paid_on, f.method, r.public_id AS receipt, r.number
                 FROM farms m
                 LEFT JOIN fees f ON f.campaign_id = $2 AND f.farm_id = m.id AND f.withdrawn_at IS NULL
                 LEFT JOIN receipts r ON r.campaign_id = f.campaign_id AND r.fee_id = f.id AND r.cancelled_at IS NULL
                 WHERE m.id IN (SELECT p.farm_id FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id AND a.sample_of IS NULL
                                JOIN partnerships p ON p.amap_id = a.id AND (p.until_on IS NULL OR p.until_on >= $3)
                                WHERE t.ancestor_id = $1)
                 ORDER BY m.sort_key, m.id",
                network,
                campaign.id,
                campaign.since_on
            )
        }
    }
}

/// Where an AMAP or a farm is written to about what it owes: its coordination and treasury, or its people.
pub async fn addresses(tx: &mut Tx, payer: &Payer, today: Day) -> Result<Vec<EmailAddress>, DbError> {
    let found = rows!(
        tx,
        (EmailAddress,),
        "SELECT c.email FROM grants g JOIN accounts c ON c.id = g.account_id
         WHERE g.amap_id = $1 AND g.role IN ('coordinator', 'treasurer') AND g.since_on <= $3
           AND (g.until_on IS NULL OR g.until_on >= $3)
         UNION
         SELECT email FROM farmers WHERE farm_id = $2 AND email IS NOT NULL
         ORDER BY 1",
        payer.amap_id,
        payer.farm_id,
        today
    )?;
    Ok(found.into_iter().map(|(email,)| email).collect())
}

/// What an AMAP or a farm owes to its networks.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Due {
    pub network: String,
    pub network_slug: String,
    #[sqlx(flatten)]
    pub campaign: Campaign,
    /// Households of the AMAP.
    pub households: i64,
    pub due_cents: Option<Cents>,
    pub paid_on: Option<Day>,
    pub receipt: Option<PublicId>,
}

impl Due {
    /// Whether it can be declared today.
    pub fn is_open(&self, today: Day) -> bool {
        self.due_cents.is_none() && self.campaign.closed_at.is_none() && self.campaign.until_on >= today
    }
}

/// The campaigns of the networks above an AMAP, or of those whose AMAPs a farm delivers to, each with what became of it.
pub async fn dues(tx: &mut Tx, (amap, farm): (Option<AmapId>, Option<FarmId>)) -> Result<Vec<Due>, DbError> {
    rows!(
        tx,
        Due,
        "SELECT n.name AS network, n.slug AS network_slug, c.id, c.public_id, c.flow, c.title, c.since_on, c.until_on, c.formula,
                c.cents, c.rate, c.floor_cents, c.closed_at, f.due_cents, f.paid_on, r.public_id AS receipt,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM households h WHERE h.amap_id = $1 AND h.left_on IS NULL) AS households
         FROM campaigns c JOIN networks n ON n.id = c.network_id
         LEFT JOIN fees f ON f.campaign_id = c.id AND f.household_id IS NULL AND (f.amap_id = $1 OR f.farm_id = $2)
              AND f.withdrawn_at IS NULL
         LEFT JOIN receipts r ON r.campaign_id = f.campaign_id AND r.fee_id = f.id AND r.cancelled_at IS NULL
         WHERE (c.flow = 'amaps' AND c.network_id IN
                 (SELECT t.ancestor_id FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id AND a.sample_of IS NULL WHERE a.id = $1))
            OR (c.flow = 'farms' AND c.network_id IN
                 (SELECT t.ancestor_id FROM partnerships p JOIN amaps a ON a.id = p.amap_id
                  JOIN network_tree t ON t.descendant_id = a.network_id
                  WHERE p.farm_id = $2 AND (p.until_on IS NULL OR p.until_on >= c.since_on)))
         ORDER BY c.since_on DESC, n.sort_key, c.id",
        amap,
        farm
    )
}
