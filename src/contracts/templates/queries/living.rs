//! The acts in the life of a template, each with its who and when.

use crate::access::AmapScope;
use crate::contracts::model::Window;
use crate::db::{DbError, Tx};
use crate::run;
use crate::words::{AccountId, Instant, TemplateId};

pub async fn submit(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    by: AccountId,
    at: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET submitted_at = $3, submitted_by = $4, step = 6 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        at,
        by
    )
    .map(drop)
}

/// `how`: by the farmer, or recorded by the référent.
pub async fn approve(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    by: AccountId,
    at: Instant,
    how: &str,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET approved_at = $3, approved_by = $4, approved_how = $5 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        at,
        by,
        how
    )
    .map(drop)
}

/// Back to a draft: what followed the writing is void.
pub async fn reopen_as_draft(tx: &mut Tx, amap: &AmapScope, id: TemplateId) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET submitted_at = NULL, submitted_by = NULL, approved_at = NULL, approved_by = NULL,
                approved_how = '', opened_at = NULL, opened_by = NULL, closed_at = NULL, closed_by = NULL
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id
    )
    .map(drop)
}

pub async fn open(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    by: AccountId,
    at: Instant,
    window: Window,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET opened_at = $3, opened_by = $4, window_opens = $5, window_closes = $6,
                closed_at = NULL, closed_by = NULL
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        at,
        by,
        window.opens,
        window.closes
    )
    .map(drop)
}

pub async fn close(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    by: AccountId,
    at: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET closed_at = $3, closed_by = $4 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        at,
        by
    )
    .map(drop)
}

/// Put away; one whose window merely ran out is closed by the same act.
pub async fn archive(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
    by: AccountId,
    at: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET archived_at = $3, archived_by = $4, closed_at = COALESCE(closed_at, $3),
                closed_by = COALESCE(closed_by, $4)
         WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id,
        at,
        by
    )
    .map(drop)
}

pub async fn restore(tx: &mut Tx, amap: &AmapScope, id: TemplateId) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET archived_at = NULL, archived_by = NULL WHERE amap_id = $1 AND id = $2",
        amap.id(),
        id
    )
    .map(drop)
}
