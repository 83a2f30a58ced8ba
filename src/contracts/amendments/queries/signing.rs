//! Signatures over amendments, and their PDFs.

use crate::access::AmapScope;
use crate::contracts::queries::StandingSignature;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmendmentId, Cents, ContractId, Instant, PublicId, TemplateId};
use crate::{maybe, rows, run};

/// A signature about to be stored.
#[derive(Debug)]
pub struct NewAmendmentSignature<'a> {
    pub amendment: AmendmentId,
    pub party: &'a str,
    pub how: &'a str,
    pub sha256: &'a [u8],
    pub at: Instant,
    pub account: AccountId,
    pub address: &'a str,
    pub scan: Option<(&'a str, &'a [u8])>,
}

/// Stores a signature; says whether the party had not signed yet.
pub async fn insert_amendment_signature(
    tx: &mut Tx,
    amap: &AmapScope,
    new: &NewAmendmentSignature<'_>,
) -> Result<bool, DbError> {
    let stored = run!(
        tx,
        "INSERT INTO amendment_signatures (amap_id, amendment_id, party, how, sha256, signed_at, account_id, address,
                                           scan_type, scan)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
        amap.id(),
        new.amendment,
        new.party,
        new.how,
        new.sha256,
        new.at,
        new.account,
        new.address,
        new.scan.map(|(media_type, _)| media_type),
        new.scan.map(|(_, bytes)| bytes)
    )?;
    Ok(stored == 1)
}

/// A signature over an amendment.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct AmendmentSignature {
    #[sqlx(flatten)]
    pub signature: StandingSignature,
    pub scan_type: Option<String>,
}

/// The signatures over an amendment: the member's first.
pub async fn amendment_signatures(
    tx: &mut Tx,
    amap: &AmapScope,
    amendment: AmendmentId,
) -> Result<Vec<AmendmentSignature>, DbError> {
    rows!(
        tx,
        AmendmentSignature,
        "SELECT s.party, s.how, s.signed_at, s.address, s.sha256, a.name AS account_name, s.scan_type
         FROM amendment_signatures s JOIN accounts a ON a.id = s.account_id
         WHERE s.amap_id = $1 AND s.amendment_id = $2 ORDER BY s.party DESC",
        amap.id(),
        amendment
    )
}

/// The scan behind a signature on paper.
pub async fn amendment_scan(
    tx: &mut Tx,
    amap: &AmapScope,
    amendment: AmendmentId,
    party: &str,
) -> Result<Option<(String, Vec<u8>)>, DbError> {
    maybe!(
        tx,
        (String, Vec<u8>),
        "SELECT scan_type, scan FROM amendment_signatures
         WHERE amap_id = $1 AND amendment_id = $2 AND party = $3 AND LENGTH(scan) > 0",
        amap.id(),
        amendment,
        party
    )
}

/// A PDF as it was kept: SHA-256, pages, bytes.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct AmendmentFile {
    pub sha256: Vec<u8>,
    pub pages: i64,
    pub pdf: Vec<u8>,
}

/// The PDF of an amendment, if it was made.
pub async fn amendment_file(
    tx: &mut Tx,
    amap: &AmapScope,
    amendment: AmendmentId,
) -> Result<Option<AmendmentFile>, DbError> {
    let sql = "SELECT sha256, pages, pdf FROM amendment_files WHERE amap_id = $1 AND amendment_id = $2";
    maybe!(tx, AmendmentFile, sql, amap.id(), amendment)
}

/// The amendments of a template whose PDF is not made yet: contract and number.
pub async fn without_file(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<(ContractId, i64)>, DbError> {
    rows!(
        tx,
        (ContractId, i64),
        "SELECT a.contract_id, a.number FROM contracts c
         JOIN amendments a ON a.amap_id = c.amap_id AND a.contract_id = c.id
         WHERE c.amap_id = $1 AND c.template_id = $2
           AND NOT EXISTS (SELECT 1 FROM amendment_files f WHERE f.amap_id = a.amap_id AND f.amendment_id = a.id)
         ORDER BY a.contract_id, a.number",
        amap.id(),
        template
    )
}

/// Keeps the PDF of an amendment; the first one made stays.
pub async fn insert_amendment_file(
    tx: &mut Tx,
    amap: &AmapScope,
    amendment: AmendmentId,
    file: &AmendmentFile,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO amendment_files (amap_id, amendment_id, made_at, sha256, pages, pdf)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        amap.id(),
        amendment,
        now,
        &file.sha256,
        file.pages,
        &file.pdf
    )
    .map(drop)
}

/// The PDF of an amendment with its signatures, if it was made.
pub async fn signed_amendment(
    tx: &mut Tx,
    amap: &AmapScope,
    amendment: AmendmentId,
) -> Result<Option<Vec<u8>>, DbError> {
    let sql = "SELECT signed_pdf FROM amendment_files
               WHERE amap_id = $1 AND amendment_id = $2 AND signed_pdf IS NOT NULL";
    let found = maybe!(tx, (Vec<u8>,), sql, amap.id(), amendment)?;
    Ok(found.map(|(pdf,)| pdf))
}

/// Keeps the PDF of an amendment with its signatures; the first one made stays.
pub async fn keep_signed_amendment(
    tx: &mut Tx,
    amap: &AmapScope,
    amendment: AmendmentId,
    sha256: &[u8],
    pdf: &[u8],
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE amendment_files SET signed_sha256 = $3, signed_pdf = $4
         WHERE amap_id = $1 AND amendment_id = $2 AND signed_pdf IS NULL",
        amap.id(),
        amendment,
        sha256,
        pdf
    )
    .map(drop)
}

/// An amendment that waits for the farm's signature.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct WaitingAmendment {
    pub contract: PublicId,
    pub household: String,
    pub number: i64,
    pub total_before_cents: Cents,
    pub total_after_cents: Cents,
}

/// The amendments of a template that wait for the farm's signature, by household.
pub async fn waiting(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<WaitingAmendment>, DbError> {
    rows!(
        tx,
        WaitingAmendment,
        "SELECT c.public_id AS contract, h.name AS household, a.number, a.total_before_cents, a.total_after_cents
         FROM contracts c
         JOIN amendments a ON a.amap_id = c.amap_id AND a.contract_id = c.id AND a.asks = 'both'
              AND a.effective_at IS NULL AND a.withdrawn_at IS NULL
         JOIN households h ON h.amap_id = c.amap_id AND h.id = c.household_id
         WHERE c.amap_id = $1 AND c.template_id = $2
           AND NOT EXISTS (SELECT 1 FROM amendment_signatures s WHERE s.amap_id = a.amap_id AND s.amendment_id = a.id
                             AND s.party = 'farm')
         ORDER BY h.sort_key, c.public_id",
        amap.id(),
        template
    )
}
