//! SQL on `networks` and the tree below them.

mod oversight;

pub use oversight::{amap_line, ask_second, asks_second, oversees};

use crate::access::NetworkScope;
use crate::db::{DbError, Tx};
use crate::networks::model::{AmapLine, Animator, Figures, Network, NetworkKind, Node};
use crate::words::{AccountId, AmapId, Day, GrantId, Instant, MemberId, NetworkId, sort_key};
use crate::{maybe, row, rows, run};

pub async fn figures(tx: &mut Tx, scope: &NetworkScope, today: Day) -> Result<Figures, DbError> {
    row!(
        tx,
        Figures,
        "SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id AND a.sample_of IS NULL
                 WHERE t.ancestor_id = n.id) AS amaps,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id AND a.sample_of IS NULL
                 JOIN households h ON h.amap_id = a.id AND h.left_on IS NULL
                 WHERE t.ancestor_id = n.id) AS households,
                (SELECT CAST(COUNT(DISTINCT p.farm_id) AS BIGINT) FROM network_tree t
                 JOIN amaps a ON a.network_id = t.descendant_id AND a.sample_of IS NULL
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
                (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree b JOIN amaps a ON a.network_id = b.descendant_id AND a.sample_of IS NULL
                 WHERE b.ancestor_id = n.id) AS amaps,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree b JOIN amaps a ON a.network_id = b.descendant_id AND a.sample_of IS NULL
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
                (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree b JOIN amaps a ON a.network_id = b.descendant_id AND a.sample_of IS NULL
                 WHERE b.ancestor_id = n.id) AS amaps,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree b JOIN amaps a ON a.network_id = b.descendant_id AND a.sample_of IS NULL
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
         FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id AND a.sample_of IS NULL JOIN networks n ON n.id = a.network_id
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
        "SELECT CAST(COUNT(*) AS BIGINT) FROM network_tree t JOIN amaps a ON a.network_id = t.descendant_id AND a.sample_of IS NULL
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

/// The network of an address.
pub async fn network(tx: &mut Tx, slug: &str) -> Result<Option<Network>, DbError> {
    maybe!(
        tx,
        Network,
        "SELECT n.id, n.slug, n.name, n.kind, p.name AS parent
         FROM networks n LEFT JOIN networks p ON p.id = n.parent_id WHERE n.slug = $1",
        slug
    )
}

/// A network to be made.
#[derive(Debug)]
pub struct NewNetwork<'a> {
    pub id: NetworkId,
    pub slug: &'a str,
    pub name: &'a str,
    pub kind: NetworkKind,
    pub parent: Option<NetworkId>,
}

/// Makes a network, below another or at the top of a tree.
pub async fn insert(tx: &mut Tx, new: &NewNetwork<'_>, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO networks (id, slug, parent_id, kind, name, sort_key, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        new.id,
        new.slug,
        new.parent,
        new.kind,
        new.name,
        sort_key(new.name),
        now
    )?;
    run!(
        tx,
        "INSERT INTO network_tree (ancestor_id, descendant_id, depth) VALUES ($1, $1, 0)",
        new.id
    )?;
    run!(
        tx,
        "INSERT INTO network_tree (ancestor_id, descendant_id, depth)
         SELECT ancestor_id, $1, depth + 1 FROM network_tree WHERE descendant_id = $2",
        new.id,
        new.parent
    )
    .map(drop)
}

/// Gives a network another name; its address stays.
pub async fn rename(tx: &mut Tx, network: NetworkId, name: &str) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE networks SET name = $2, sort_key = $3 WHERE id = $1",
        network,
        name,
        sort_key(name)
    )
    .map(drop)
}

/// Who animates a network today, by name.
pub async fn animators(tx: &mut Tx, network: NetworkId, today: Day) -> Result<Vec<Animator>, DbError> {
    rows!(
        tx,
        Animator,
        "SELECT g.id, g.account_id, a.name, a.email, g.since_on, g.until_on,
                CAST(CASE WHEN a.password_hash IS NULL THEN 0 ELSE 1 END AS BIGINT) AS arrived
         FROM grants g JOIN accounts a ON a.id = g.account_id
         WHERE g.network_id = $1 AND g.role = 'network' AND g.since_on <= $2
           AND (g.until_on IS NULL OR g.until_on >= $2) ORDER BY a.name, g.id",
        network,
        today
    )
}

/// Gives an account the animation of a network, until a day or until it is ended.
pub async fn appoint(
    tx: &mut Tx,
    grant: GrantId,
    (network, account): (NetworkId, AccountId),
    (today, until): (Day, Option<Day>),
    by: AccountId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO grants (id, account_id, role, network_id, since_on, until_on, granted_at, granted_by)
         VALUES ($1, $2, 'network', $3, $4, $5, $6, $7)",
        grant,
        account,
        network,
        today,
        until,
        now,
        by
    )
    .map(drop)
}

/// Ends it: it holds until the day before.
pub async fn dismiss(tx: &mut Tx, grant: GrantId, network: NetworkId, today: Day) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE grants SET until_on = $3 WHERE id = $1 AND network_id = $2",
        grant,
        network,
        today.plus_days(-1)
    )
    .map(drop)
}
