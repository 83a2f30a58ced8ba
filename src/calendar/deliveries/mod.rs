//! Deliveries: one day at one site, shared by every template of the AMAP that delivers there.

mod queries;

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{Day, DeliveryId, HourMinute, Instant, SiteId};

/// When a site opens on a day for which it has no hours: 18 h 30 to 19 h 30.
const USUAL_HOURS: (HourMinute, HourMinute) = match (HourMinute::new(18, 30), HourMinute::new(19, 30)) {
    (Some(opens), Some(closes)) => (opens, closes),
    _ => panic!("18:30 and 19:30 are hours of a day"),
};

/// The deliveries of a site on these days, made where they are missing with the hours that the site keeps on that weekday.
/// In the order of the days.
///
/// # Errors
/// When the database fails, or the site is not of this AMAP.
pub async fn find_or_create(
    tx: &mut Tx,
    amap: &AmapScope,
    site: SiteId,
    days: &[Day],
) -> Result<Vec<DeliveryId>, DbError> {
    let hours = queries::site_hours(tx, amap, site).await?;
    let known = queries::of_site(tx, amap, site).await?;
    let mut ids = Vec::with_capacity(days.len());
    let mut missing = Vec::new();
    for day in days {
        if let Some((_, id)) = known.iter().find(|(known, _)| known == day) {
            ids.push(*id);
            continue;
        }
        let weekday = i64::from(day.weekday().number());
        let kept = hours.iter().find(|(kept, ..)| *kept == weekday);
        let (opens, closes) = kept.map_or(USUAL_HOURS, |(_, opens, closes)| (*opens, *closes));
        let delivery = queries::NewDelivery::new(amap, site, *day, opens, closes);
        ids.push(delivery.id);
        missing.push(delivery);
    }
    queries::insert(tx, &missing).await?;
    Ok(ids)
}

/// Calls a delivery off, for all templates at once.
///
/// # Errors
/// When the database fails.
pub async fn call_off(
    tx: &mut Tx,
    amap: &AmapScope,
    delivery: DeliveryId,
    now: Instant,
) -> Result<(), DbError> {
    queries::set_cancelled(tx, amap, delivery, Some(now)).await
}

/// A delivery that was called off takes place after all, since something is brought to it.
///
/// # Errors
/// When the database fails.
pub async fn hold_after_all(tx: &mut Tx, amap: &AmapScope, delivery: DeliveryId) -> Result<(), DbError> {
    queries::set_cancelled(tx, amap, delivery, None).await
}
