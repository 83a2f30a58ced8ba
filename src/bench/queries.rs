//! SQL that finds what is worth measuring in an invented AMAP. No scope: only the bench asks, on its own database.

use crate::db::{DbError, Tx};
use crate::row;
use crate::words::{Day, PublicId};

/// The next delivery: every farm brings something to it.
pub async fn next_delivery(tx: &mut Tx, slug: &str, today: Day) -> Result<PublicId, DbError> {
    let found = row!(
        tx,
        (PublicId,),
        "SELECT d.public_id FROM deliveries d JOIN amaps a ON a.id = d.amap_id
         WHERE a.slug = $1 AND d.day >= $2 ORDER BY d.day LIMIT 1",
        slug,
        today
    )?;
    Ok(found.0)
}

/// The template with the most contracts.
pub async fn largest_template(tx: &mut Tx, slug: &str) -> Result<PublicId, DbError> {
    let found = row!(
        tx,
        (PublicId,),
        "SELECT t.public_id FROM templates t JOIN amaps a ON a.id = t.amap_id
         JOIN contracts c ON c.amap_id = t.amap_id AND c.template_id = t.id
         WHERE a.slug = $1 GROUP BY t.public_id ORDER BY COUNT(*) DESC, t.public_id LIMIT 1",
        slug
    )?;
    Ok(found.0)
}

/// The template open for subscription with the most to choose from.
pub async fn open_template(tx: &mut Tx, slug: &str) -> Result<PublicId, DbError> {
    let found = row!(
        tx,
        (PublicId,),
        "SELECT t.public_id FROM templates t JOIN amaps a ON a.id = t.amap_id
         JOIN availability v ON v.amap_id = t.amap_id AND v.template_id = t.id
         WHERE a.slug = $1 AND t.opened_at IS NOT NULL AND t.closed_at IS NULL
         GROUP BY t.public_id ORDER BY COUNT(*) DESC, t.public_id LIMIT 1",
        slug
    )?;
    Ok(found.0)
}
