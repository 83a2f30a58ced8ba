//! SQL on `sites` and `site_hours`.

use super::model::{Opening, Site};
use super::rules::Ties;
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{Day, HourMinute, Instant, PublicId, SiteId, Weekday, sort_key};
use crate::{maybe, rows, run};

#[derive(sqlx::FromRow)]
struct SiteRow {
    id: SiteId,
    public_id: PublicId,
    name: String,
    address: String,
    postcode: String,
    town: String,
    archived_at: Option<Instant>,
}

/// The places of an AMAP that are in use, with their hours, in order.
///
/// # Errors
/// When the database fails.
pub async fn sites(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<Site>, DbError> {
    let mut found = all_sites(tx, scope).await?;
    found.retain(|site| site.archived_at.is_none());
    Ok(found)
}

/// Every place of delivery of an AMAP with its hours, in order; those that were put away too.
pub async fn all_sites(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<Site>, DbError> {
    let found = rows!(
        tx,
        SiteRow,
        "SELECT id, public_id, name, address, postcode, town, archived_at FROM sites WHERE amap_id = $1 ORDER BY sort_key, id",
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
        archived_at: row.archived_at,
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

/// What is still to come at a place.
pub async fn ties(tx: &mut Tx, scope: &AmapScope, site: SiteId, today: Day) -> Result<Ties, DbError> {
    let next = maybe!(
        tx,
        (Day,),
        "SELECT d.day FROM deliveries d
         WHERE d.amap_id = $1 AND d.site_id = $2 AND d.day >= $3 AND d.cancelled_at IS NULL AND EXISTS
           (SELECT 1 FROM template_deliveries t WHERE t.amap_id = d.amap_id AND t.delivery_id = d.id)
         ORDER BY d.day LIMIT 1",
        scope.id(),
        site,
        today
    )?;
    let prepared = maybe!(
        tx,
        (String,),
        "SELECT title FROM templates
         WHERE amap_id = $1 AND site_id = $2 AND opened_at IS NULL AND archived_at IS NULL AND origin = 'wizard'
         ORDER BY sort_key LIMIT 1",
        scope.id(),
        site
    )?;
    Ok(Ties {
        next_delivery: next.map(|(day,)| day),
        prepared: prepared.map(|(title,)| title),
    })
}

/// Puts a place away, or takes it out again.
pub async fn archive(
    tx: &mut Tx,
    scope: &AmapScope,
    site: SiteId,
    at: Option<Instant>,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE sites SET archived_at = $3 WHERE amap_id = $1 AND id = $2",
        scope.id(),
        site,
        at
    )
    .map(drop)
}
