//! SQL on `amaps` and on the `grants` within them.

mod contacts;

pub use contacts::{Contact, contacts, coordination, keepers};

use crate::access::AmapScope;
use crate::amaps::model::Counts;
use crate::amaps::model::{Grant, Information, NextDelivery, RoleChoice};
use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmapId, Day, FarmId, GrantId, Instant, NetworkId, PublicId, sort_key};
use crate::{maybe, row, rows, run};

pub async fn counts(tx: &mut Tx, scope: &AmapScope, today: Day, now: Instant) -> Result<Counts, DbError> {
    row!(
        tx,
        Counts,
        "SELECT CAST(CASE WHEN a.presentation <> '' THEN 1 ELSE 0 END AS BIGINT) AS described, a.sample_of IS NOT NULL AS sample,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM sites WHERE amap_id = a.id AND archived_at IS NULL) AS sites,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM partnerships WHERE amap_id = a.id
                        AND (until_on IS NULL OR until_on >= $2)) AS farms,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM households
                        WHERE amap_id = a.id AND left_on IS NULL) AS households,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM members m WHERE m.amap_id = a.id AND m.left_on IS NULL
                        AND m.email IS NOT NULL AND m.account_id IS NULL
                        AND NOT EXISTS (SELECT 1 FROM tokens t WHERE t.amap_id = m.amap_id AND t.member_id = m.id
                                        AND t.purpose = 'member' AND t.used_at IS NULL AND t.expires_at > $3)) AS to_invite,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM members WHERE amap_id = a.id AND left_on IS NULL
                        AND email IS NULL AND account_id IS NULL) AS on_paper,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM templates
                        WHERE amap_id = a.id AND archived_at IS NULL) AS templates,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM templates WHERE amap_id = a.id AND archived_at IS NULL
                        AND opened_at IS NOT NULL AND closed_at IS NULL
                        AND window_opens <= $2 AND window_closes >= $2) AS open_templates
         FROM amaps a WHERE a.id = $1",
        scope.id(),
        today,
        now
    )
}

pub async fn next_delivery(
    tx: &mut Tx,
    scope: &AmapScope,
    today: Day,
) -> Result<Option<NextDelivery>, DbError> {
    maybe!(
        tx,
        NextDelivery,
        "SELECT d.public_id, d.day, d.opens, d.closes, s.name AS site,
                (SELECT CAST(COUNT(DISTINCT l.collected_by) AS BIGINT) FROM order_lines l
                 JOIN contracts c ON c.amap_id = l.amap_id AND c.id = l.contract_id
                 WHERE l.amap_id = d.amap_id AND l.delivery_id = d.id
                 AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
                 AND EXISTS (SELECT 1 FROM signatures g WHERE g.amap_id = c.amap_id AND g.contract_id = c.id
                             AND g.party = 'member' AND g.voided_at IS NULL)) AS households
         FROM deliveries d JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
         WHERE d.amap_id = $1 AND d.day >= $2 AND d.cancelled_at IS NULL
         ORDER BY d.day, d.opens LIMIT 1",
        scope.id(),
        today
    )
}

pub async fn information(tx: &mut Tx, scope: &AmapScope) -> Result<Information, DbError> {
    row!(
        tx,
        Information,
        "SELECT name, postcode, town, presentation, email, listed FROM amaps WHERE id = $1",
        scope.id()
    )
}

pub async fn update_information(
    tx: &mut Tx,
    scope: &AmapScope,
    information: &Information,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE amaps SET name = $2, sort_key = $3, postcode = $4, town = $5, town_key = $6, presentation = $7,
                email = $8, listed = $9 WHERE id = $1",
        scope.id(),
        &information.name,
        sort_key(&information.name),
        &information.postcode,
        &information.town,
        sort_key(&information.town),
        &information.presentation,
        &information.email,
        information.listed
    )
    .map(drop)
}

/// A row of `amaps` to be made.
pub struct AmapRow<'a> {
    pub id: AmapId,
    pub network: NetworkId,
    pub slug: &'a str,
    pub name: &'a str,
    pub postcode: &'a str,
    pub town: &'a str,
    pub email: &'a str,
}

pub async fn insert_amap(tx: &mut Tx, amap: &AmapRow<'_>, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO amaps (id, network_id, slug, name, sort_key, postcode, town, town_key, email, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        amap.id,
        amap.network,
        amap.slug,
        amap.name,
        sort_key(amap.name),
        amap.postcode,
        amap.town,
        sort_key(amap.town),
        amap.email,
        now
    )
    .map(drop)
}

pub async fn slug_is_taken(tx: &mut Tx, slug: &str) -> Result<bool, DbError> {
    Ok(row!(
        tx,
        (bool,),
        "SELECT EXISTS (SELECT 1 FROM amaps WHERE slug = $1)",
        slug
    )?
    .0)
}

/// The roles in force, coordinators first.
pub async fn grants(tx: &mut Tx, scope: &AmapScope, today: Day) -> Result<Vec<Grant>, DbError> {
    rows!(
        tx,
        Grant,
        "SELECT g.id, g.account_id, g.role, g.farm_id, f.name AS farm_name, a.name, g.since_on, g.until_on
         FROM grants g JOIN accounts a ON a.id = g.account_id LEFT JOIN farms f ON f.id = g.farm_id
         WHERE g.amap_id = $1 AND g.since_on <= $2 AND (g.until_on IS NULL OR g.until_on >= $2)
         ORDER BY g.role, f.sort_key, a.name, g.id",
        scope.id(),
        today
    )
}

/// Who coordinates the AMAP today.
///
/// # Errors
/// When the database fails.
pub async fn coordinators(tx: &mut Tx, scope: &AmapScope, today: Day) -> Result<Vec<AccountId>, DbError> {
    let found = rows!(
        tx,
        (AccountId,),
        "SELECT DISTINCT account_id FROM grants WHERE amap_id = $1 AND role = 'coordinator' AND since_on <= $2
         AND (until_on IS NULL OR until_on >= $2) ORDER BY account_id",
        scope.id(),
        today
    )?;
    Ok(found.into_iter().map(|(account,)| account).collect())
}

/// A member who can hold a role: has an account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Candidate {
    pub public_id: PublicId,
    pub account_id: AccountId,
    pub last_name: String,
    pub first_name: String,
}

pub async fn candidates(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<Candidate>, DbError> {
    rows!(
        tx,
        Candidate,
        "SELECT public_id, account_id, last_name, first_name FROM members
         WHERE amap_id = $1 AND left_on IS NULL AND account_id IS NOT NULL ORDER BY sort_key, id",
        scope.id()
    )
}

/// The farms that deliver to the AMAP, in order: id, name in addresses, name.
pub async fn partner_farms(
    tx: &mut Tx,
    scope: &AmapScope,
    today: Day,
) -> Result<Vec<(FarmId, String, String)>, DbError> {
    rows!(
        tx,
        (FarmId, String, String),
        "SELECT f.id, f.slug, f.name FROM partnerships p JOIN farms f ON f.id = p.farm_id
         WHERE p.amap_id = $1 AND (p.until_on IS NULL OR p.until_on >= $2) ORDER BY f.sort_key, f.id",
        scope.id(),
        today
    )
}

/// A grant to be made.
pub struct GrantRow {
    pub id: GrantId,
    pub account: AccountId,
    pub role: RoleChoice,
    pub farm: Option<FarmId>,
    pub by: Option<AccountId>,
}

pub async fn insert_grant(
    tx: &mut Tx,
    scope: &AmapScope,
    grant: &GrantRow,
    today: Day,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO grants (id, account_id, role, amap_id, farm_id, since_on, granted_at, granted_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        grant.id,
        grant.account,
        grant.role,
        scope.id(),
        grant.farm,
        today,
        now,
        grant.by
    )
    .map(drop)
}

/// Who coordinates the AMAP today, and has no last day: one of them there always is.
///
/// # Errors
/// When the database fails.
pub async fn lasting_coordinators(
    tx: &mut Tx,
    scope: &AmapScope,
    today: Day,
) -> Result<Vec<AccountId>, DbError> {
    let found = rows!(
        tx,
        (AccountId,),
        "SELECT DISTINCT account_id FROM grants WHERE amap_id = $1 AND role = 'coordinator' AND since_on <= $2
         AND until_on IS NULL ORDER BY account_id",
        scope.id(),
        today
    )?;
    Ok(found.into_iter().map(|(account,)| account).collect())
}

/// Gives a grant its last day.
pub async fn end_grant(tx: &mut Tx, scope: &AmapScope, id: GrantId, last: Day) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE grants SET until_on = $3 WHERE amap_id = $1 AND id = $2",
        scope.id(),
        id,
        last
    )
    .map(drop)
}

/// Ends every role that an account holds in the AMAP.
///
/// # Errors
/// When the database fails.
pub async fn end_grants_of(
    tx: &mut Tx,
    scope: &AmapScope,
    account: AccountId,
    today: Day,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE grants SET until_on = $3 WHERE amap_id = $1 AND account_id = $2
         AND (until_on IS NULL OR until_on >= $4)",
        scope.id(),
        account,
        today.plus_days(-1),
        today
    )
    .map(drop)
}
