//! What is kept of an account, and of the farms it signs for.

use crate::db::{DbError, Tx};
use crate::words::{AccountId, Instant};
use crate::{row, rows};

/// The account.
#[derive(Debug, sqlx::FromRow)]
pub struct AccountRow {
    pub email: String,
    pub name: String,
    pub created_at: Instant,
}

pub async fn account(tx: &mut Tx, account: AccountId) -> Result<AccountRow, DbError> {
    row!(
        tx,
        AccountRow,
        "SELECT email, name, created_at FROM accounts WHERE id = $1",
        account
    )
}

/// Where somebody is signed in: what the browser says of itself, the network address, since when.
pub async fn sessions(
    tx: &mut Tx,
    account: AccountId,
) -> Result<Vec<(String, String, Instant, Instant)>, DbError> {
    rows!(
        tx,
        (String, String, Instant, Instant),
        "SELECT agent, address, created_at, seen_at FROM sessions WHERE account_id = $1 ORDER BY created_at",
        account
    )
}

/// What somebody did.
pub async fn acts(tx: &mut Tx, account: AccountId) -> Result<Vec<(Instant, String)>, DbError> {
    rows!(
        tx,
        (Instant, String),
        "SELECT at, verb FROM audit WHERE account_id = $1 ORDER BY at, id",
        account
    )
}

/// What a farm keeps of somebody who signs for it, and how many contracts they signed.
#[derive(Debug, sqlx::FromRow)]
pub struct FarmerRow {
    pub slug: String,
    pub farm: String,
    pub siret: Option<String>,
    pub last_name: String,
    pub first_name: String,
    pub email: Option<String>,
    pub phone: String,
    pub signed: i64,
}

pub async fn farmer(tx: &mut Tx, account: AccountId) -> Result<Vec<FarmerRow>, DbError> {
    rows!(
        tx,
        FarmerRow,
        "SELECT f.slug, f.name AS farm, f.siret, p.last_name, p.first_name, p.email, p.phone,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM signatures s
                   JOIN contracts c ON c.amap_id = s.amap_id AND c.id = s.contract_id
                   JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
                 WHERE s.account_id = p.account_id AND s.party = 'farm' AND s.voided_at IS NULL AND t.farm_id = p.farm_id) AS signed
         FROM farmers p JOIN farms f ON f.id = p.farm_id WHERE p.account_id = $1 ORDER BY f.sort_key, f.id",
        account
    )
}

/// The devices that hold a passkey of an account: name, since when.
pub async fn passkeys(tx: &mut Tx, account: AccountId) -> Result<Vec<(String, Instant)>, DbError> {
    rows!(
        tx,
        (String, Instant),
        "SELECT name, created_at FROM passkeys WHERE account_id = $1 ORDER BY created_at",
        account
    )
}
