//! SQL on `audit` and the values beside it.

use super::{By, Told, Trace};
use crate::access::AmapScope;
use crate::db::{DbError, Tx, insert_many};
use crate::web::Look;
use crate::words::{AccountId, AmapId, AuditId, Instant, NetworkId};
use crate::{bulk_row, rows, run};
use sqlx::FromRow;
use uuid::Uuid;

#[derive(FromRow)]
struct ToldRow {
    at: Instant,
    account_id: Option<AccountId>,
    name: Option<String>,
    acting: String,
    verb: String,
    detail: Option<String>,
}

impl ToldRow {
    fn told(self) -> Told {
        Told {
            at: self.at,
            account: self.account_id,
            by: self.name,
            acting: self.acting,
            verb: self.verb,
            detail: self
                .detail
                .and_then(|text| serde_json::from_str(&text).ok())
                .unwrap_or_default(),
        }
    }
}

pub async fn of_object(tx: &mut Tx, amap: &AmapScope, object: &str, id: Uuid) -> Result<Vec<Told>, DbError> {
    let found = rows!(
        tx,
        ToldRow,
        "SELECT a.at, a.account_id, c.name, a.acting, a.verb, v.detail
         FROM audit a LEFT JOIN accounts c ON c.id = a.account_id LEFT JOIN audit_values v ON v.audit_id = a.id
         WHERE a.amap_id = $1 AND a.object = $2 AND a.object_id = $3 ORDER BY a.at, a.id",
        amap.id(),
        object,
        id
    )?;
    Ok(found.into_iter().map(ToldRow::told).collect())
}

pub async fn forget_mentions(tx: &mut Tx, verbs: &str, id: Uuid) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM audit_values WHERE detail LIKE $2 AND audit_id IN (SELECT a.id FROM audit a WHERE a.verb LIKE $1)",
        verbs,
        format!("%{id}%")
    )
    .map(drop)
}

pub async fn insert(tx: &mut Tx, id: AuditId, by: &By, now: Instant, trace: &Trace) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO audit (id, at, account_id, acting, network_id, amap_id, farm_id, verb, object, object_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        now,
        by.account,
        &by.acting,
        trace.network,
        trace.amap,
        trace.farm,
        trace.verb,
        trace.object,
        trace.id
    )
    .map(drop)
}

pub async fn insert_values(tx: &mut Tx, id: AuditId, detail: &str) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO audit_values (audit_id, detail) VALUES ($1, $2)",
        id,
        detail
    )
    .map(drop)
}

#[derive(Debug)]
struct LookRow {
    id: AuditId,
    at: Instant,
    account_id: AccountId,
    acting: String,
    network_id: Option<NetworkId>,
    amap_id: Option<AmapId>,
    verb: &'static str,
    object: &'static str,
    object_id: Option<Uuid>,
}

bulk_row!(LookRow {
    id,
    at,
    account_id,
    acting,
    network_id,
    amap_id,
    verb,
    object,
    object_id
});

/// Keeps many looks in few statements.
pub async fn insert_looks(tx: &mut Tx, looks: &[Look]) -> Result<(), DbError> {
    let row = |look: &Look| LookRow {
        id: AuditId::new(crate::clock::fresh_uuid()),
        at: look.at,
        account_id: look.account,
        acting: look.acting.clone(),
        network_id: look.trace.network,
        amap_id: look.trace.amap,
        verb: look.trace.verb,
        object: look.trace.object,
        object_id: look.trace.id,
    };
    let rows: Vec<LookRow> = looks.iter().map(row).collect();
    let insert =
        "INSERT INTO audit (id, at, account_id, acting, network_id, amap_id, verb, object, object_id) ";
    insert_many(tx, insert, &rows).await
}
