//! The sheets of paper behind signatures.

use crate::access::AmapScope;
use crate::contracts::rules::scan::ScanKind;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, ContractId, Instant, SignatureId};
use crate::{maybe, rows, run};

/// A scan about to be kept.
#[derive(Debug)]
pub struct NewScan<'a> {
    pub signature: SignatureId,
    pub kind: ScanKind,
    pub sha256: &'a [u8],
    pub bytes: &'a [u8],
    pub by: AccountId,
    pub at: Instant,
}

/// Keeps the scan of a signature.
pub async fn insert_scan(tx: &mut Tx, amap: &AmapScope, scan: &NewScan<'_>) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO signature_scans (amap_id, signature_id, media_type, sha256, bytes, kept_at, kept_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        amap.id(),
        scan.signature,
        scan.kind,
        scan.sha256,
        scan.bytes,
        scan.at,
        scan.by
    )
    .map(drop)
}

/// The scan behind the standing signature of a party, `member` or `farm`.
pub async fn scan(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    party: &str,
) -> Result<Option<(ScanKind, Vec<u8>)>, DbError> {
    maybe!(
        tx,
        (ScanKind, Vec<u8>),
        "SELECT k.media_type, k.bytes FROM signatures s
         JOIN signature_scans k ON k.amap_id = s.amap_id AND k.signature_id = s.id
         WHERE s.amap_id = $1 AND s.contract_id = $2 AND s.party = $3 AND s.voided_at IS NULL AND LENGTH(k.bytes) > 0",
        amap.id(),
        contract,
        party
    )
}

/// The parties whose standing signature has a scan, and who recorded it when: the member's first.
pub async fn scans(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
) -> Result<Vec<(String, Instant, Option<String>)>, DbError> {
    rows!(
        tx,
        (String, Instant, Option<String>),
        "SELECT s.party, k.kept_at, a.name FROM signatures s
         JOIN signature_scans k ON k.amap_id = s.amap_id AND k.signature_id = s.id
         LEFT JOIN accounts a ON a.id = k.kept_by
         WHERE s.amap_id = $1 AND s.contract_id = $2 AND s.voided_at IS NULL ORDER BY s.party DESC",
        amap.id(),
        contract
    )
}
