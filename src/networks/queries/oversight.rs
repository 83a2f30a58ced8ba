//! SQL on what a network decides, and on the AMAPs it oversees.

use crate::access::NetworkScope;
use crate::db::{DbError, Tx};
use crate::networks::model::AmapLine;
use crate::words::{AmapId, Day};
use crate::{row, run};

/// Whether the network itself asks a second factor; one above it may ask it too.
pub async fn asks_second(tx: &mut Tx, scope: &NetworkScope) -> Result<bool, DbError> {
    let (asked,) = row!(
        tx,
        (i64,),
        "SELECT second_factor FROM networks WHERE id = $1",
        scope.id()
    )?;
    Ok(asked == 1)
}

pub async fn ask_second(tx: &mut Tx, scope: &NetworkScope, asked: bool) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE networks SET second_factor = $2 WHERE id = $1",
        scope.id(),
        i64::from(asked)
    )
    .map(drop)
}

/// Whether an AMAP is below the network.
pub async fn oversees(tx: &mut Tx, scope: &NetworkScope, amap: AmapId) -> Result<bool, DbError> {
    let (found,) = row!(
        tx,
        (bool,),
        "SELECT EXISTS (SELECT 1 FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id AND a.sample_of IS NULL
                        WHERE t.ancestor_id = $1 AND a.id = $2)",
        scope.id(),
        amap
    )?;
    Ok(found)
}

/// One AMAP as the network's list shows it.
pub async fn amap_line(tx: &mut Tx, amap: AmapId, today: Day) -> Result<AmapLine, DbError> {
    row!(
        tx,
        AmapLine,
        "SELECT a.slug, a.name, a.postcode, a.town, a.email, n.name AS network,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM households h
                 WHERE h.amap_id = a.id AND h.left_on IS NULL) AS households,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM partnerships p
                 WHERE p.amap_id = a.id AND (p.until_on IS NULL OR p.until_on >= $2)) AS farms
         FROM amaps a JOIN networks n ON n.id = a.network_id WHERE a.id = $1",
        amap,
        today
    )
}
