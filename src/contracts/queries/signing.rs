//! Texts, signatures over them, and the files made of both.

use crate::access::AmapScope;
use crate::contracts::dossier::Text;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, BodyId, ContractId, Instant, SignatureId};
use crate::{maybe, rows, run};

/// Puts the current text of a contract aside.
pub async fn supersede_body(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE bodies SET superseded_at = $3 WHERE amap_id = $1 AND contract_id = $2 AND superseded_at IS NULL",
        amap.id(),
        contract,
        now
    )
    .map(drop)
}

/// A text about to be stored.
#[derive(Debug)]
pub struct NewBody<'a> {
    pub id: BodyId,
    pub contract: ContractId,
    pub by: AccountId,
    pub at: Instant,
    pub text: &'a Text,
}

/// Stores a text as the current one; the one before must be put aside first.
pub async fn insert_body(tx: &mut Tx, amap: &AmapScope, body: &NewBody<'_>) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO bodies (amap_id, id, contract_id, made_at, made_by, sha256, says_sha256, pages, pdf)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        amap.id(),
        body.id,
        body.contract,
        body.at,
        body.by,
        &body.text.sha256,
        &body.text.says,
        body.text.pages,
        &body.text.pdf
    )
    .map(drop)
}

/// The stored bytes of a text; none once it was erased with who signed it.
pub async fn body_pdf(tx: &mut Tx, amap: &AmapScope, body: BodyId) -> Result<Option<Vec<u8>>, DbError> {
    let sql = "SELECT pdf FROM bodies WHERE amap_id = $1 AND id = $2 AND LENGTH(pdf) > 0";
    let found = maybe!(tx, (Vec<u8>,), sql, amap.id(), body)?;
    Ok(found.map(|(pdf,)| pdf))
}

/// A signature about to be stored. `body` is absent only for what was signed elsewhere.
#[derive(Debug)]
pub struct NewSignature<'a> {
    pub id: SignatureId,
    pub contract: ContractId,
    pub party: &'a str,
    pub how: &'a str,
    pub body: BodyId,
    pub sha256: &'a [u8],
    pub at: Instant,
    pub account: AccountId,
    pub address: &'a str,
}

/// Stores a signature.
pub async fn insert_signature(tx: &mut Tx, amap: &AmapScope, new: &NewSignature<'_>) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO signatures (amap_id, id, contract_id, party, how, body_id, sha256, signed_at, account_id, address)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        amap.id(),
        new.id,
        new.contract,
        new.party,
        new.how,
        new.body,
        new.sha256,
        new.at,
        new.account,
        new.address
    )
    .map(drop)
}

/// Makes the standing signatures of a contract void.
pub async fn void_signatures(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE signatures SET voided_at = $3 WHERE amap_id = $1 AND contract_id = $2 AND voided_at IS NULL",
        amap.id(),
        contract,
        now
    )
    .map(drop)
}

/// A standing signature, as the signature page tells it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct StandingSignature {
    pub party: String,
    pub how: String,
    pub signed_at: Instant,
    pub address: String,
    pub sha256: Option<Vec<u8>>,
    pub account_name: Option<String>,
}

/// The standing signatures of a contract: the member's first.
pub async fn signatures(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
) -> Result<Vec<StandingSignature>, DbError> {
    rows!(
        tx,
        StandingSignature,
        "SELECT s.party, s.how, s.signed_at, s.address, s.sha256, a.name AS account_name
         FROM signatures s LEFT JOIN accounts a ON a.id = s.account_id
         WHERE s.amap_id = $1 AND s.contract_id = $2 AND s.voided_at IS NULL ORDER BY s.party DESC",
        amap.id(),
        contract
    )
}

/// The final file of a contract over a text, if it was made.
pub async fn signed_file(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    body: BodyId,
) -> Result<Option<Vec<u8>>, DbError> {
    let sql = "SELECT pdf FROM signed_files WHERE amap_id = $1 AND contract_id = $2 AND body_id = $3 AND LENGTH(pdf) > 0";
    let found = maybe!(tx, (Vec<u8>,), sql, amap.id(), contract, body)?;
    Ok(found.map(|(pdf,)| pdf))
}

/// Keeps a final file; the first one made stays.
pub async fn insert_signed_file(
    tx: &mut Tx,
    amap: &AmapScope,
    contract: ContractId,
    body: BodyId,
    sha256: &[u8],
    pdf: &[u8],
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO signed_files (amap_id, contract_id, body_id, made_at, sha256, pdf)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        amap.id(),
        contract,
        body,
        now,
        sha256,
        pdf
    )
    .map(drop)
}
