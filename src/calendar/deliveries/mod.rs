//! Deliveries: one day at one site, shared by every template of the AMAP that delivers there.

mod queries;

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{Day, DeliveryId, HourMinute, Instant, SiteId};

/// When a site opens that has no hours at all: 18 h 30 to 19 h 30.
const USUAL_HOURS: (HourMinute, HourMinute) = match (HourMinute::new(18, 30), HourMinute::new(19, 30)) {
    (Some(opens), Some(closes)) => (opens, closes),
    _ => panic!("18:30 and 19:30 are hours of a day"),
};

/// The deliveries of a site on these days, made where they are missing with the hours that the site keeps on that weekday,
/// else on its first one. In the order of the days.
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
        let (opens, closes) = opening(&hours, *day);
        let delivery = queries::NewDelivery::new(amap, site, *day, opens, closes);
        ids.push(delivery.id);
        missing.push(delivery);
    }
    queries::insert(tx, &missing).await?;
    Ok(ids)
}

/// An evening that moves is held at its own hours, unless its site is open on that day already.
///
/// # Errors
/// When the database fails.
pub async fn make_like(tx: &mut Tx, amap: &AmapScope, like: DeliveryId, day: Day) -> Result<(), DbError> {
    queries::insert_like(tx, amap, like, day).await
}

/// When a site with these hours opens on a day.
fn opening(hours: &[(i64, HourMinute, HourMinute)], day: Day) -> (HourMinute, HourMinute) {
    let weekday = i64::from(day.weekday().number());
    let kept = hours.iter().find(|(kept, ..)| *kept == weekday).or(hours.first());
    kept.map_or(USUAL_HOURS, |(_, opens, closes)| (*opens, *closes))
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

#[cfg(test)]
mod tests {
    use super::{USUAL_HOURS, opening};
    use crate::words::{Day, HourMinute};

    #[test]
    fn an_evening_on_another_weekday_keeps_the_hours_of_the_site() {
        let hour = |hour| HourMinute::new(hour, 0).expect("an hour of the day");
        let hours = [(1, hour(18), hour(20)), (4, hour(9), hour(11))];
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let (monday, tuesday, thursday) = (day("2026-12-14"), day("2026-12-15"), day("2026-12-17"));
        assert_eq!(opening(&hours, monday), (hour(18), hour(20)));
        assert_eq!(opening(&hours, thursday), (hour(9), hour(11)));
        assert_eq!(opening(&hours, tuesday), (hour(18), hour(20)));
        assert_eq!(opening(&[], tuesday), USUAL_HOURS);
    }
}
