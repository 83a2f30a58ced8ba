//! What a member's home shows. It is opened more often than any other page: each of these is one short indexed read.

use crate::access::Own;
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{Day, HourMinute, PublicId, Quantity};

/// One item of the next delivery, with where and when.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct NextLine {
    /// The local day.
    pub day: Day,
    /// From this hour.
    pub opens: HourMinute,
    /// Until this hour.
    pub closes: HourMinute,
    /// Name of the site.
    pub site: String,
    /// Its street.
    pub address: String,
    /// Its town.
    pub town: String,
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
}

/// A template that is open, and of which the household has no contract yet.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Offer {
    /// Its name in addresses.
    pub public_id: PublicId,
    /// Its title.
    pub title: String,
    /// The farm.
    pub farm: String,
    /// The last day to subscribe.
    pub window_closes: Option<Day>,
}

/// A contract that waits for the household's signature.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct ToSign {
    /// Its name in addresses.
    pub public_id: PublicId,
    /// Title of its template.
    pub title: String,
    /// The farm.
    pub farm: String,
}

/// The next delivery at which the household collects something, under its own contracts or those it shares, item by item.
pub async fn next_delivery(tx: &mut Tx, own: &Own, today: Day) -> Result<Vec<NextLine>, DbError> {
    rows!(
        tx,
        NextLine,
        "SELECT d.day, d.opens, d.closes, s.name AS site, s.address, s.town, f.name AS farm,
                p.name AS product, p.packaging, o.quantity,
                CASE WHEN c.household_id <> o.collected_by THEN w.name END AS owner
         FROM order_lines o
         JOIN deliveries d ON d.amap_id = o.amap_id AND d.id = o.delivery_id
         JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
         JOIN contracts c ON c.amap_id = o.amap_id AND c.id = o.contract_id
         JOIN signatures m ON m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member' AND m.voided_at IS NULL
         JOIN households w ON w.amap_id = c.amap_id AND w.id = c.household_id
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         JOIN template_products x ON x.amap_id = t.amap_id AND x.template_id = t.id AND x.product_id = o.product_id
         JOIN farms f ON f.id = t.farm_id
         JOIN products p ON p.farm_id = t.farm_id AND p.id = o.product_id
         WHERE o.amap_id = $1 AND o.collected_by = $2 AND o.given_at IS NULL
           AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND (c.ended_on IS NULL OR c.ended_on >= d.day)
           AND o.delivery_id =
             (SELECT n.id FROM deliveries n
              WHERE n.amap_id = $1 AND n.day >= $3 AND n.cancelled_at IS NULL AND EXISTS
                (SELECT 1 FROM order_lines l
                 JOIN contracts k ON k.amap_id = l.amap_id AND k.id = l.contract_id
                 JOIN signatures y ON y.amap_id = k.amap_id AND y.contract_id = k.id AND y.party = 'member' AND y.voided_at IS NULL
                 WHERE l.amap_id = $1 AND l.collected_by = $2 AND l.delivery_id = n.id AND l.given_at IS NULL
                   AND k.lapsed_at IS NULL AND k.refused_at IS NULL AND k.cancelled_at IS NULL
                   AND (k.ended_on IS NULL OR k.ended_on >= n.day))
              ORDER BY n.day, n.opens, n.id LIMIT 1)
         ORDER BY f.sort_key, t.sort_key, x.position, w.sort_key, c.id",
        own.amap.id(),
        own.household,
        today
    )
}

/// What the household may subscribe to today, and has not.
pub async fn offers(tx: &mut Tx, own: &Own, today: Day) -> Result<Vec<Offer>, DbError> {
    rows!(
        tx,
        Offer,
        "SELECT t.public_id, t.title, f.name AS farm, t.window_closes
         FROM templates t JOIN farms f ON f.id = t.farm_id
         WHERE t.amap_id = $1 AND t.opened_at IS NOT NULL AND t.closed_at IS NULL AND t.archived_at IS NULL
           AND (t.window_opens IS NULL OR t.window_opens <= $3) AND (t.window_closes IS NULL OR t.window_closes >= $3)
           AND NOT EXISTS
             (SELECT 1 FROM contracts c WHERE c.amap_id = t.amap_id AND c.template_id = t.id AND c.household_id = $2
                AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
                AND (c.ended_on IS NULL OR c.ended_on >= $3))
         ORDER BY t.window_closes, t.sort_key",
        own.amap.id(),
        own.household,
        today
    )
}

/// The household's contracts that nobody of it has signed yet.
pub async fn to_sign(tx: &mut Tx, own: &Own) -> Result<Vec<ToSign>, DbError> {
    rows!(
        tx,
        ToSign,
        "SELECT c.public_id, t.title, f.name AS farm
         FROM contracts c
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         JOIN farms f ON f.id = t.farm_id
         WHERE c.amap_id = $1 AND c.household_id = $2 AND c.lapsed_at IS NULL AND c.refused_at IS NULL
           AND c.cancelled_at IS NULL AND c.ended_on IS NULL AND NOT EXISTS
             (SELECT 1 FROM signatures m WHERE m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member'
                AND m.voided_at IS NULL)
         ORDER BY t.sort_key, c.public_id",
        own.amap.id(),
        own.household
    )
}
