//! SQL for the public pages. No scope: everything read here is public.

use super::model::{Entry, OpenContract};
use super::rules::Search;
use crate::db::{DbError, Tx};
use crate::words::{AmapId, Day, FarmId, NetworkId};
use crate::{row, rows};

/// Patterns of the search: of postcodes, and of keys.
fn patterns(search: &Search) -> (String, String) {
    match search {
        Search::All => ("%".to_owned(), "%".to_owned()),
        Search::Postcode(code) => (format!("{code}%"), "%".to_owned()),
        Search::Words(key) => ("%".to_owned(), format!("%{key}%")),
    }
}

/// The listed AMAPs that a search finds, by town.
pub async fn found(tx: &mut Tx, search: &Search, limit: i64, offset: i64) -> Result<Vec<Entry>, DbError> {
    let (postcode, key) = patterns(search);
    rows!(
        tx,
        Entry,
        "SELECT slug, name, postcode, town FROM amaps
         WHERE listed = 1 AND postcode LIKE $1 AND (town_key LIKE $2 OR sort_key LIKE $2)
         ORDER BY town_key, sort_key, id LIMIT $3 OFFSET $4",
        postcode,
        key,
        limit,
        offset
    )
}

pub async fn count(tx: &mut Tx, search: &Search) -> Result<i64, DbError> {
    let (postcode, key) = patterns(search);
    let (count,) = row!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM amaps
         WHERE listed = 1 AND postcode LIKE $1 AND (town_key LIKE $2 OR sort_key LIKE $2)",
        postcode,
        key
    )?;
    Ok(count)
}

/// Town, presentation and contact of an AMAP.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct About {
    pub postcode: String,
    pub town: String,
    pub presentation: String,
    pub email: String,
    /// 1 when it stands in the directory.
    pub listed: i64,
    /// 1 when it takes requests to join.
    pub takes_requests: i64,
}

/// The network of an AMAP and those above it.
pub async fn networks_above(tx: &mut Tx, amap: AmapId) -> Result<Vec<NetworkId>, DbError> {
    let found = rows!(
        tx,
        (NetworkId,),
        "SELECT t.ancestor_id FROM amaps a JOIN network_tree t ON t.descendant_id = a.network_id WHERE a.id = $1",
        amap
    )?;
    Ok(found.into_iter().map(|(network,)| network).collect())
}

pub async fn about(tx: &mut Tx, amap: AmapId) -> Result<About, DbError> {
    row!(
        tx,
        About,
        "SELECT postcode, town, presentation, email, listed, takes_requests FROM amaps WHERE id = $1",
        amap
    )
}

/// A farm and one of its kinds of production.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FarmRow {
    pub id: FarmId,
    pub name: String,
    pub town: String,
    pub production_type: Option<String>,
}

pub async fn farms(tx: &mut Tx, amap: AmapId, today: Day) -> Result<Vec<FarmRow>, DbError> {
    rows!(
        tx,
        FarmRow,
        "SELECT DISTINCT f.id, f.name, f.town, f.sort_key, p.production_type
         FROM partnerships s JOIN farms f ON f.id = s.farm_id
         LEFT JOIN products p ON p.farm_id = f.id AND p.retired_at IS NULL
         WHERE s.amap_id = $1 AND (s.until_on IS NULL OR s.until_on >= $2)
         ORDER BY f.sort_key, f.id, p.production_type",
        amap,
        today
    )
}

pub async fn open_contracts(tx: &mut Tx, amap: AmapId, today: Day) -> Result<Vec<OpenContract>, DbError> {
    rows!(
        tx,
        OpenContract,
        "SELECT t.title, f.name AS farm, t.window_closes FROM templates t JOIN farms f ON f.id = t.farm_id
         WHERE t.amap_id = $1 AND t.opened_at IS NOT NULL AND t.closed_at IS NULL AND t.archived_at IS NULL
         AND t.window_opens <= $2 AND t.window_closes >= $2 ORDER BY t.sort_key, t.id",
        amap,
        today
    )
}
