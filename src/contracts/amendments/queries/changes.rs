//! Changes for everyone, and what they do to the template.

use crate::access::{AmapScope, Own};
use crate::contracts::amendments::model::Kind;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{
    AccountId, AmapId, Cents, ChangeId, ContractId, Day, DeliveryId, Instant, ProductId, Quantity, TemplateId,
};
use crate::{bulk_row, rows, run};

/// A change about to be stored.
#[derive(Debug)]
pub struct NewChange<'a> {
    pub id: ChangeId,
    pub template: TemplateId,
    pub kind: Kind,
    pub cause: &'a str,
    pub reason: &'a str,
    pub detail: &'a str,
    pub at: Instant,
    pub by: AccountId,
}

/// Stores a change.
pub async fn insert_change(tx: &mut Tx, amap: &AmapScope, new: &NewChange<'_>) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO changes (amap_id, id, template_id, kind, cause, reason, detail, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        amap.id(),
        new.id,
        new.template,
        new.kind,
        new.cause,
        new.reason,
        new.detail,
        new.at,
        new.by
    )
    .map(drop)
}

/// A change as it was announced, and how many contracts it amended.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Announced {
    pub detail: String,
    pub reason: String,
    pub made_at: Instant,
    pub made_by: Option<String>,
    pub amended: i64,
    pub waiting: i64,
}

/// The changes of a template, the latest first.
pub async fn changes(tx: &mut Tx, amap: &AmapScope, template: TemplateId) -> Result<Vec<Announced>, DbError> {
    rows!(
        tx,
        Announced,
        "SELECT g.detail, g.reason, g.made_at, by.name AS made_by,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM amendments a
                 WHERE a.amap_id = g.amap_id AND a.change_id = g.id AND a.withdrawn_at IS NULL) AS amended,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM amendments a WHERE a.amap_id = g.amap_id AND a.change_id = g.id
                    AND a.withdrawn_at IS NULL AND a.effective_at IS NULL) AS waiting
         FROM changes g LEFT JOIN accounts by ON by.id = g.made_by
         WHERE g.amap_id = $1 AND g.template_id = $2 ORDER BY g.made_at DESC, g.id DESC",
        amap.id(),
        template
    )
}

/// A template delivers on this delivery too, or again.
pub async fn offer_delivery(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    delivery: DeliveryId,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO template_deliveries (amap_id, template_id, delivery_id) VALUES ($1, $2, $3)
         ON CONFLICT (amap_id, template_id, delivery_id) DO UPDATE SET cancelled_at = NULL",
        amap.id(),
        template,
        delivery
    )
    .map(drop)
}

/// A template no longer delivers on this delivery.
pub async fn cancel_delivery(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    delivery: DeliveryId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE template_deliveries SET cancelled_at = $4
         WHERE amap_id = $1 AND template_id = $2 AND delivery_id = $3 AND cancelled_at IS NULL",
        amap.id(),
        template,
        delivery,
        now
    )
    .map(drop)
}

/// A product can no longer be had on a delivery.
pub async fn bar(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    delivery: DeliveryId,
    product: ProductId,
) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM availability
         WHERE amap_id = $1 AND template_id = $2 AND delivery_id = $3 AND product_id = $4",
        amap.id(),
        template,
        delivery,
        product
    )
    .map(drop)
}

#[derive(Debug)]
struct Available {
    amap_id: AmapId,
    template_id: TemplateId,
    product_id: ProductId,
    delivery_id: DeliveryId,
}

bulk_row!(Available {
    amap_id,
    template_id,
    product_id,
    delivery_id
});

/// Products can be had on a delivery; those that could not yet.
pub async fn allow(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    delivery: DeliveryId,
    products: &[ProductId],
) -> Result<(), DbError> {
    let available = |product: &ProductId| Available {
        amap_id: amap.id(),
        template_id: template,
        product_id: *product,
        delivery_id: delivery,
    };
    let available: Vec<Available> = products.iter().map(available).collect();
    let insert = "INSERT INTO availability (amap_id, template_id, product_id, delivery_id) ";
    insert_many(tx, insert, &available).await
}

/// A product costs so much from now on.
pub async fn reprice(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    product: ProductId,
    cents: Cents,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE template_products SET price_cents = $4
         WHERE amap_id = $1 AND template_id = $2 AND product_id = $3",
        amap.id(),
        template,
        product,
        cents
    )
    .map(drop)
}

/// Counts a change of a template.
pub async fn count_change(tx: &mut Tx, amap: &AmapScope, template: TemplateId) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET revision = revision + 1 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        template
    )
    .map(drop)
}

/// What a change for everyone did on a date of a contract.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ChangedDate {
    pub delivery_id: DeliveryId,
    pub contract_id: ContractId,
    pub title: String,
    pub kind: Kind,
    pub before: Quantity,
    pub after: Quantity,
}

/// What changes for everyone did on the dates of a household, in the order in which they took effect.
pub async fn changed_dates(
    tx: &mut Tx,
    own: &Own,
    (from, until): (Day, Day),
) -> Result<Vec<ChangedDate>, DbError> {
    rows!(
        tx,
        ChangedDate,
        "SELECT l.delivery_id, c.id AS contract_id, t.title, a.kind, CAST(SUM(l.quantity_before) AS BIGINT) AS before,
                CAST(SUM(l.quantity_after) AS BIGINT) AS after
         FROM contracts c
         JOIN amendments a ON a.amap_id = c.amap_id AND a.contract_id = c.id
         JOIN amendment_lines l ON l.amap_id = a.amap_id AND l.amendment_id = a.id
         JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         WHERE c.amap_id = $1 AND c.household_id = $2 AND a.change_id IS NOT NULL AND a.effective_at IS NOT NULL
           AND c.cancelled_at IS NULL AND d.day >= $3 AND d.day <= $4
         GROUP BY l.delivery_id, c.id, t.title, a.kind, a.id, a.number ORDER BY a.number",
        own.amap.id(),
        own.household,
        from,
        until
    )
}
