//! The list page.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{HouseholdId, Instant, PublicId};
use crate::{row, rows};

/// A member on the list page, beside the household.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ListedRow {
    pub household_id: HouseholdId,
    pub household_name: String,
    pub public_id: PublicId,
    pub last_name: String,
    pub first_name: String,
    pub email: Option<String>,
    pub phone: String,
    pub active: bool,
    pub invited: bool,
}

/// The present members of a page of households whose people's names hold `pattern` (a LIKE pattern on sort keys).
pub async fn listed(
    tx: &mut Tx,
    scope: &AmapScope,
    pattern: &str,
    now: Instant,
    limit: i64,
    offset: i64,
) -> Result<Vec<ListedRow>, DbError> {
    rows!(
        tx,
        ListedRow,
        "SELECT h.id AS household_id, h.name AS household_name, m.public_id, m.last_name, m.first_name, m.email, m.phone,
                EXISTS (SELECT 1 FROM accounts a WHERE a.id = m.account_id AND a.password_hash IS NOT NULL) AS active,
                EXISTS (SELECT 1 FROM tokens t WHERE t.amap_id = m.amap_id AND t.member_id = m.id
                        AND t.purpose = 'member' AND t.used_at IS NULL AND t.expires_at > $3) AS invited
         FROM (SELECT x.id, x.amap_id, x.name, x.sort_key FROM households x
               WHERE x.amap_id = $1 AND x.left_on IS NULL AND EXISTS (
                     SELECT 1 FROM members y WHERE y.amap_id = x.amap_id AND y.household_id = x.id
                     AND y.left_on IS NULL AND y.sort_key LIKE $2)
               ORDER BY x.sort_key, x.id LIMIT $4 OFFSET $5) h
         JOIN members m ON m.amap_id = h.amap_id AND m.household_id = h.id AND m.left_on IS NULL
         ORDER BY h.sort_key, h.id, m.joined_on, m.id",
        scope.id(),
        pattern,
        now,
        limit,
        offset
    )
}

/// How many households the list of this pattern has.
pub async fn count_listed(tx: &mut Tx, scope: &AmapScope, pattern: &str) -> Result<i64, DbError> {
    let (count,) = row!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM households x WHERE x.amap_id = $1 AND x.left_on IS NULL AND EXISTS (
            SELECT 1 FROM members y WHERE y.amap_id = x.amap_id AND y.household_id = x.id
            AND y.left_on IS NULL AND y.sort_key LIKE $2)",
        scope.id(),
        pattern
    )?;
    Ok(count)
}
