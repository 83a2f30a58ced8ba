//! Amendments: written once, read as they were written.

use crate::access::AmapScope;
use crate::contracts::amendments::model::{Asks, Kind, LineChange};
use crate::db::{DbError, Tx, insert_many};
use crate::words::{
    AccountId, AmapId, AmendmentId, Cents, ChangeId, ContractId, Day, DeliveryId, Instant, ProductId,
    Quantity,
};
use crate::{bulk_row, maybe, row, rows, run};

/// An amendment about to be stored.
#[derive(Debug, Clone)]
pub struct NewAmendment {
    pub amap_id: AmapId,
    pub id: AmendmentId,
    pub contract_id: ContractId,
    pub number: i64,
    pub change_id: Option<ChangeId>,
    pub kind: Kind,
    pub cause: String,
    pub reason: String,
    pub asks: Asks,
    pub total_before_cents: Cents,
    pub total_after_cents: Cents,
    pub kept_after_cents: Cents,
    pub unspent_after_cents: Cents,
    pub credit_cents: Cents,
    pub ends_on: Option<Day>,
    pub says: String,
    pub made_at: Instant,
    pub made_by: AccountId,
    pub effective_at: Option<Instant>,
}

bulk_row!(NewAmendment {
    amap_id,
    id,
    contract_id,
    number,
    change_id,
    kind,
    cause,
    reason,
    asks,
    total_before_cents,
    total_after_cents,
    kept_after_cents,
    unspent_after_cents,
    credit_cents,
    ends_on,
    says,
    made_at,
    made_by,
    effective_at
});

/// A quantity that an amendment changes, about to be stored.
#[derive(Debug, Clone)]
pub struct NewLine {
    pub amap_id: AmapId,
    pub amendment_id: AmendmentId,
    pub delivery_id: DeliveryId,
    pub product_id: ProductId,
    pub quantity_before: Quantity,
    pub quantity_after: Quantity,
}

bulk_row!(NewLine {
    amap_id,
    amendment_id,
    delivery_id,
    product_id,
    quantity_before,
    quantity_after
});

/// A price that an amendment changes, about to be stored.
#[derive(Debug, Clone)]
pub struct NewPrice {
    pub amap_id: AmapId,
    pub amendment_id: AmendmentId,
    pub product_id: ProductId,
    pub price_before_cents: Cents,
    pub price_after_cents: Cents,
    pub from_on: Option<Day>,
}

bulk_row!(NewPrice {
    amap_id,
    amendment_id,
    product_id,
    price_before_cents,
    price_after_cents,
    from_on
});

/// Stores amendments with what they change.
pub async fn insert_amendments(
    tx: &mut Tx,
    amendments: &[NewAmendment],
    lines: &[NewLine],
    prices: &[NewPrice],
) -> Result<(), DbError> {
    insert_many(
        tx,
        "INSERT INTO amendments (amap_id, id, contract_id, number, change_id, kind, cause, reason, asks,
                                 total_before_cents, total_after_cents, kept_after_cents, unspent_after_cents, credit_cents, ends_on, says,
                                 made_at, made_by, effective_at) ",
        amendments,
    )
    .await?;
    insert_many(
        tx,
        "INSERT INTO amendment_lines (amap_id, amendment_id, delivery_id, product_id, quantity_before,
                                      quantity_after) ",
        lines,
    )
    .await?;
    insert_many(
        tx,
        "INSERT INTO amendment_prices (amap_id, amendment_id, product_id, price_before_cents, price_after_cents,
                                       from_on) ",
        prices,
    )
    .await
}

/// An amendment as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Amendment {
    pub id: AmendmentId,
    pub number: i64,
    pub kind: String,
    pub reason: String,
    pub asks: String,
    pub kept_after_cents: Cents,
    pub unspent_after_cents: Cents,
    pub ends_on: Option<Day>,
    pub says: String,
    pub made_at: Instant,
    pub made_by: Option<String>,
    pub effective_at: Option<Instant>,
    pub withdrawn_at: Option<Instant>,
    pub member_signed_at: Option<Instant>,
    pub farm_signed_at: Option<Instant>,
}

impl Amendment {
    /// Whether its words went with the person who signed the contract (docs/rules/erasure.md).
    pub fn is_erased(&self) -> bool {
        self.says.is_empty()
    }
}

// With who wrote it and who signed it.
macro_rules! amendment_sql {
    ($rest:literal) => {
        concat!(
            "SELECT a.id, a.number, a.kind, a.reason, a.asks, a.kept_after_cents, a.unspent_after_cents, a.ends_on, a.says, a.made_at, by.name AS made_by,
                    a.effective_at, a.withdrawn_at, sm.signed_at AS member_signed_at, sf.signed_at AS farm_signed_at
             FROM amendments a
             LEFT JOIN accounts by ON by.id = a.made_by
             LEFT JOIN amendment_signatures sm ON sm.amap_id = a.amap_id AND sm.amendment_id = a.id
                  AND sm.party = 'member'
             LEFT JOIN amendment_signatures sf ON sf.amap_id = a.amap_id AND sf.amendment_id = a.id
                  AND sf.party = 'farm' ",
            $rest
        )
    };
}

/// The amendments of a contract, the first one first.
pub async fn amendments(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
) -> Result<Vec<Amendment>, DbError> {
    let sql = amendment_sql!("WHERE a.amap_id = $1 AND a.contract_id = $2 ORDER BY a.number");
    rows!(tx, Amendment, sql, amap.id(), contract)
}

/// One amendment of a contract, by its number.
pub async fn amendment(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    number: i64,
) -> Result<Option<Amendment>, DbError> {
    let sql = amendment_sql!("WHERE a.amap_id = $1 AND a.contract_id = $2 AND a.number = $3");
    maybe!(tx, Amendment, sql, amap.id(), contract, number)
}

/// Takes an amendment back that nobody is bound by yet.
pub async fn withdraw(
    tx: &mut Tx,
    amap: &AmapScope,
    amendment: AmendmentId,
    by: AccountId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE amendments SET withdrawn_at = $3, withdrawn_by = $4
         WHERE amap_id = $1 AND id = $2 AND effective_at IS NULL AND withdrawn_at IS NULL",
        amap.id(),
        amendment,
        now,
        by
    )
    .map(drop)
}

/// The quantities that an amendment changes, as they were and are.
pub async fn amendment_lines(
    tx: &mut Tx,
    amap: &AmapScope,
    amendment: AmendmentId,
) -> Result<Vec<LineChange>, DbError> {
    let lines = rows!(
        tx,
        (Day, ProductId, Quantity, Quantity),
        "SELECT d.day, l.product_id, l.quantity_before, l.quantity_after
         FROM amendment_lines l JOIN deliveries d ON d.amap_id = l.amap_id AND d.id = l.delivery_id
         WHERE l.amap_id = $1 AND l.amendment_id = $2",
        amap.id(),
        amendment
    )?;
    let line = |(day, product, before, after)| LineChange {
        day,
        product,
        before,
        after,
    };
    Ok(lines.into_iter().map(line).collect())
}

/// The amendment of a contract with a number, just written.
pub async fn number_of(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    number: i64,
) -> Result<AmendmentId, DbError> {
    let (id,) = row!(
        tx,
        (AmendmentId,),
        "SELECT id FROM amendments WHERE amap_id = $1 AND contract_id = $2 AND number = $3",
        amap.id(),
        contract,
        number
    )?;
    Ok(id)
}

/// The prices that an amendment changes, as they will be, and from when on.
pub async fn amendment_prices(
    tx: &mut Tx,
    amap: &AmapScope,
    amendment: AmendmentId,
) -> Result<Vec<(ProductId, Option<Day>, Cents)>, DbError> {
    rows!(
        tx,
        (ProductId, Option<Day>, Cents),
        "SELECT product_id, from_on, price_after_cents FROM amendment_prices WHERE amap_id = $1 AND amendment_id = $2",
        amap.id(),
        amendment
    )
}
