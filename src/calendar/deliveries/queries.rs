//! SQL on `deliveries`, for making them.

use crate::access::AmapScope;
use crate::clock;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{AmapId, Day, DeliveryId, HourMinute, Instant, PublicId, SiteId};
use crate::{bulk_row, rows, run};

#[derive(Debug, Clone)]
pub struct NewDelivery {
    amap_id: AmapId,
    pub id: DeliveryId,
    public_id: PublicId,
    site_id: SiteId,
    day: Day,
    opens: HourMinute,
    closes: HourMinute,
}

bulk_row!(NewDelivery {
    amap_id,
    id,
    public_id,
    site_id,
    day,
    opens,
    closes
});

impl NewDelivery {
    pub fn new(amap: &AmapScope, site: SiteId, day: Day, opens: HourMinute, closes: HourMinute) -> Self {
        NewDelivery {
            amap_id: amap.id(),
            id: DeliveryId::new(clock::fresh_uuid()),
            public_id: clock::fresh_public_id(),
            site_id: site,
            day,
            opens,
            closes,
        }
    }
}

/// Weekday (1 to 7), opening and closing.
pub async fn site_hours(
    tx: &mut Tx,
    amap: &AmapScope,
    site: SiteId,
) -> Result<Vec<(i64, HourMinute, HourMinute)>, DbError> {
    rows!(
        tx,
        (i64, HourMinute, HourMinute),
        "SELECT weekday, opens, closes FROM site_hours WHERE amap_id = $1 AND site_id = $2 ORDER BY weekday",
        amap.id(),
        site
    )
}

/// Every delivery of a site.
pub async fn of_site(tx: &mut Tx, amap: &AmapScope, site: SiteId) -> Result<Vec<(Day, DeliveryId)>, DbError> {
    rows!(
        tx,
        (Day, DeliveryId),
        "SELECT day, id FROM deliveries WHERE amap_id = $1 AND site_id = $2 ORDER BY day",
        amap.id(),
        site
    )
}

/// Stores new deliveries.
pub async fn insert(tx: &mut Tx, deliveries: &[NewDelivery]) -> Result<(), DbError> {
    insert_many(
        tx,
        "INSERT INTO deliveries (amap_id, id, public_id, site_id, day, opens, closes) ",
        deliveries,
    )
    .await
}

/// A delivery on another day, at the site and the hours of this one; none where that site has one already.
pub async fn insert_like(tx: &mut Tx, amap: &AmapScope, like: DeliveryId, day: Day) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO deliveries (amap_id, id, public_id, site_id, day, opens, closes)
         SELECT d.amap_id, $3, $4, d.site_id, $5, d.opens, d.closes FROM deliveries d
         WHERE d.amap_id = $1 AND d.id = $2 AND NOT EXISTS
           (SELECT 1 FROM deliveries x WHERE x.amap_id = d.amap_id AND x.site_id = d.site_id AND x.day = $5)",
        amap.id(),
        like,
        DeliveryId::new(clock::fresh_uuid()),
        clock::fresh_public_id(),
        day
    )
    .map(drop)
}

/// When a delivery was called off; never, when it takes place after all.
pub async fn set_cancelled(
    tx: &mut Tx,
    amap: &AmapScope,
    delivery: DeliveryId,
    at: Option<Instant>,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE deliveries SET cancelled_at = $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        delivery,
        at
    )
    .map(drop)
}
