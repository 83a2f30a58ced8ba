//! The season before, for the synthesis.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{Cents, Day, FarmId, HouseholdId, ProductId, Quantity, TemplateId};
use crate::{maybe, rows};

/// The last template of a farm in the AMAP whose season began before `first`, that was opened to subscriptions.
pub async fn template_before(
    tx: &mut Tx,
    amap: &AmapScope,
    (farm, template): (FarmId, TemplateId),
    first: Day,
) -> Result<Option<(TemplateId, String)>, DbError> {
    maybe!(
        tx,
        (TemplateId, String),
        "SELECT t.id, t.title FROM templates t
         WHERE t.amap_id = $1 AND t.farm_id = $2 AND t.id <> $3 AND t.first_on < $4 AND t.opened_at IS NOT NULL
         ORDER BY t.first_on DESC, t.created_at DESC LIMIT 1",
        amap.id(),
        farm,
        template,
        first
    )
}

/// A household that signed for a season, and what it owed.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Subscribed {
    pub template_id: TemplateId,
    pub household_id: HouseholdId,
    pub name: String,
    pub amount: Cents,
}

/// The households that signed for one of two seasons, by name.
pub async fn subscribed(
    tx: &mut Tx,
    amap: &AmapScope,
    [now, before]: [TemplateId; 2],
) -> Result<Vec<Subscribed>, DbError> {
    rows!(
        tx,
        Subscribed,
        "SELECT c.template_id, c.household_id, h.name,
                (SELECT CAST(COALESCE(SUM(i.amount_cents), 0) AS BIGINT) FROM instalments i
                 WHERE i.amap_id = c.amap_id AND i.contract_id = c.id) AS amount
         FROM contracts c JOIN households h ON h.amap_id = c.amap_id AND h.id = c.household_id
         WHERE c.amap_id = $1 AND c.template_id IN ($2, $3) AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM signatures s WHERE s.amap_id = c.amap_id AND s.contract_id = c.id
                         AND s.party = 'member' AND s.voided_at IS NULL)
         ORDER BY h.sort_key, h.id",
        amap.id(),
        now,
        before
    )
}

/// A product of one of two seasons, and how much of it was signed for.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SeasonProduct {
    pub template_id: TemplateId,
    pub product_id: ProductId,
    pub name: String,
    pub quantity: Quantity,
}

/// The products of two seasons, by name.
pub async fn season_products(
    tx: &mut Tx,
    amap: &AmapScope,
    [now, before]: [TemplateId; 2],
) -> Result<Vec<SeasonProduct>, DbError> {
    rows!(
        tx,
        SeasonProduct,
        "SELECT c.template_id, o.product_id, p.name, CAST(SUM(o.quantity) AS BIGINT) AS quantity
         FROM contracts c
         JOIN order_lines o ON o.amap_id = c.amap_id AND o.contract_id = c.id
         JOIN products p ON p.id = o.product_id
         WHERE c.amap_id = $1 AND c.template_id IN ($2, $3) AND c.refused_at IS NULL AND c.cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM signatures s WHERE s.amap_id = c.amap_id AND s.contract_id = c.id
                         AND s.party = 'member' AND s.voided_at IS NULL)
         GROUP BY c.template_id, o.product_id, p.name, p.sort_key
         ORDER BY p.sort_key, p.name, o.product_id",
        amap.id(),
        now,
        before
    )
}
