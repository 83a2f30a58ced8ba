//! The list page, and what leaves the AMAP as a file.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::members::model::Reach;
use crate::rows;
use crate::words::{Cents, Day, FarmId, HouseholdId, Instant, PublicId};

/// A member of the list. Every column costs time for each of a thousand households: what the page does not show is not here.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedRow {
    pub household_id: HouseholdId,
    pub public_id: PublicId,
    pub last_name: String,
    pub first_name: String,
    pub email: Option<String>,
    pub phone: String,
    pub phone_2: String,
    pub left_on: Option<Day>,
    pub active: bool,
    pub invited: bool,
}

/// The present members of the AMAP, household by household; or, with `left`, those who left.
pub async fn listed(
    tx: &mut Tx,
    scope: &AmapScope,
    left: bool,
    now: Instant,
) -> Result<Vec<ListedRow>, DbError> {
    rows!(
        tx,
        ListedRow,
        "SELECT h.id AS household_id, m.public_id, m.last_name, m.first_name, m.email, m.phone, m.phone_2, m.left_on,
                EXISTS (SELECT 1 FROM accounts a WHERE a.id = m.account_id AND (a.password_hash IS NOT NULL OR a.seen_at IS NOT NULL)) AS active,
                EXISTS (SELECT 1 FROM tokens t WHERE t.amap_id = m.amap_id AND t.member_id = m.id
                        AND t.purpose = 'member' AND t.used_at IS NULL AND t.expires_at > $3) AS invited
         FROM households h
         JOIN members m ON m.amap_id = h.amap_id AND m.household_id = h.id
         WHERE h.amap_id = $1 AND (m.left_on IS NOT NULL) = ($2 = 1)
         ORDER BY h.sort_key, h.id, m.joined_on, m.id",
        scope.id(),
        i64::from(left),
        now
    )
}

/// A member who is there, with all that is known of where they are reached.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ExportedRow {
    pub household_id: HouseholdId,
    pub household_name: String,
    pub public_id: PublicId,
    pub last_name: String,
    pub first_name: String,
    pub email: Option<String>,
    pub phone: String,
    pub joined_on: Day,
    #[sqlx(flatten)]
    pub reach: Reach,
}

/// The present members of the AMAP for a file, household by household.
pub async fn exported(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<ExportedRow>, DbError> {
    rows!(
        tx,
        ExportedRow,
        "SELECT h.id AS household_id, h.name AS household_name, m.public_id, m.last_name, m.first_name, m.email, m.phone,
                m.joined_on, m.phone_2, m.street, m.postcode, m.town
         FROM households h
         JOIN members m ON m.amap_id = h.amap_id AND m.household_id = h.id
         WHERE h.amap_id = $1 AND m.left_on IS NULL
         ORDER BY h.sort_key, h.id, m.joined_on, m.id",
        scope.id()
    )
}

/// What a household has and owes under the contracts that bind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct StandingRow {
    pub household: HouseholdId,
    /// Contracts that run or are to begin.
    pub contracts: i64,
    /// Instalments not received.
    pub owed: Cents,
    /// Of these, what was due before today.
    pub late: Cents,
}

/// Of each household with a contract, with all farms or with one.
pub async fn standings(
    tx: &mut Tx,
    scope: &AmapScope,
    today: Day,
    farm: Option<FarmId>,
) -> Result<Vec<StandingRow>, DbError> {
    rows!(
        tx,
        StandingRow,
        "SELECT c.household_id AS household,
                CAST(SUM(CASE WHEN t.last_on >= $2 AND (c.ended_on IS NULL OR c.ended_on >= $2) THEN 1 ELSE 0 END) AS BIGINT) AS contracts,
                CAST(COALESCE(SUM(i.owed), 0) AS BIGINT) AS owed, CAST(COALESCE(SUM(i.late), 0) AS BIGINT) AS late
         FROM contracts c
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         LEFT JOIN (SELECT contract_id, SUM(amount_cents) AS owed,
                           SUM(CASE WHEN due_on < $2 THEN amount_cents ELSE 0 END) AS late
                    FROM instalments WHERE amap_id = $1 AND received_at IS NULL GROUP BY contract_id) i
           ON i.contract_id = c.id
         WHERE c.amap_id = $1 AND ($3 IS NULL OR t.farm_id = $3)
           AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM signatures s WHERE s.amap_id = c.amap_id AND s.contract_id = c.id
                       AND s.party = 'member' AND s.voided_at IS NULL)
         GROUP BY c.household_id",
        scope.id(),
        today,
        farm
    )
}
