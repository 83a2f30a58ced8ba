//! SQL on `audit` and the values beside it.

use super::{By, Trace};
use crate::db::{DbError, Tx};
use crate::run;
use crate::words::{AuditId, Instant};

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
