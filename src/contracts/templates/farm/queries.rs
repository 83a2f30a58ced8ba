//! SQL for the farmer's home.

use crate::access::FarmScope;
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{Day, HourMinute, PublicId};
use sqlx::FromRow;

/// A delivery at which the farm is expected.
#[derive(Debug, FromRow)]
pub struct NextDelivery {
    pub amap_slug: String,
    pub amap_name: String,
    pub public_id: PublicId,
    pub day: Day,
    pub opens: HourMinute,
    pub closes: HourMinute,
    pub site_name: String,
    /// Households to which something of this farm is due.
    pub households: i64,
}

/// The deliveries of a farm's open and closed templates between two days, in all its AMAPs.
pub async fn next_deliveries(
    tx: &mut Tx,
    farm: &FarmScope,
    from: Day,
    until: Day,
) -> Result<Vec<NextDelivery>, DbError> {
    rows!(
        tx,
        NextDelivery,
        "SELECT a.slug AS amap_slug, a.name AS amap_name, d.public_id, d.day, d.opens, d.closes,
                s.name AS site_name, CAST(COUNT(DISTINCT o.collected_by) AS BIGINT) AS households
         FROM templates t
         JOIN template_deliveries td ON td.amap_id = t.amap_id AND td.template_id = t.id
         JOIN deliveries d ON d.amap_id = td.amap_id AND d.id = td.delivery_id
         JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
         JOIN amaps a ON a.id = t.amap_id
         LEFT JOIN contracts c ON c.amap_id = t.amap_id AND c.template_id = t.id AND c.lapsed_at IS NULL
           AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM signatures g WHERE g.amap_id = c.amap_id AND g.contract_id = c.id
                         AND g.party = 'member' AND g.voided_at IS NULL)
         LEFT JOIN order_lines o ON o.amap_id = d.amap_id AND o.delivery_id = d.id AND o.contract_id = c.id
         WHERE t.farm_id = $1 AND t.opened_at IS NOT NULL AND d.cancelled_at IS NULL AND d.day >= $2 AND d.day <= $3
         GROUP BY a.slug, a.name, d.public_id, d.day, d.opens, d.closes, s.name
         ORDER BY d.day, d.opens, a.slug",
        farm.id(),
        from,
        until
    )
}
