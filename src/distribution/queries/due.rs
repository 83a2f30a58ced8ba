//! The deliveries, who may come, and the farms.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::distribution::model::{Occasion, Person};
use crate::words::{Day, DeliveryId, FarmId, PublicId, SiteId};
use crate::{maybe, row, rows};

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

/// Where a delivery takes place.
pub async fn site_of(tx: &mut Tx, scope: &AmapScope, delivery: DeliveryId) -> Result<SiteId, DbError> {
    let (site,) = row!(
        tx,
        (SiteId,),
        "SELECT site_id FROM deliveries WHERE amap_id = $1 AND id = $2",
        scope.id(),
        delivery
    )?;
    Ok(site)
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

/// Who may come for the households of the AMAP; nearly all of them collect something at a delivery.
pub async fn people(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<Person>, DbError> {
    rows!(
        tx,
        Person,
        "SELECT m.id AS member, m.household_id AS household, m.last_name, m.first_name, m.email
         FROM members m WHERE m.amap_id = $1 AND m.left_on IS NULL",
        scope.id()
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
