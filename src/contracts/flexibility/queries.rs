//! SQL on what households did with their baskets.

use super::model::{Shift, ShiftKind};
use crate::access::{AmapScope, Own};
use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmendmentId, ContractId, Day, DeliveryId, Instant, PublicId, ShiftId};
use crate::{rows, run};

#[derive(Debug, sqlx::FromRow)]
struct ShiftRow {
    id: ShiftId,
    kind: ShiftKind,
    from_day: Day,
    to_day: Option<Day>,
    amendment_id: Option<AmendmentId>,
}

/// What was shifted in a contract and is still, in order.
pub async fn shifts(tx: &mut Tx, amap: &AmapScope, contract: ContractId) -> Result<Vec<Shift>, DbError> {
    let found = rows!(
        tx,
        ShiftRow,
        "SELECT s.id, s.kind, f.day AS from_day, t.day AS to_day, s.amendment_id
         FROM shifts s
         JOIN deliveries f ON f.amap_id = s.amap_id AND f.id = s.from_delivery_id
         LEFT JOIN deliveries t ON t.amap_id = s.amap_id AND t.id = s.to_delivery_id
         WHERE s.amap_id = $1 AND s.contract_id = $2 AND s.undone_at IS NULL
         ORDER BY s.made_at, s.id",
        amap.id(),
        contract
    )?;
    let shift = |row: ShiftRow| Shift {
        id: row.id,
        kind: row.kind,
        from: row.from_day,
        to: row.to_day,
        amendment: row.amendment_id,
    };
    Ok(found.into_iter().map(shift).collect())
}

/// What a household did with a basket, as its calendar tells it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OwnShift {
    /// The contract.
    pub contract: PublicId,
    /// Title of its template.
    pub title: String,
    /// What was done.
    pub kind: ShiftKind,
    /// The delivery that was left.
    pub from_id: DeliveryId,
    /// Its name in addresses.
    pub from_name: PublicId,
    /// Its day.
    pub from_day: Day,
    /// The delivery that was chosen.
    pub to_id: Option<DeliveryId>,
    /// Its day.
    pub to_day: Option<Day>,
}

/// What a household did with the baskets of its contracts, from one day on and until another.
pub async fn shifts_of_household(
    tx: &mut Tx,
    own: &Own,
    (from, until): (Day, Day),
) -> Result<Vec<OwnShift>, DbError> {
    rows!(
        tx,
        OwnShift,
        "SELECT c.public_id AS contract, m.title, s.kind, f.id AS from_id, f.public_id AS from_name,
                f.day AS from_day, t.id AS to_id, t.day AS to_day
         FROM contracts c
         JOIN templates m ON m.amap_id = c.amap_id AND m.id = c.template_id
         JOIN shifts s ON s.amap_id = c.amap_id AND s.contract_id = c.id AND s.undone_at IS NULL
         JOIN deliveries f ON f.amap_id = s.amap_id AND f.id = s.from_delivery_id
         LEFT JOIN deliveries t ON t.amap_id = s.amap_id AND t.id = s.to_delivery_id
         WHERE c.amap_id = $1 AND c.household_id = $2
           AND (f.day BETWEEN $3 AND $4 OR t.day BETWEEN $3 AND $4)
         ORDER BY f.day, m.sort_key, s.id",
        own.amap.id(),
        own.household,
        from,
        until
    )
}

/// A shift about to be stored.
#[derive(Debug)]
pub struct NewShift {
    pub id: ShiftId,
    pub contract: ContractId,
    pub kind: ShiftKind,
    pub from: DeliveryId,
    pub to: Option<DeliveryId>,
    pub amendment: Option<AmendmentId>,
}

/// Stores a shift.
pub async fn insert_shift(
    tx: &mut Tx,
    amap: &AmapScope,
    new: &NewShift,
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO shifts (amap_id, id, contract_id, kind, from_delivery_id, to_delivery_id, amendment_id,
                             made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        amap.id(),
        new.id,
        new.contract,
        new.kind,
        new.from,
        new.to,
        new.amendment,
        now,
        by
    )
    .map(drop)
}

/// A shift is undone: it stays, and counts no more.
pub async fn undo(
    tx: &mut Tx,
    amap: &AmapScope,
    shift: ShiftId,
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE shifts SET undone_at = $3, undone_by = $4 WHERE amap_id = $1 AND id = $2 AND undone_at IS NULL",
        amap.id(),
        shift,
        now,
        by
    )
    .map(drop)
}

/// The basket of a contract on a delivery is given up, or is not.
pub async fn give(
    tx: &mut Tx,
    amap: &AmapScope,
    (contract, delivery): (ContractId, DeliveryId),
    given_at: Option<Instant>,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE order_lines SET given_at = $4 WHERE amap_id = $1 AND contract_id = $2 AND delivery_id = $3",
        amap.id(),
        contract,
        delivery,
        given_at
    )
    .map(drop)
}
