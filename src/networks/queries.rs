//! SQL on `networks` and the tree below them.

use super::model::{AmapLine, Figures, Node};
use crate::access::NetworkScope;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmapId, Day, MemberId, NetworkId};
use crate::{row, rows, run};

pub async fn figures(tx: &mut Tx, scope: &NetworkScope, today: Day) -> Result<Figures, DbError> {
    row!(
        tx,
        Figures,
        "SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id
                 WHERE t.ancestor_id = n.id) AS amaps,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id
                 JOIN households h ON h.amap_id = a.id AND h.left_on IS NULL
                 WHERE t.ancestor_id = n.id) AS households,
                (SELECT CAST(COUNT(DISTINCT p.farm_id) AS BIGINT) FROM network_tree t
                 JOIN amaps a ON a.network_id = t.descendant_id
                 JOIN partnerships p ON p.amap_id = a.id AND (p.until_on IS NULL OR p.until_on >= $2)
                 WHERE t.ancestor_id = n.id) AS farms
         FROM networks n WHERE n.id = $1",
        scope.id(),
        today
    )
}

/// The networks right below, with what each counts.
pub async fn children(tx: &mut Tx, scope: &NetworkScope) -> Result<Vec<Node>, DbError> {
    rows!(
        tx,
        Node,
        "SELECT n.id, n.slug, n.name, n.kind,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree b JOIN amaps a ON a.network_id = b.descendant_id
                 WHERE b.ancestor_id = n.id) AS amaps,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree b JOIN amaps a ON a.network_id = b.descendant_id
                 JOIN households h ON h.amap_id = a.id AND h.left_on IS NULL
                 WHERE b.ancestor_id = n.id) AS households
         FROM network_tree t JOIN networks n ON n.id = t.descendant_id
         WHERE t.ancestor_id = $1 AND t.depth = 1 ORDER BY n.sort_key, n.id",
        scope.id()
    )
}

/// Every network of the instance.
pub async fn all(tx: &mut Tx) -> Result<Vec<Node>, DbError> {
    rows!(
        tx,
        Node,
        "SELECT n.id, n.slug, n.name, n.kind,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree b JOIN amaps a ON a.network_id = b.descendant_id
                 WHERE b.ancestor_id = n.id) AS amaps,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree b JOIN amaps a ON a.network_id = b.descendant_id
                 JOIN households h ON h.amap_id = a.id AND h.left_on IS NULL
                 WHERE b.ancestor_id = n.id) AS households
         FROM networks n ORDER BY n.sort_key, n.id"
    )
}

/// The network and all below it: id, name in addresses, name; itself first.
pub async fn branch(tx: &mut Tx, scope: &NetworkScope) -> Result<Vec<(NetworkId, String, String)>, DbError> {
    rows!(
        tx,
        (NetworkId, String, String),
        "SELECT n.id, n.slug, n.name FROM network_tree t JOIN networks n ON n.id = t.descendant_id
         WHERE t.ancestor_id = $1 ORDER BY t.depth, n.sort_key, n.id",
        scope.id()
    )
}

/// The AMAPs below a network whose name or town holds `pattern` (a LIKE pattern on sort keys).
pub async fn amaps(
    tx: &mut Tx,
    scope: &NetworkScope,
    pattern: &str,
    today: Day,
    limit: i64,
    offset: i64,
) -> Result<Vec<AmapLine>, DbError> {
    rows!(
        tx,
        AmapLine,
        "SELECT a.slug, a.name, a.postcode, a.town, a.email, n.name AS network,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM households h
                 WHERE h.amap_id = a.id AND h.left_on IS NULL) AS households,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM partnerships p
                 WHERE p.amap_id = a.id AND (p.until_on IS NULL OR p.until_on >= $3)) AS farms
         FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id JOIN networks n ON n.id = a.network_id
         WHERE t.ancestor_id = $1 AND (a.sort_key LIKE $2 OR a.town_key LIKE $2)
         ORDER BY a.sort_key, a.id LIMIT $4 OFFSET $5",
        scope.id(),
        pattern,
        today,
        limit,
        offset
    )
}

pub async fn count_amaps(tx: &mut Tx, scope: &NetworkScope, pattern: &str) -> Result<i64, DbError> {
    let (count,) = row!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id
         WHERE t.ancestor_id = $1 AND (a.sort_key LIKE $2 OR a.town_key LIKE $2)",
        scope.id(),
        pattern
    )?;
    Ok(count)
}

/// Links the first coordinator's member record to their account, so that their role holds from the first sign-in on.
pub async fn link_coordinator(
    tx: &mut Tx,
    amap: AmapId,
    member: MemberId,
    account: AccountId,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET account_id = $3 WHERE amap_id = $1 AND id = $2",
        amap,
        member,
        account
    )
    .map(drop)
}
