//! The instalments of a contract, as planned when it was signed.

use crate::access::AmapScope;
use crate::contracts::instalments::Due;
use crate::db::{DbError, Tx, insert_many};
use crate::words::{AmapId, Cents, ContractId, Day, Instant};
use crate::{bulk_row, row, rows, run};

/// An instalment as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Instalment {
    pub due_on: Day,
    pub amount_cents: Cents,
    pub received_at: Option<Instant>,
}

/// What of these was received.
pub fn sum_received(instalments: &[Instalment]) -> Cents {
    let received = instalments.iter().filter(|one| one.received_at.is_some());
    received.map(|one| one.amount_cents).sum()
}

/// The instalments of a contract, in order.
pub async fn instalments(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
) -> Result<Vec<Instalment>, DbError> {
    rows!(
        tx,
        Instalment,
        "SELECT due_on, amount_cents, received_at FROM instalments
         WHERE amap_id = $1 AND contract_id = $2 ORDER BY position",
        amap.id(),
        contract
    )
}

/// How many instalments of a contract were received.
pub async fn received_instalments(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
) -> Result<i64, DbError> {
    let (count,) = row!(
        tx,
        (i64,),
        "SELECT CAST(COUNT(*) AS BIGINT) FROM instalments
         WHERE amap_id = $1 AND contract_id = $2 AND received_at IS NOT NULL",
        amap.id(),
        contract
    )?;
    Ok(count)
}

/// Takes back the instalments that are still expected.
pub async fn drop_expected_instalments(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM instalments WHERE amap_id = $1 AND contract_id = $2 AND received_at IS NULL",
        amap.id(),
        contract
    )
    .map(drop)
}

/// An instalment that is expected.
#[derive(Debug, Clone)]
pub struct Expected {
    pub amap_id: AmapId,
    pub contract_id: ContractId,
    pub position: i64,
    pub due_on: Day,
    pub amount_cents: Cents,
    pub method: String,
}

bulk_row!(Expected {
    amap_id,
    contract_id,
    position,
    due_on,
    amount_cents,
    method
});

impl Expected {
    /// An instalment of a contract, as planned.
    pub fn of(amap: &AmapScope, contract: ContractId, method: &str, due: &Due) -> Expected {
        Expected {
            amap_id: amap.id(),
            contract_id: contract,
            position: i64::from(due.position),
            due_on: due.due_on,
            amount_cents: due.amount,
            method: method.to_owned(),
        }
    }
}

/// Stores instalments that are expected.
pub async fn insert_expected(tx: &mut Tx, instalments: &[Expected]) -> Result<(), DbError> {
    let insert = "INSERT INTO instalments (amap_id, contract_id, position, due_on, amount_cents, method) ";
    insert_many(tx, insert, instalments).await
}

/// Stores the schedule of a contract.
pub async fn insert_instalments(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    method: &str,
    schedule: &[Due],
) -> Result<(), DbError> {
    let expected = schedule
        .iter()
        .map(|due| Expected::of(amap, contract, method, due));
    insert_expected(tx, &expected.collect::<Vec<_>>()).await
}
