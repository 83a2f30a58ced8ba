//! SQL on `waits`.

use crate::access::AmapScope;
use crate::db::{DbError, Tx, insert_many};
use crate::joining::model::Wait;
use crate::words::{
    AccountId, AmapId, Day, FarmId, HouseholdId, Instant, JoinRequestId, ProductId, PublicId, WaitId,
};
use crate::{bulk_row, maybe, rows, run};

/// A place in a line about to be taken.
#[derive(Debug)]
pub struct NewWait {
    pub amap_id: AmapId,
    pub id: WaitId,
    pub public_id: PublicId,
    pub request_id: Option<JoinRequestId>,
    pub household_id: Option<HouseholdId>,
    pub farm_id: Option<FarmId>,
    pub product_id: Option<ProductId>,
    pub since_at: Instant,
}

bulk_row!(NewWait {
    amap_id,
    id,
    public_id,
    request_id,
    household_id,
    farm_id,
    product_id,
    since_at
});

pub async fn insert_all(tx: &mut Tx, waits: &[NewWait]) -> Result<(), DbError> {
    let insert = "INSERT INTO waits (amap_id, id, public_id, request_id, household_id, farm_id, product_id, since_at) ";
    insert_many(tx, insert, waits).await
}

/// Everybody who waits, line by line, first come first: whoever asks to join once their address is confirmed, and households
/// that are there.
pub async fn waiting(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<Wait>, DbError> {
    rows!(
        tx,
        Wait,
        "SELECT w.id, w.public_id, w.request_id, w.household_id, w.farm_id, w.product_id, f.name AS farm, p.name AS product,
                w.since_at, w.offered_until,
                COALESCE(h.name, r.first_name || ' ' || r.last_name) AS name,
                COALESCE(r.first_name, '') AS first_name, COALESCE(r.last_name, '') AS last_name,
                COALESCE(r.email, '') AS email, COALESCE(r.phone, '') AS phone, COALESCE(r.message, '') AS message
         FROM waits w
         LEFT JOIN join_requests r ON r.amap_id = w.amap_id AND r.id = w.request_id
         LEFT JOIN households h ON h.amap_id = w.amap_id AND h.id = w.household_id
         LEFT JOIN farms f ON f.id = w.farm_id LEFT JOIN products p ON p.farm_id = w.farm_id AND p.id = w.product_id
         WHERE w.amap_id = $1 AND w.taken_at IS NULL AND w.lapsed_at IS NULL AND w.left_at IS NULL
           AND (w.household_id IS NOT NULL OR (r.confirmed_at IS NOT NULL AND r.closed_at IS NULL))
           AND (w.household_id IS NULL OR h.left_on IS NULL)
         ORDER BY COALESCE(f.sort_key, ''), COALESCE(p.sort_key, ''), w.since_at, w.id",
        amap.id()
    )
}

/// One of those that wait.
pub async fn wait(tx: &mut Tx, amap: &AmapScope, id: PublicId) -> Result<Option<Wait>, DbError> {
    Ok(waiting(tx, amap)
        .await?
        .into_iter()
        .find(|wait| wait.public_id == id))
}

/// What a household waits for.
pub async fn of_household(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
) -> Result<Vec<(WaitId, Option<FarmId>, Option<ProductId>)>, DbError> {
    rows!(
        tx,
        (WaitId, Option<FarmId>, Option<ProductId>),
        "SELECT id, farm_id, product_id FROM waits
         WHERE amap_id = $1 AND household_id = $2 AND taken_at IS NULL AND lapsed_at IS NULL AND left_at IS NULL",
        amap.id(),
        household
    )
}

/// Of one that asks to join: its place in the line of the AMAP, what was offered, and whether that lapsed.
pub async fn of_request(
    tx: &mut Tx,
    amap: &AmapScope,
    request: JoinRequestId,
) -> Result<Option<(WaitId, Option<Day>, Option<Day>, Option<Instant>)>, DbError> {
    maybe!(
        tx,
        (WaitId, Option<Day>, Option<Day>, Option<Instant>),
        "SELECT id, offered_until, trial_until, lapsed_at FROM waits
         WHERE amap_id = $1 AND request_id = $2 AND farm_id IS NULL LIMIT 1",
        amap.id(),
        request
    )
}

/// Offers what somebody waits for, until a day.
pub async fn offer(
    tx: &mut Tx,
    amap: &AmapScope,
    id: WaitId,
    (until, trial): (Day, Option<Day>),
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE waits SET offered_at = $3, offered_until = $4, trial_until = $5, offered_by = $6
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        now,
        until,
        trial,
        by
    )
    .map(drop)
}

/// A basket that was offered is taken: its share stays kept until a day at least. False when it was before, or is gone.
pub async fn take_basket(
    tx: &mut Tx,
    amap: &AmapScope,
    id: WaitId,
    until: Day,
    now: Instant,
) -> Result<bool, DbError> {
    let done = take(tx, amap, id, now).await?;
    run!(
        tx,
        "UPDATE waits SET offered_until = $3 WHERE amap_id = $1 AND id = $2 AND offered_until < $3",
        amap.id(),
        id,
        until
    )?;
    Ok(done)
}

/// The template open to subscriptions that has what somebody waited for; the first to close.
pub async fn open_template(
    tx: &mut Tx,
    amap: &AmapScope,
    (farm, product): (FarmId, Option<ProductId>),
    today: Day,
) -> Result<Option<PublicId>, DbError> {
    let found = maybe!(
        tx,
        (PublicId,),
        "SELECT t.public_id FROM templates t
         WHERE t.amap_id = $1 AND t.farm_id = $2 AND t.opened_at IS NOT NULL AND t.closed_at IS NULL AND t.archived_at IS NULL
           AND t.window_opens <= $4 AND t.window_closes >= $4
           AND ($3 IS NULL OR EXISTS (SELECT 1 FROM template_products p
                                      WHERE p.amap_id = t.amap_id AND p.template_id = t.id AND p.product_id = $3))
         ORDER BY t.window_closes, t.public_id LIMIT 1",
        amap.id(),
        farm,
        product,
        today
    )?;
    Ok(found.map(|(id,)| id))
}

/// What was offered is taken; false when it was before, or is gone.
pub async fn take(tx: &mut Tx, amap: &AmapScope, id: WaitId, now: Instant) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE waits SET taken_at = $3
         WHERE amap_id = $1 AND id = $2 AND taken_at IS NULL AND lapsed_at IS NULL AND left_at IS NULL",
        amap.id(),
        id,
        now
    )?;
    Ok(done == 1)
}

/// Somebody leaves a line.
pub async fn end(tx: &mut Tx, amap: &AmapScope, id: WaitId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE waits SET left_at = $3 WHERE amap_id = $1 AND id = $2 AND left_at IS NULL AND taken_at IS NULL",
        amap.id(),
        id,
        now
    )
    .map(drop)
}

/// Offers whose last day is over.
pub async fn lapsed_on(tx: &mut Tx, amap: &AmapScope, today: Day) -> Result<Vec<Wait>, DbError> {
    let all = waiting(tx, amap).await?;
    let is_over = |wait: &Wait| wait.offered_until.is_some_and(|until| until < today);
    Ok(all.into_iter().filter(is_over).collect())
}

/// Nobody took what was offered.
pub async fn lapse(tx: &mut Tx, amap: &AmapScope, id: WaitId, now: Instant) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE waits SET lapsed_at = $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        now
    )
    .map(drop)
}

/// Whoever let an offer lapse waits again, behind everybody else.
pub async fn pass_back(tx: &mut Tx, amap: &AmapScope, id: WaitId, now: Instant) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE waits SET lapsed_at = NULL, offered_at = NULL, offered_until = NULL, offered_by = NULL,
                          trial_until = NULL, since_at = $3
         WHERE amap_id = $1 AND id = $2 AND lapsed_at IS NOT NULL",
        amap.id(),
        id,
        now
    )?;
    Ok(done == 1)
}

/// Whoever joined keeps their places in the other lines.
pub async fn move_to_household(
    tx: &mut Tx,
    amap: &AmapScope,
    request: JoinRequestId,
    household: HouseholdId,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE waits SET household_id = $3 WHERE amap_id = $1 AND request_id = $2",
        amap.id(),
        request,
        household
    )
    .map(drop)
}
