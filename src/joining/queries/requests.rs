//! SQL on `join_requests`.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::joining::model::{Closing, Line, NewRequest, Request};
use crate::words::{
    AccountId, Day, EmailAddress, FarmId, HouseholdId, Instant, JoinRequestId, ProductId, PublicId,
};
use crate::{maybe, row, rows, run};

/// Whether the AMAP stands in the directory and takes requests.
pub async fn takes_requests(tx: &mut Tx, amap: &AmapScope) -> Result<bool, DbError> {
    let (taken,) = row!(
        tx,
        (i64,),
        "SELECT listed * takes_requests FROM amaps WHERE id = $1",
        amap.id()
    )?;
    Ok(taken == 1)
}

pub async fn take_requests(tx: &mut Tx, amap: &AmapScope, taken: bool) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE amaps SET takes_requests = $2 WHERE id = $1",
        amap.id(),
        i64::from(taken)
    )
    .map(drop)
}

/// What there is to wait for beside the AMAP itself: its partner farms, and what each grows.
pub async fn lines(tx: &mut Tx, amap: &AmapScope, today: Day) -> Result<Vec<Line>, DbError> {
    let found = rows!(
        tx,
        (
            FarmId,
            String,
            String,
            Option<ProductId>,
            Option<PublicId>,
            Option<String>
        ),
        "SELECT f.id, f.slug, f.name, p.id, p.public_id, p.name
         FROM partnerships s JOIN farms f ON f.id = s.farm_id
         LEFT JOIN products p ON p.farm_id = f.id AND p.retired_at IS NULL
         WHERE s.amap_id = $1 AND (s.until_on IS NULL OR s.until_on >= $2)
         ORDER BY f.sort_key, f.id, p.sort_key, p.id",
        amap.id(),
        today
    )?;
    let mut lines: Vec<Line> = Vec::new();
    for (farm, slug, name, product, public_id, product_name) in found {
        if lines.last().is_none_or(|line| line.farm != Some(farm)) {
            lines.push(Line {
                farm: Some(farm),
                product: None,
                key: slug.clone(),
                name: name.clone(),
            });
        }
        if let (Some(product), Some(public_id), Some(product_name)) = (product, public_id, product_name) {
            lines.push(Line {
                farm: Some(farm),
                product: Some(product),
                key: format!("{slug}/{public_id}"),
                name: format!("{name}, {product_name}"),
            });
        }
    }
    Ok(lines)
}

/// Keeps a request that waits for its address to be confirmed.
pub async fn insert(
    tx: &mut Tx,
    amap: &AmapScope,
    (id, public_id, digest): (JoinRequestId, PublicId, Option<&[u8]>),
    new: &NewRequest,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO join_requests (amap_id, id, public_id, digest, last_name, first_name, email, phone, message, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        amap.id(),
        id,
        public_id,
        digest,
        &new.last_name,
        &new.first_name,
        new.email.as_ref().map(EmailAddress::as_str).unwrap_or_default(),
        &new.phone,
        &new.message,
        now
    )
    .map(drop)
}

/// The open request of an address.
pub async fn of_email(
    tx: &mut Tx,
    amap: &AmapScope,
    email: &EmailAddress,
) -> Result<Option<JoinRequestId>, DbError> {
    Ok(maybe!(
        tx,
        (JoinRequestId,),
        "SELECT id FROM join_requests WHERE amap_id = $1 AND email = $2 AND joined_at IS NULL AND closed_at IS NULL LIMIT 1",
        amap.id(),
        email
    )?
    .map(|(id,)| id))
}

/// The request of a secret, whatever became of it.
pub async fn of_secret(tx: &mut Tx, amap: &AmapScope, digest: &[u8]) -> Result<Option<Request>, DbError> {
    maybe!(
        tx,
        Request,
        "SELECT id, last_name, first_name, email, phone, confirmed_at, joined_at, closed_at
         FROM join_requests WHERE amap_id = $1 AND digest = $2",
        amap.id(),
        digest
    )
}

/// Another secret, since the letter with the first one was lost.
pub async fn renew_secret(
    tx: &mut Tx,
    amap: &AmapScope,
    id: JoinRequestId,
    digest: &[u8],
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE join_requests SET digest = $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        digest
    )
    .map(drop)
}

/// The address is whose it says; true the first time.
pub async fn confirm(
    tx: &mut Tx,
    amap: &AmapScope,
    id: JoinRequestId,
    now: Instant,
) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE join_requests SET confirmed_at = $3 WHERE amap_id = $1 AND id = $2 AND confirmed_at IS NULL",
        amap.id(),
        id,
        now
    )?;
    Ok(done == 1)
}

/// The coordination wrote it down, and answers for it.
pub async fn write_down(
    tx: &mut Tx,
    amap: &AmapScope,
    id: JoinRequestId,
    now: Instant,
) -> Result<(), DbError> {
    confirm(tx, amap, id, now).await.map(drop)
}

/// Whoever asked is a household now.
pub async fn joined(
    tx: &mut Tx,
    amap: &AmapScope,
    id: JoinRequestId,
    household: HouseholdId,
    now: Instant,
) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE join_requests SET joined_at = $4, household_id = $3
         WHERE amap_id = $1 AND id = $2 AND joined_at IS NULL AND closed_at IS NULL",
        amap.id(),
        id,
        household,
        now
    )?;
    Ok(done == 1)
}

/// The request is over.
pub async fn close(
    tx: &mut Tx,
    amap: &AmapScope,
    id: JoinRequestId,
    (closing, by): (Closing, Option<AccountId>),
    now: Instant,
) -> Result<bool, DbError> {
    let done = run!(
        tx,
        "UPDATE join_requests SET closed_at = $3, closed_as = $4, closed_by = $5
         WHERE amap_id = $1 AND id = $2 AND joined_at IS NULL AND closed_at IS NULL",
        amap.id(),
        id,
        now,
        closing.name(),
        by
    )?;
    Ok(done == 1)
}
