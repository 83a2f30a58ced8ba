//! SQL on `suspensions`.

use super::Suspension;
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmapId, Day, Instant, NetworkId, SuspensionId};
use crate::{maybe, run};

pub async fn standing(tx: &mut Tx, amap: &AmapScope) -> Result<Option<Suspension>, DbError> {
    maybe!(
        tx,
        Suspension,
        "SELECT id, reason, from_on, suspended_at FROM suspensions WHERE amap_id = $1 AND lifted_at IS NULL",
        amap.id()
    )
}

pub async fn warn(
    tx: &mut Tx,
    (id, network, amap): (SuspensionId, NetworkId, AmapId),
    (reason, from): (&str, Day),
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO suspensions (amap_id, id, network_id, reason, warned_at, warned_by, from_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        amap,
        id,
        network,
        reason,
        now,
        by,
        from
    )
    .map(drop)
}

pub async fn suspend(
    tx: &mut Tx,
    amap: &AmapScope,
    id: SuspensionId,
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE suspensions SET suspended_at = $3, suspended_by = $4 WHERE amap_id = $1 AND id = $2 AND suspended_at IS NULL",
        amap.id(),
        id,
        now,
        by
    )
    .map(drop)
}

pub async fn lift(
    tx: &mut Tx,
    amap: &AmapScope,
    id: SuspensionId,
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE suspensions SET lifted_at = $3, lifted_by = $4 WHERE amap_id = $1 AND id = $2 AND lifted_at IS NULL",
        amap.id(),
        id,
        now,
        by
    )
    .map(drop)
}
