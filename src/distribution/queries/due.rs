//! What is due at one delivery, and to whom.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::distribution::model::{Due, Occasion, Person};
use crate::words::{Day, DeliveryId, FarmId, PublicId};
use crate::{maybe, rows};

/// A farm, as far as its sheet needs it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FarmName {
    /// Its id.
    pub id: FarmId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// The delivery of an address.
pub async fn occasion(tx: &mut Tx, scope: &AmapScope, id: PublicId) -> Result<Option<Occasion>, DbError> {
    maybe!(
        tx,
        Occasion,
        "SELECT d.id, d.public_id, d.day, d.opens, d.closes, s.name AS site, s.address, s.postcode, s.town, d.cancelled_at
         FROM deliveries d JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
         WHERE d.amap_id = $1 AND d.public_id = $2",
        scope.id(),
        id
    )
}

/// The deliveries of these days, both included, in order.
pub async fn occasions(
    tx: &mut Tx,
    scope: &AmapScope,
    from: Day,
    until: Day,
) -> Result<Vec<Occasion>, DbError> {
    rows!(
        tx,
        Occasion,
        "SELECT d.id, d.public_id, d.day, d.opens, d.closes, s.name AS site, s.address, s.postcode, s.town, d.cancelled_at
         FROM deliveries d JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
         WHERE d.amap_id = $1 AND d.day >= $2 AND d.day <= $3 ORDER BY d.day, d.opens, s.sort_key",
        scope.id(),
        from,
        until
    )
}

/// The deliveries of one day that were not called off.
pub async fn occasions_of_day(tx: &mut Tx, scope: &AmapScope, day: Day) -> Result<Vec<Occasion>, DbError> {
    let mut found = occasions(tx, scope, day, day).await?;
    found.retain(|delivery| !delivery.is_cancelled());
    Ok(found)
}

/// Everything that is due at a delivery.
pub async fn due(tx: &mut Tx, scope: &AmapScope, delivery: DeliveryId) -> Result<Vec<Due>, DbError> {
    due_of_farm(tx, scope, delivery, None).await
}

/// What is due at a delivery from one farm, or from all.
pub async fn due_of_farm(
    tx: &mut Tx,
    scope: &AmapScope,
    delivery: DeliveryId,
    farm: Option<FarmId>,
) -> Result<Vec<Due>, DbError> {
    rows!(
        tx,
        Due,
        "SELECT o.collected_by AS household, h.name AS household_name, c.household_id AS owner, w.name AS owner_name,
                f.id AS farm, f.slug AS farm_slug, f.name AS farm_name, f.sort_key AS farm_key,
                c.id AS contract, t.title, t.sort_key AS title_key,
                p.id AS product, p.name AS product_name, p.packaging, x.position, o.quantity,
                g.signed_at AS countersigned_at
         FROM order_lines o
         JOIN deliveries d ON d.amap_id = o.amap_id AND d.id = o.delivery_id
         JOIN contracts c ON c.amap_id = o.amap_id AND c.id = o.contract_id
         JOIN signatures m ON m.amap_id = c.amap_id AND m.contract_id = c.id AND m.party = 'member' AND m.voided_at IS NULL
         LEFT JOIN signatures g ON g.amap_id = c.amap_id AND g.contract_id = c.id AND g.party = 'farm' AND g.voided_at IS NULL
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         JOIN template_products x ON x.amap_id = t.amap_id AND x.template_id = t.id AND x.product_id = o.product_id
         JOIN farms f ON f.id = t.farm_id
         JOIN products p ON p.farm_id = t.farm_id AND p.id = o.product_id
         JOIN households h ON h.amap_id = o.amap_id AND h.id = o.collected_by
         JOIN households w ON w.amap_id = c.amap_id AND w.id = c.household_id
         WHERE o.amap_id = $1 AND o.delivery_id = $2 AND ($3 IS NULL OR t.farm_id = $3)
           AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND (c.ended_on IS NULL OR c.ended_on >= d.day)",
        scope.id(),
        delivery,
        farm
    )
}

/// Who may come for the households that have lines at a delivery.
pub async fn people(tx: &mut Tx, scope: &AmapScope, delivery: DeliveryId) -> Result<Vec<Person>, DbError> {
    rows!(
        tx,
        Person,
        "SELECT m.id AS member, m.household_id AS household, m.last_name, m.first_name, m.email
         FROM members m
         WHERE m.amap_id = $1 AND m.left_on IS NULL AND m.household_id IN
           (SELECT o.collected_by FROM order_lines o WHERE o.amap_id = $1 AND o.delivery_id = $2)",
        scope.id(),
        delivery
    )
}

/// A farm that has contracts with the AMAP.
pub async fn farm_of_amap(tx: &mut Tx, scope: &AmapScope, slug: &str) -> Result<Option<FarmName>, DbError> {
    maybe!(
        tx,
        FarmName,
        "SELECT f.id, f.slug, f.name FROM farms f
         WHERE f.slug = $2 AND EXISTS (SELECT 1 FROM templates t WHERE t.farm_id = f.id AND t.amap_id = $1)",
        scope.id(),
        slug
    )
}
