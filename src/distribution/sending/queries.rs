//! SQL on what farms were told.

use super::rules::Totals;
use crate::access::AmapScope;
use crate::contracts::Flexibility;
use crate::db::{DbError, Tx};
use crate::words::{Day, DeliveryId, EmailAddress, FarmId, Instant};
use crate::{maybe, rows, run};

/// Which farms deliver when: delivery, farm, notice of orders, and what households may do.
pub async fn notices(
    tx: &mut Tx,
    amap: &AmapScope,
    (from, until): (Day, Day),
) -> Result<Vec<(DeliveryId, FarmId, u32, Flexibility)>, DbError> {
    let found = rows!(
        tx,
        (DeliveryId, FarmId, i64, String),
        "SELECT d.id, t.farm_id, t.notice_days, t.flexibility
         FROM deliveries d
         JOIN template_deliveries x ON x.amap_id = d.amap_id AND x.delivery_id = d.id
         JOIN templates t ON t.amap_id = x.amap_id AND t.id = x.template_id
         WHERE d.amap_id = $1 AND d.day >= $2 AND d.day <= $3 AND t.opened_at IS NOT NULL
         ORDER BY d.day, d.id, t.farm_id",
        amap.id(),
        from,
        until
    )?;
    let read = |(delivery, farm, notice, allowed): (DeliveryId, FarmId, i64, String)| {
        let allowed = serde_json::from_str(&allowed).unwrap_or_default();
        (delivery, farm, u32::try_from(notice).unwrap_or(0), allowed)
    };
    Ok(found.into_iter().map(read).collect())
}

/// What a farm was told, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub totals: Totals,
    pub at: Instant,
}

/// What a farm was told of a delivery.
pub async fn told(
    tx: &mut Tx,
    amap: &AmapScope,
    (delivery, farm): (DeliveryId, FarmId),
) -> Result<Option<Told>, DbError> {
    let found = maybe!(
        tx,
        (String, Instant),
        "SELECT totals, told_at FROM sheets_told WHERE amap_id = $1 AND delivery_id = $2 AND farm_id = $3",
        amap.id(),
        delivery,
        farm
    )?;
    Ok(found.map(|(totals, at)| Told {
        totals: serde_json::from_str(&totals).unwrap_or_default(),
        at,
    }))
}

/// Keeps what a farm is told.
pub async fn keep(
    tx: &mut Tx,
    amap: &AmapScope,
    (delivery, farm): (DeliveryId, FarmId),
    totals: &Totals,
    now: Instant,
) -> Result<(), DbError> {
    let totals = serde_json::json!(totals).to_string();
    run!(
        tx,
        "INSERT INTO sheets_told (amap_id, delivery_id, farm_id, totals, told_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (amap_id, delivery_id, farm_id) DO UPDATE
         SET totals = excluded.totals, told_at = excluded.told_at, corrections = sheets_told.corrections + 1",
        amap.id(),
        delivery,
        farm,
        totals,
        now
    )
    .map(drop)
}

/// Slug and addresses of a farm's people.
pub async fn people(tx: &mut Tx, farm: FarmId) -> Result<Vec<(String, EmailAddress)>, DbError> {
    rows!(
        tx,
        (String, EmailAddress),
        "SELECT f.slug, p.email FROM farmers p JOIN farms f ON f.id = p.farm_id
         WHERE p.farm_id = $1 AND p.email IS NOT NULL ORDER BY p.id",
        farm
    )
}
