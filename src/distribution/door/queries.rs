//! SQL of what is noted at the door.

use super::rules::{Event, Says, Subject};
use crate::access::AmapScope;
use crate::bulk_row;
use crate::db::{DbError, Tx, insert_many};
use crate::rows;
use crate::words::{
    AccountId, AmapId, ContractId, DeliveryId, DoorEventId, HouseholdId, Instant, ProductId, PublicId,
};

/// An event as it is stored.
#[derive(sqlx::FromRow)]
struct Stored {
    id: DoorEventId,
    subject: String,
    says: String,
    words: String,
    follows: String,
    made_at: Instant,
    name: Option<String>,
}

/// All that was noted at a delivery.
pub async fn events(tx: &mut Tx, scope: &AmapScope, delivery: DeliveryId) -> Result<Vec<Event>, DbError> {
    let stored = rows!(
        tx,
        Stored,
        "SELECT e.id, e.subject, e.says, e.words, e.follows, e.made_at, a.name
         FROM door_events e LEFT JOIN accounts a ON a.id = e.made_by
         WHERE e.amap_id = $1 AND e.delivery_id = $2 ORDER BY e.made_at, e.id",
        scope.id(),
        delivery
    )?;
    Ok(stored.into_iter().filter_map(event).collect())
}

/// None for what a newer server wrote and this one cannot read.
fn event(stored: Stored) -> Option<Event> {
    Some(Event {
        id: stored.id,
        subject: stored.subject.parse::<Subject>().ok()?,
        says: serde_json::from_str::<Says>(&stored.says).ok()?,
        words: stored.words,
        follows: stored
            .follows
            .split(' ')
            .filter_map(|id| id.parse().ok())
            .collect(),
        at: stored.made_at,
        by: stored.name.unwrap_or_default(),
    })
}

#[derive(Clone)]
struct NewEvent {
    amap_id: AmapId,
    delivery_id: DeliveryId,
    id: DoorEventId,
    subject: String,
    says: String,
    words: String,
    follows: String,
    made_at: Instant,
    made_by: AccountId,
    received_at: Instant,
}

bulk_row!(NewEvent {
    amap_id,
    delivery_id,
    id,
    subject,
    says,
    words,
    follows,
    made_at,
    made_by,
    received_at
});

/// Stores what was noted; none of it is known yet.
pub async fn insert(
    tx: &mut Tx,
    scope: &AmapScope,
    delivery: DeliveryId,
    events: &[Event],
    (by, now): (AccountId, Instant),
) -> Result<(), DbError> {
    let row = |event: &Event| {
        let follows: Vec<String> = event.follows.iter().map(DoorEventId::to_string).collect();
        NewEvent {
            amap_id: scope.id(),
            delivery_id: delivery,
            id: event.id,
            subject: event.subject.to_string(),
            says: serde_json::to_string(&event.says).expect("a note is plain data"),
            words: event.words.clone(),
            follows: follows.join(" "),
            made_at: event.at,
            made_by: by,
            received_at: now,
        }
    };
    let rows: Vec<NewEvent> = events.iter().map(row).collect();
    insert_many(
        tx,
        "INSERT INTO door_events (amap_id, delivery_id, id, subject, says, words, follows, made_at, made_by, received_at) ",
        &rows,
    )
    .await
}

/// The households of the AMAP, by id: those that a note may name.
pub async fn households(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<HouseholdId>, DbError> {
    let found = rows!(
        tx,
        (HouseholdId,),
        "SELECT id FROM households WHERE amap_id = $1",
        scope.id()
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// The products that the AMAP's templates have: those whose crates a note may be about.
pub async fn products(tx: &mut Tx, scope: &AmapScope) -> Result<Vec<ProductId>, DbError> {
    let found = rows!(
        tx,
        (ProductId,),
        "SELECT DISTINCT product_id FROM template_products WHERE amap_id = $1",
        scope.id()
    )?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// A product of a contract that is due at a delivery.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct DueProduct {
    /// The contract's name in addresses.
    pub contract: PublicId,
    /// Its id.
    pub contract_id: ContractId,
    /// The product.
    pub product_id: ProductId,
}

/// What is due at a delivery and priced by weight.
pub async fn by_weight(
    tx: &mut Tx,
    scope: &AmapScope,
    delivery: DeliveryId,
) -> Result<Vec<DueProduct>, DbError> {
    rows!(
        tx,
        DueProduct,
        "SELECT c.public_id AS contract, c.id AS contract_id, o.product_id
         FROM order_lines o
         JOIN contracts c ON c.amap_id = o.amap_id AND c.id = o.contract_id
         JOIN template_products p ON p.amap_id = c.amap_id AND p.template_id = c.template_id AND p.product_id = o.product_id
         WHERE o.amap_id = $1 AND o.delivery_id = $2 AND p.pricing = 'weight'",
        scope.id(),
        delivery
    )
}
