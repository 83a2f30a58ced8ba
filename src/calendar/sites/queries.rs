//! SQL on `sites` and `site_hours`.

use super::model::{Opening, Site};
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{HourMinute, Instant, PublicId, SiteId, Weekday, sort_key};
use crate::{rows, run};

#[derive(sqlx::FromRow)]
struct SiteRow {
    id: SiteId,
    public_id: PublicId,
    name: String,
    address: String,
    postcode: String,
    town: String,
}

/// Every place of delivery of an AMAP with its hours, in order.
///
/// # Errors
/// When the database fails.
pub async fn sites(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<Site>, DbError> {
    let found = rows!(
        tx,
        SiteRow,
        "SELECT id, public_id, name, address, postcode, town FROM sites WHERE amap_id = $1 ORDER BY sort_key, id",
        scope.id()
    )?;
    let hours = rows!(
        tx,
        (SiteId, i64, HourMinute, HourMinute),
        "SELECT site_id, weekday, opens, closes FROM site_hours WHERE amap_id = $1 ORDER BY site_id, weekday",
        scope.id()
    )?;
    let openings = |site: SiteId| {
        let own = hours.iter().filter(|(id, ..)| *id == site);
        own.filter_map(|&(_, weekday, opens, closes)| {
            Some(Opening {
                weekday: u8::try_from(weekday).ok().and_then(Weekday::from_number)?,
                opens,
                closes,
            })
        })
        .collect()
    };
    let site = |row: SiteRow| Site {
        hours: openings(row.id),
        id: row.id,
        public_id: row.public_id,
        name: row.name,
        address: row.address,
        postcode: row.postcode,
        town: row.town,
    };
    Ok(found.into_iter().map(site).collect())
}

/// Stores a place, new or known, and its hours instead of those before.
pub async fn store(tx: &mut Tx, scope: &AmapScope, site: &Site, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO sites (amap_id, id, public_id, name, sort_key, address, postcode, town, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (amap_id, id) DO UPDATE SET name = excluded.name, sort_key = excluded.sort_key,
            address = excluded.address, postcode = excluded.postcode, town = excluded.town",
        scope.id(),
        site.id,
        site.public_id,
        &site.name,
        sort_key(&site.name),
        &site.address,
        &site.postcode,
        &site.town,
        now
    )?;
    run!(
        tx,
        "DELETE FROM site_hours WHERE amap_id = $1 AND site_id = $2",
        scope.id(),
        site.id
    )?;
    for opening in &site.hours {
        run!(
            tx,
            "INSERT INTO site_hours (amap_id, site_id, weekday, opens, closes) VALUES ($1, $2, $3, $4, $5)",
            scope.id(),
            site.id,
            i64::from(opening.weekday.number()),
            opening.opens,
            opening.closes
        )?;
    }
    Ok(())
}
