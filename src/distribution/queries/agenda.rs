//! What the calendars show beside the days: baskets for those who organise, the own items for those who collect.

use crate::access::{AmapScope, FarmScope, Own};
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{AmapId, Day, DeliveryId, FarmId, HourMinute, PublicId, Quantity};

/// What one household collects at one delivery.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnLine {
    /// When.
    pub delivery: DeliveryId,
    /// From which farm.
    pub farm: String,
    /// What.
    pub product: String,
    /// May be empty.
    pub packaging: String,
    /// How much.
    pub quantity: Quantity,
    /// The household whose contract it is, when that is another one.
    pub owner: Option<String>,
    /// The own contract.
    pub contract: Option<PublicId>,
}

/// A delivery of a farm, in one of its AMAPs.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FarmDelivery {
    /// The AMAP.
    pub amap_id: AmapId,
    /// The AMAP's name in addresses.
    pub amap_slug: String,
    /// The AMAP's name.
    pub amap_name: String,
    /// The delivery.
    pub id: DeliveryId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// The local day.
    pub day: Day,
    /// From this hour.
    pub opens: HourMinute,
    /// Until this hour.
    pub closes: HourMinute,
    /// Where.
    pub site: String,
    /// The town.
    pub town: String,
    /// Not zero when the farm does not come: it gave the date up, or the evening was called off.
    pub called_off: i64,
}

impl FarmDelivery {
    /// Whether the farm comes.
    pub fn takes_place(&self) -> bool {
        self.called_off == 0
    }
}

/// A farm at a delivery of an AMAP.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Coming {
    /// The delivery.
    pub delivery: DeliveryId,
    /// The farm.
    pub farm_id: FarmId,
    /// Its name.
    pub farm: String,
    /// Not zero when it gave the date up.
    pub called_off: i64,
}

/// Which farms come to the deliveries of these days, and which gave them up.
pub async fn coming(tx: &mut Tx, scope: &AmapScope, from: Day, until: Day) -> Result<Vec<Coming>, DbError> {
    rows!(
        tx,
        Coming,
        "SELECT x.delivery_id AS delivery, f.id AS farm_id, f.name AS farm,
                CAST(MIN(CASE WHEN x.cancelled_at IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS called_off
         FROM deliveries d
         JOIN template_deliveries x ON x.amap_id = d.amap_id AND x.delivery_id = d.id
         JOIN templates t ON t.amap_id = x.amap_id AND t.id = x.template_id
         JOIN farms f ON f.id = t.farm_id
         WHERE d.amap_id = $1 AND d.day >= $2 AND d.day <= $3 AND t.approved_at IS NOT NULL
         GROUP BY x.delivery_id, f.id, f.name, f.sort_key ORDER BY f.sort_key",
        scope.id(),
        from,
        until
    )
}

/// How much of a product a farm brings to a delivery.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FarmBasket {
    /// The AMAP.
    pub amap_id: AmapId,
    /// The delivery.
    pub delivery_id: DeliveryId,
    /// What.
    pub product: String,
    /// May be empty.
    pub packaging: String,
    /// How much in all.
    pub quantity: Quantity,
}

/// How many households collect something, by delivery; of one farm, or of all.
pub async fn baskets(
    tx: &mut Tx,
    scope: &AmapScope,
    farm: Option<FarmId>,
    from: Day,
    until: Day,
) -> Result<Vec<(DeliveryId, i64)>, DbError> {
    rows!(
        tx,
        (DeliveryId, i64),
        "SELECT d.id, CAST(COUNT(DISTINCT o.collected_by) AS BIGINT)
         FROM deliveries d
         JOIN order_lines o ON o.amap_id = d.amap_id AND o.delivery_id = d.id
         JOIN contracts c ON c.amap_id = o.amap_id AND c.id = o.contract_id
         JOIN signatures m ON m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member' AND m.voided_at IS NULL
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         WHERE d.amap_id = $1 AND ($2 IS NULL OR t.farm_id = $2) AND d.day >= $3 AND d.day <= $4 AND o.given_at IS NULL
           AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND (c.ended_on IS NULL OR c.ended_on >= d.day)
         GROUP BY d.id",
        scope.id(),
        farm,
        from,
        until
    )
}

/// What the own household collects, under its own contracts and under those it shares.
pub async fn own_lines(tx: &mut Tx, own: &Own, from: Day, until: Day) -> Result<Vec<OwnLine>, DbError> {
    rows!(
        tx,
        OwnLine,
        "SELECT o.delivery_id AS delivery, f.name AS farm, p.name AS product, p.packaging, o.quantity,
                CASE WHEN c.household_id <> o.collected_by THEN w.name END AS owner,
                CASE WHEN c.household_id = o.collected_by THEN c.public_id END AS contract
         FROM order_lines o
         JOIN deliveries d ON d.amap_id = o.amap_id AND d.id = o.delivery_id
         JOIN contracts c ON c.amap_id = o.amap_id AND c.id = o.contract_id
         JOIN signatures m ON m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member' AND m.voided_at IS NULL
         JOIN households w ON w.amap_id = c.amap_id AND w.id = c.household_id
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         JOIN template_products x ON x.amap_id = t.amap_id AND x.template_id = t.id AND x.product_id = o.product_id
         JOIN farms f ON f.id = t.farm_id
         JOIN products p ON p.farm_id = t.farm_id AND p.id = o.product_id
         WHERE o.amap_id = $1 AND o.collected_by = $2 AND d.day >= $3 AND d.day <= $4 AND o.given_at IS NULL
           AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND (c.ended_on IS NULL OR c.ended_on >= d.day)
         ORDER BY f.sort_key, t.sort_key, x.position, w.sort_key, c.id",
        own.amap.id(),
        own.household,
        from,
        until
    )
}

/// A farm's deliveries of these days, both included, over all its AMAPs.
pub async fn farm_deliveries(
    tx: &mut Tx,
    scope: &FarmScope,
    (from, until): (Day, Day),
) -> Result<Vec<FarmDelivery>, DbError> {
    rows!(
        tx,
        FarmDelivery,
        "SELECT d.amap_id, a.slug AS amap_slug, a.name AS amap_name, d.id, d.public_id, d.day, d.opens, d.closes,
                s.name AS site, s.town,
                CAST(MIN(CASE WHEN x.cancelled_at IS NULL AND d.cancelled_at IS NULL THEN 0 ELSE 1 END) AS BIGINT) AS called_off
         FROM templates t
         JOIN template_deliveries x ON x.amap_id = t.amap_id AND x.template_id = t.id
         JOIN deliveries d ON d.amap_id = x.amap_id AND d.id = x.delivery_id
         JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
         JOIN amaps a ON a.id = t.amap_id
         WHERE t.farm_id = $1 AND t.approved_at IS NOT NULL AND d.day >= $2 AND d.day <= $3
         GROUP BY d.amap_id, a.slug, a.name, d.id, d.public_id, d.day, d.opens, d.closes, s.name, s.town, a.sort_key
         ORDER BY d.day, d.opens, a.sort_key",
        scope.id(),
        from,
        until
    )
}

/// What a farm brings to each of them.
pub async fn farm_baskets(tx: &mut Tx, scope: &FarmScope, from: Day) -> Result<Vec<FarmBasket>, DbError> {
    rows!(
        tx,
        FarmBasket,
        "SELECT o.amap_id, o.delivery_id, p.name AS product, p.packaging, CAST(SUM(o.quantity) AS BIGINT) AS quantity
         FROM templates t
         JOIN template_deliveries x ON x.amap_id = t.amap_id AND x.template_id = t.id
         JOIN deliveries d ON d.amap_id = x.amap_id AND d.id = x.delivery_id
         JOIN contracts c ON c.amap_id = t.amap_id AND c.template_id = t.id
         JOIN signatures m ON m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member' AND m.voided_at IS NULL
         JOIN order_lines o ON o.amap_id = c.amap_id AND o.delivery_id = d.id AND o.contract_id = c.id
         JOIN products p ON p.farm_id = t.farm_id AND p.id = o.product_id
         WHERE t.farm_id = $1 AND d.day >= $2 AND d.cancelled_at IS NULL
           AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND (c.ended_on IS NULL OR c.ended_on >= d.day)
         GROUP BY o.amap_id, o.delivery_id, p.id, p.name, p.packaging, p.sort_key
         ORDER BY p.sort_key, p.packaging",
        scope.id(),
        from
    )
}
