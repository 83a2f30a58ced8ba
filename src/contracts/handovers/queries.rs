//! SQL on baskets that are handed on.

use crate::access::{AmapScope, Own};
use crate::db::{DbError, Tx};
use crate::words::{
    AccountId, ContractId, Day, DeliveryId, EmailAddress, HandoverId, HourMinute, HouseholdId, Instant,
    PublicId, Quantity,
};
use crate::{maybe, row, rows, run};

/// An offer of a basket that stands: open, or taken.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Standing {
    pub id: HandoverId,
    /// To which household; none for all of the AMAP.
    pub to_name: Option<String>,
    /// Who has it.
    pub taken_name: Option<String>,
}

/// The offer of the basket of a contract on a delivery, if it stands.
pub async fn standing(
    tx: &mut Tx,
    amap: &AmapScope,
    (contract, delivery): (ContractId, DeliveryId),
) -> Result<Option<Standing>, DbError> {
    maybe!(
        tx,
        Standing,
        "SELECT h.id, t.name AS to_name, k.name AS taken_name
         FROM handovers h
         LEFT JOIN households t ON t.amap_id = h.amap_id AND t.id = h.to_household_id
         LEFT JOIN households k ON k.amap_id = h.amap_id AND k.id = h.taken_household_id
         WHERE h.amap_id = $1 AND h.contract_id = $2 AND h.delivery_id = $3 AND h.withdrawn_at IS NULL",
        amap.id(),
        contract,
        delivery
    )
}

/// An offer about to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewHandover {
    pub id: HandoverId,
    pub public_id: PublicId,
    pub contract: ContractId,
    pub delivery: DeliveryId,
    pub to: Option<HouseholdId>,
}

/// Stores an offer.
pub async fn insert(
    tx: &mut Tx,
    amap: &AmapScope,
    new: &NewHandover,
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO handovers (amap_id, id, public_id, contract_id, delivery_id, to_household_id, offered_at, offered_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        amap.id(),
        new.id,
        new.public_id,
        new.contract,
        new.delivery,
        new.to,
        now,
        by
    )
    .map(drop)
}

/// Takes an offer back that nobody has taken; says whether there was one.
pub async fn withdraw(
    tx: &mut Tx,
    amap: &AmapScope,
    handover: HandoverId,
    (by, now): (AccountId, Instant),
) -> Result<bool, DbError> {
    let withdrawn = run!(
        tx,
        "UPDATE handovers SET withdrawn_at = $3, withdrawn_by = $4
         WHERE amap_id = $1 AND id = $2 AND withdrawn_at IS NULL AND taken_at IS NULL",
        amap.id(),
        handover,
        now,
        by
    )?;
    Ok(withdrawn == 1)
}

/// A household that has this address, and its name.
pub async fn household_of(
    tx: &mut Tx,
    amap: &AmapScope,
    email: &EmailAddress,
) -> Result<Option<(HouseholdId, String)>, DbError> {
    maybe!(
        tx,
        (HouseholdId, String),
        "SELECT h.id, h.name FROM members m JOIN households h ON h.amap_id = m.amap_id AND h.id = m.household_id
         WHERE m.amap_id = $1 AND m.email = $2 AND m.left_on IS NULL ORDER BY m.joined_on, m.id LIMIT 1",
        amap.id(),
        email
    )
}

/// What household $2 may take from day $3 on: offers that stand, of others' contracts that run, whose baskets are due.
macro_rules! offered_sql {
    ($select:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $select,
            " FROM handovers h
             JOIN deliveries d ON d.amap_id = h.amap_id AND d.id = h.delivery_id
             JOIN sites s ON s.amap_id = d.amap_id AND s.id = d.site_id
             JOIN contracts c ON c.amap_id = h.amap_id AND c.id = h.contract_id
             JOIN households g ON g.amap_id = c.amap_id AND g.id = c.household_id
             JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
             JOIN farms f ON f.id = t.farm_id
             WHERE h.amap_id = $1 AND h.withdrawn_at IS NULL AND h.taken_at IS NULL AND d.day >= $3 AND d.cancelled_at IS NULL
               AND c.household_id <> $2 AND (h.to_household_id IS NULL OR h.to_household_id = $2)
               AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
               AND (c.ended_on IS NULL OR c.ended_on >= d.day)
               AND EXISTS (SELECT 1 FROM order_lines o WHERE o.amap_id = h.amap_id AND o.contract_id = h.contract_id
                             AND o.delivery_id = h.delivery_id AND o.collected_by = c.household_id AND o.given_at IS NULL) ",
            $rest
        )
    };
}

/// A basket that a household may take.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Offered {
    pub id: HandoverId,
    pub public_id: PublicId,
    pub contract_id: ContractId,
    pub delivery_id: DeliveryId,
    pub household_id: HouseholdId,
    pub giver: String,
    pub title: String,
    pub farm: String,
    pub day: Day,
    pub opens: HourMinute,
    pub closes: HourMinute,
    pub site: String,
    /// Whether it is offered to this household alone.
    pub to_own: bool,
}

/// What a household may take, from a day on: of the AMAP's contracts, not its own, whose baskets are due.
pub async fn offered(tx: &mut Tx, own: &Own, today: Day) -> Result<Vec<Offered>, DbError> {
    let sql = offered_sql!(
        "h.id, h.public_id, h.contract_id, h.delivery_id, c.household_id, g.name AS giver, t.title, f.name AS farm,
                d.day, d.opens, d.closes, s.name AS site, h.to_household_id IS NOT NULL AS to_own",
        "ORDER BY d.day, d.opens, g.sort_key, h.id"
    );
    rows!(tx, Offered, sql, own.amap.id(), own.household, today)
}

/// What is in the baskets that are offered in an AMAP: how much of what, basket by basket.
pub async fn contents(
    tx: &mut Tx,
    amap: &AmapScope,
    today: Day,
) -> Result<Vec<(HandoverId, Quantity, String)>, DbError> {
    rows!(
        tx,
        (HandoverId, Quantity, String),
        "SELECT h.id, o.quantity, p.name
         FROM handovers h
         JOIN deliveries d ON d.amap_id = h.amap_id AND d.id = h.delivery_id
         JOIN order_lines o ON o.amap_id = h.amap_id AND o.contract_id = h.contract_id AND o.delivery_id = h.delivery_id
         JOIN products p ON p.id = o.product_id
         WHERE h.amap_id = $1 AND h.withdrawn_at IS NULL AND h.taken_at IS NULL AND d.day >= $2
         ORDER BY p.sort_key, p.id",
        amap.id(),
        today
    )
}

/// The first who asks has it: says whether it was still to be had.
pub async fn take(
    tx: &mut Tx,
    own: &Own,
    offered: &Offered,
    (by, now): (AccountId, Instant),
) -> Result<bool, DbError> {
    let taken = run!(
        tx,
        "UPDATE handovers SET taken_at = $3, taken_by = $4, taken_household_id = $5
         WHERE amap_id = $1 AND id = $2 AND withdrawn_at IS NULL AND taken_at IS NULL",
        own.amap.id(),
        offered.id,
        now,
        by,
        own.household
    )?;
    if taken != 1 {
        return Ok(false);
    }
    run!(
        tx,
        "UPDATE order_lines SET collected_by = $4 WHERE amap_id = $1 AND contract_id = $2 AND delivery_id = $3",
        own.amap.id(),
        offered.contract_id,
        offered.delivery_id,
        own.household
    )?;
    Ok(true)
}

/// How many baskets a household may take.
pub async fn count_offered(tx: &mut Tx, own: &Own, today: Day) -> Result<i64, DbError> {
    let sql = offered_sql!("CAST(COUNT(*) AS BIGINT)", "");
    let (count,) = row!(tx, (i64,), sql, own.amap.id(), own.household, today)?;
    Ok(count)
}
