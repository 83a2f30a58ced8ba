//! SQL that tells who somebody is: sessions, roles, and the tenants they lead to.

use super::role::Role;
use super::scope::{AmapScope, FarmScope, NetworkScope, Own};
use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmapId, Day, FarmId, HouseholdId, Instant, MemberId, NetworkId};
use crate::{maybe, rows, run};
use sqlx::FromRow;

#[derive(FromRow)]
pub struct SessionRow {
    pub account_id: AccountId,
    pub name: String,
    pub email: String,
    pub acting: String,
    pub confirmed_at: Instant,
    pub second: bool,
}

#[derive(FromRow)]
struct RoleRow {
    role: String,
    amap_id: Option<AmapId>,
    amap_slug: Option<String>,
    amap_name: Option<String>,
    zone: Option<String>,
    member_id: Option<MemberId>,
    household_id: Option<HouseholdId>,
    farm_id: Option<FarmId>,
    farm_slug: Option<String>,
    farm_name: Option<String>,
    network_id: Option<NetworkId>,
    network_slug: Option<String>,
    network_name: Option<String>,
    asks_second: bool,
}

/// A role that somebody has, and whether its network asks a second factor of whoever acts in it.
#[derive(Clone, Debug)]
pub struct Held {
    pub role: Role,
    pub asks_second: bool,
}

#[derive(FromRow)]
struct AmapRow {
    id: AmapId,
    slug: String,
    name: String,
    zone: String,
}

impl AmapRow {
    fn scope(self) -> AmapScope {
        AmapScope::new(self.id, self.slug, self.name, &self.zone)
    }
}

/// A session that is still good.
pub async fn session(tx: &mut Tx, digest: &[u8], now: Instant) -> Result<Option<SessionRow>, DbError> {
    maybe!(
        tx,
        SessionRow,
        "SELECT s.account_id, a.name, a.email, s.acting, s.confirmed_at, s.second = 1 AS second FROM sessions s JOIN accounts a ON a.id = s.account_id
         WHERE s.digest = $1 AND s.expires_at > $2",
        digest,
        now
    )
}

/// Every role of an account today: memberships first, then grants, then farms; those in an AMAP to try things in last of all.
pub async fn roles(tx: &mut Tx, account: AccountId, today: Day) -> Result<Vec<Held>, DbError> {
    let found = rows!(
        tx,
        RoleRow,
        "SELECT 'member' AS role, a.id AS amap_id, a.slug AS amap_slug, a.name AS amap_name, a.zone,
                m.id AS member_id, m.household_id, f.id AS farm_id, f.slug AS farm_slug, f.name AS farm_name,
                n.id AS network_id, n.slug AS network_slug, n.name AS network_name, (1 = 0) AS asks_second,
                CASE WHEN a.sample_of IS NULL THEN 0 ELSE 1 END AS sample, 1 AS rank, a.sort_key AS sort_key
         FROM members m JOIN amaps a ON a.id = m.amap_id
         LEFT JOIN farms f ON f.id = m.id AND 1 = 0 LEFT JOIN networks n ON n.id = m.id AND 1 = 0
         WHERE m.account_id = $1 AND m.left_on IS NULL
         UNION ALL
         SELECT g.role, a.id, a.slug, a.name, a.zone, m.id, m.household_id, f.id, f.slug, f.name,
                n.id, n.slug, n.name,
                g.role <> 'referent' AND EXISTS
                  (SELECT 1 FROM network_tree t JOIN networks above ON above.id = t.ancestor_id AND above.second_factor = 1
                   WHERE t.descendant_id = COALESCE(a.network_id, g.network_id)),
                CASE WHEN a.sample_of IS NULL THEN 0 ELSE 1 END, 2, COALESCE(a.sort_key, '')
         FROM grants g LEFT JOIN amaps a ON a.id = g.amap_id LEFT JOIN farms f ON f.id = g.farm_id
         LEFT JOIN networks n ON n.id = g.network_id LEFT JOIN members m ON m.id = g.id AND 1 = 0
         WHERE g.account_id = $1 AND g.since_on <= $2 AND (g.until_on IS NULL OR g.until_on >= $2)
         UNION ALL
         SELECT 'farmer', a.id, a.slug, a.name, a.zone, m.id, m.household_id, f.id, f.slug, f.name,
                n.id, n.slug, n.name, (1 = 0), 0, 3, f.sort_key
         FROM farmers p JOIN farms f ON f.id = p.farm_id
         LEFT JOIN amaps a ON a.id = p.id AND 1 = 0 LEFT JOIN networks n ON n.id = p.id AND 1 = 0
         LEFT JOIN members m ON m.id = p.id AND 1 = 0
         WHERE p.account_id = $1
         ORDER BY sample, rank, sort_key, role",
        account,
        today
    )?;
    let held = |row: RoleRow| {
        let asks_second = row.asks_second;
        role_of(row).map(|role| Held { role, asks_second })
    };
    Ok(found.into_iter().filter_map(held).collect())
}

fn role_of(row: RoleRow) -> Option<Role> {
    let amap = match (row.amap_id, row.amap_slug, row.amap_name, row.zone) {
        (Some(id), Some(slug), Some(name), Some(zone)) => Some(AmapScope::new(id, slug, name, &zone)),
        _ => None,
    };
    let farm = match (row.farm_id, row.farm_slug, row.farm_name) {
        (Some(id), Some(slug), Some(name)) => Some(FarmScope::new(id, slug, name)),
        _ => None,
    };
    Some(match row.role.as_str() {
        "member" => Role::Member(Own {
            amap: amap?,
            member: row.member_id?,
            household: row.household_id?,
        }),
        "referent" => Role::Referent {
            amap: amap?,
            farm: farm?,
        },
        "treasurer" => Role::Treasurer(amap?),
        "coordinator" => Role::Coordinator(amap?),
        "farmer" => Role::Farmer(farm?),
        "network" => Role::Network(NetworkScope::new(
            row.network_id?,
            row.network_slug?,
            row.network_name?,
        )),
        "admin" => Role::Admin,
        _ => return None,
    })
}

#[derive(FromRow)]
struct RecordRow {
    id: AmapId,
    slug: String,
    name: String,
    zone: String,
    member_id: MemberId,
    household_id: HouseholdId,
    left_on: Option<Day>,
}

/// The records of an account in every AMAP, each with the day it was left.
pub async fn records(tx: &mut Tx, account: AccountId) -> Result<Vec<(Own, Option<Day>)>, DbError> {
    let found = rows!(
        tx,
        RecordRow,
        "SELECT a.id, a.slug, a.name, a.zone, m.id AS member_id, m.household_id, m.left_on
         FROM members m JOIN amaps a ON a.id = m.amap_id
         WHERE m.account_id = $1 AND m.erased_at IS NULL AND a.sample_of IS NULL ORDER BY a.sort_key, a.id",
        account
    )?;
    let own = |row: RecordRow| {
        let own = Own {
            amap: AmapScope::new(row.id, row.slug, row.name, &row.zone),
            member: row.member_id,
            household: row.household_id,
        };
        (own, row.left_on)
    };
    Ok(found.into_iter().map(own).collect())
}

/// The AMAP of an address.
pub async fn amap_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<AmapScope>, DbError> {
    let row = maybe!(
        tx,
        AmapRow,
        "SELECT id, slug, name, zone FROM amaps WHERE slug = $1",
        slug
    )?;
    Ok(row.map(AmapRow::scope))
}

/// All AMAPs.
pub async fn amaps(tx: &mut Tx) -> Result<Vec<AmapScope>, DbError> {
    let rows = rows!(
        tx,
        AmapRow,
        "SELECT id, slug, name, zone FROM amaps ORDER BY sort_key"
    )?;
    Ok(rows.into_iter().map(AmapRow::scope).collect())
}

/// The farm of an address.
pub async fn farm_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<FarmScope>, DbError> {
    let row = maybe!(
        tx,
        (FarmId, String, String),
        "SELECT id, slug, name FROM farms WHERE slug = $1",
        slug
    )?;
    Ok(row.map(|(id, slug, name)| FarmScope::new(id, slug, name)))
}

/// The network of an address.
pub async fn network_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<NetworkScope>, DbError> {
    let row = maybe!(
        tx,
        (NetworkId, String, String),
        "SELECT id, slug, name FROM networks WHERE slug = $1",
        slug
    )?;
    Ok(row.map(|(id, slug, name)| NetworkScope::new(id, slug, name)))
}

/// Keeps the role a session acts in.
pub async fn act_as(tx: &mut Tx, digest: &[u8], key: &str) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE sessions SET acting = $2 WHERE digest = $1",
        digest,
        key
    )
    .map(drop)
}
