//! What an amendment changes when it takes effect.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::run;
use crate::words::{AccountId, AmendmentId, Cents, ContractId, Day, Instant};

/// Sets what a contract owes beyond its lines: for a lost harvest, and of what was paid ahead.
pub async fn set_beyond(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    (kept, unspent): (Cents, Cents),
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE contracts SET kept_cents = $3, unspent_cents = $4 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        contract,
        kept,
        unspent
    )
    .map(drop)
}

/// A contract ends before its term.
pub async fn end(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    last: Day,
    reason: &str,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE contracts SET ended_on = $3, reason = $4 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        contract,
        last,
        reason
    )
    .map(drop)
}

/// A contract takes over the rest of another.
pub async fn follow(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    before: ContractId,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE contracts SET follows_id = $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        contract,
        before
    )
    .map(drop)
}

/// An amendment takes effect.
pub async fn make_effective(
    tx: &mut Tx,
    amap: &AmapScope,
    amendment: AmendmentId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE amendments SET effective_at = $3
         WHERE amap_id = $1 AND id = $2 AND effective_at IS NULL AND withdrawn_at IS NULL",
        amap.id(),
        amendment,
        now
    )
    .map(drop)
}

/// The farm gave back so much more of what it had received too much.
pub async fn give_back(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    cents: Cents,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE contracts SET returned_cents = returned_cents + $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        contract,
        cents
    )
    .map(drop)
}

/// A contract that is ordered anew costs what its template asks, and owes its lines alone.
pub async fn start_over(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    by: AccountId,
    now: Instant,
) -> Result<(), DbError> {
    set_beyond(tx, amap, contract, (Cents::ZERO, Cents::ZERO)).await?;
    run!(
        tx,
        "DELETE FROM contract_prices WHERE amap_id = $1 AND contract_id = $2",
        amap.id(),
        contract
    )?;
    run!(
        tx,
        "UPDATE amendments SET withdrawn_at = $3, withdrawn_by = $4
         WHERE amap_id = $1 AND contract_id = $2 AND effective_at IS NULL AND withdrawn_at IS NULL",
        amap.id(),
        contract,
        now,
        by
    )
    .map(drop)
}
