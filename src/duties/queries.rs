//! SQL on `duty_slots` and `duty_seats`.

use super::model::{Evening, Holder};
use crate::access::{AmapScope, Own};
use crate::db::{DbError, Tx};
use crate::words::{AccountId, Day, DeliveryId, DutySlotId, Instant, MemberId, PublicId};
use crate::{maybe, row, rows, run};

/// Deliveries of these days, both included, with their seats.
pub async fn evenings(
    tx: &mut Tx,
    scope: &AmapScope,
    from: Day,
    until: Day,
) -> Result<Vec<Evening>, DbError> {
    rows!(
        tx,
        Evening,
        "SELECT d.id, d.public_id, d.day, d.opens, d.closes, s.name AS site, d.cancelled_at, l.id AS slot, l.seats
         FROM deliveries d JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
         LEFT JOIN duty_slots l ON l.amap_id = d.amap_id AND l.delivery_id = d.id
         WHERE d.amap_id = $1 AND d.day >= $2 AND d.day <= $3 ORDER BY d.day, d.opens, s.sort_key",
        scope.id(),
        from,
        until
    )
}

/// One delivery with its seats.
pub async fn evening(tx: &mut Tx, scope: &AmapScope, id: PublicId) -> Result<Option<Evening>, DbError> {
    maybe!(
        tx,
        Evening,
        "SELECT d.id, d.public_id, d.day, d.opens, d.closes, s.name AS site, d.cancelled_at, l.id AS slot, l.seats
         FROM deliveries d JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
         LEFT JOIN duty_slots l ON l.amap_id = d.amap_id AND l.delivery_id = d.id
         WHERE d.amap_id = $1 AND d.public_id = $2",
        scope.id(),
        id
    )
}

/// Who holds seats on these days, in the order they signed up.
pub async fn holders(tx: &mut Tx, scope: &AmapScope, from: Day, until: Day) -> Result<Vec<Holder>, DbError> {
    rows!(
        tx,
        Holder,
        "SELECT l.delivery_id AS delivery, m.id AS member, m.public_id, m.household_id AS household, m.last_name, m.first_name
         FROM deliveries d
         JOIN duty_slots l ON l.amap_id = d.amap_id AND l.delivery_id = d.id
         JOIN duty_seats e ON e.amap_id = l.amap_id AND e.slot_id = l.id
         JOIN members m ON m.amap_id = e.amap_id AND m.id = e.member_id
         WHERE d.amap_id = $1 AND d.day >= $2 AND d.day <= $3 ORDER BY d.day, e.taken_at, m.sort_key",
        scope.id(),
        from,
        until
    )
}

/// Who holds a seat at one delivery.
pub async fn holders_at(
    tx: &mut Tx,
    scope: &AmapScope,
    delivery: DeliveryId,
) -> Result<Vec<Holder>, DbError> {
    rows!(
        tx,
        Holder,
        "SELECT l.delivery_id AS delivery, m.id AS member, m.public_id, m.household_id AS household, m.last_name, m.first_name
         FROM duty_slots l
         JOIN duty_seats e ON e.amap_id = l.amap_id AND e.slot_id = l.id
         JOIN members m ON m.amap_id = e.amap_id AND m.id = e.member_id
         WHERE l.amap_id = $1 AND l.delivery_id = $2 ORDER BY e.taken_at, m.sort_key",
        scope.id(),
        delivery
    )
}

/// How many seats a delivery has, if it asks for anyone.
pub async fn seats_at(tx: &mut Tx, scope: &AmapScope, delivery: DeliveryId) -> Result<i64, DbError> {
    let found = maybe!(
        tx,
        (i64,),
        "SELECT seats FROM duty_slots WHERE amap_id = $1 AND delivery_id = $2",
        scope.id(),
        delivery
    )?;
    Ok(found.map_or(0, |(seats,)| seats))
}

/// The deliveries from a day on at which a member holds a seat.
pub async fn held_from(tx: &mut Tx, own: &Own, from: Day) -> Result<Vec<Evening>, DbError> {
    rows!(
        tx,
        Evening,
        "SELECT d.id, d.public_id, d.day, d.opens, d.closes, s.name AS site, d.cancelled_at, l.id AS slot, l.seats
         FROM duty_seats e
         JOIN duty_slots l ON l.amap_id = e.amap_id AND l.id = e.slot_id
         JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
         JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
         WHERE e.amap_id = $1 AND e.member_id = $2 AND d.day >= $3 ORDER BY d.day, d.opens",
        own.amap.id(),
        own.member,
        from
    )
}

/// True when the member holds a seat at the delivery.
pub async fn holds_seat(
    tx: &mut Tx,
    scope: &AmapScope,
    delivery: DeliveryId,
    member: MemberId,
) -> Result<bool, DbError> {
    let (held,) = row!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM duty_slots l
         JOIN duty_seats e ON e.amap_id = l.amap_id AND e.slot_id = l.id
         WHERE l.amap_id = $1 AND l.delivery_id = $2 AND e.member_id = $3",
        scope.id(),
        delivery,
        member
    )?;
    Ok(held > 0)
}

/// Takes a seat.
pub async fn take(
    tx: &mut Tx,
    scope: &AmapScope,
    member: MemberId,
    slot: DutySlotId,
    by: AccountId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO duty_seats (amap_id, slot_id, member_id, taken_at, taken_by) VALUES ($1, $2, $3, $4, $5)",
        scope.id(),
        slot,
        member,
        now,
        by
    )
    .map(drop)
}

/// Gives it back.
pub async fn leave(
    tx: &mut Tx,
    scope: &AmapScope,
    member: MemberId,
    slot: DutySlotId,
) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM duty_seats WHERE amap_id = $1 AND slot_id = $2 AND member_id = $3",
        scope.id(),
        slot,
        member
    )
    .map(drop)
}

/// Asks for so many people at a delivery.
pub async fn set_seats(
    tx: &mut Tx,
    scope: &AmapScope,
    fresh: DutySlotId,
    delivery: DeliveryId,
    seats: i64,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO duty_slots (amap_id, id, delivery_id, seats) VALUES ($1, $2, $3, $4)
         ON CONFLICT (amap_id, delivery_id) DO UPDATE SET seats = excluded.seats",
        scope.id(),
        fresh,
        delivery,
        seats
    )
    .map(drop)
}

/// Asks for nobody any more; the caller made sure that nobody signed up.
pub async fn drop_slot(tx: &mut Tx, scope: &AmapScope, delivery: DeliveryId) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM duty_slots WHERE amap_id = $1 AND delivery_id = $2",
        scope.id(),
        delivery
    )
    .map(drop)
}

/// A duty moves with its delivery, unless the other one has a duty of its own.
pub async fn move_slot(
    tx: &mut Tx,
    scope: &AmapScope,
    from: DeliveryId,
    to: DeliveryId,
) -> Result<bool, DbError> {
    let moved = run!(
        tx,
        "UPDATE duty_slots SET delivery_id = $3 WHERE amap_id = $1 AND delivery_id = $2
           AND NOT EXISTS (SELECT 1 FROM duty_slots o WHERE o.amap_id = $1 AND o.delivery_id = $3)",
        scope.id(),
        from,
        to
    )?;
    Ok(moved == 1)
}
