//! What a season leaves to be kept.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, Cents, ContractId, Day, FarmId, Instant, PublicId, Quantity, TemplateId};
use crate::{maybe, rows, run};

/// A contract of a season, as the archive tells of it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Archived {
    pub id: ContractId,
    pub public_id: PublicId,
    pub household: String,
    pub ended_on: Option<Day>,
    pub member_signed_at: Option<Instant>,
    pub farm_signed_at: Option<Instant>,
    pub body_sha256: Option<Vec<u8>>,
    /// Those in effect.
    pub amendments: i64,
    /// Those that wait for a signature.
    pub waiting: i64,
    pub received_cents: Cents,
    pub returned_cents: Cents,
}

/// The contracts of a template that the household signed, by household.
pub async fn archived(tx: &mut Tx, amap: &AmapScope, template: TemplateId) -> Result<Vec<Archived>, DbError> {
    rows!(
        tx,
        Archived,
        "SELECT c.id, c.public_id, h.name AS household, c.ended_on, c.returned_cents, sm.signed_at AS member_signed_at,
                sf.signed_at AS farm_signed_at, b.sha256 AS body_sha256,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM amendments a WHERE a.amap_id = c.amap_id AND a.contract_id = c.id
                   AND a.effective_at IS NOT NULL) AS amendments,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM amendments a WHERE a.amap_id = c.amap_id AND a.contract_id = c.id
                   AND a.effective_at IS NULL AND a.withdrawn_at IS NULL) AS waiting,
                (SELECT CAST(COALESCE(SUM(i.amount_cents), 0) AS BIGINT) FROM instalments i
                 WHERE i.amap_id = c.amap_id AND i.contract_id = c.id AND i.received_at IS NOT NULL) AS received_cents
         FROM contracts c
         JOIN households h ON h.amap_id = c.amap_id AND h.id = c.household_id
         JOIN signatures sm ON sm.amap_id = c.amap_id AND sm.contract_id = c.id AND sm.party = 'member'
              AND sm.voided_at IS NULL
         LEFT JOIN signatures sf ON sf.amap_id = c.amap_id AND sf.contract_id = c.id AND sf.party = 'farm'
              AND sf.voided_at IS NULL
         LEFT JOIN bodies b ON b.amap_id = c.amap_id AND b.contract_id = c.id AND b.superseded_at IS NULL
         WHERE c.amap_id = $1 AND c.template_id = $2 AND c.refused_at IS NULL AND c.cancelled_at IS NULL
         ORDER BY h.sort_key, c.public_id",
        amap.id(),
        template
    )
}

/// What a contract has of a product over the season.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ArchivedLine {
    pub contract_id: ContractId,
    pub product: String,
    pub quantity: Quantity,
    pub deliveries: i64,
}

/// The products of the contracts of a template.
pub async fn archived_lines(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Vec<ArchivedLine>, DbError> {
    rows!(
        tx,
        ArchivedLine,
        "SELECT o.contract_id, p.name AS product, CAST(SUM(o.quantity) AS BIGINT) AS quantity,
                CAST(COUNT(*) AS BIGINT) AS deliveries
         FROM contracts c
         JOIN order_lines o ON o.amap_id = c.amap_id AND o.contract_id = c.id
         JOIN products p ON p.id = o.product_id
         WHERE c.amap_id = $1 AND c.template_id = $2
         GROUP BY o.contract_id, o.product_id, p.name, p.sort_key
         ORDER BY o.contract_id, p.sort_key, p.name",
        amap.id(),
        template
    )
}

/// A confirmation of the farm.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Confirmation {
    pub sha256: Vec<u8>,
    pub confirmed_at: Instant,
    pub confirmed_by: String,
    /// Whether the AMAP says that it handed the contracts over.
    pub handed_over: bool,
}

/// The last one.
pub async fn last_confirmation(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
) -> Result<Option<Confirmation>, DbError> {
    maybe!(
        tx,
        Confirmation,
        "SELECT k.sha256, k.confirmed_at, a.name AS confirmed_by, k.handed_over = 1 AS handed_over
         FROM archive_confirmations k JOIN accounts a ON a.id = k.confirmed_by
         WHERE k.amap_id = $1 AND k.template_id = $2 ORDER BY k.confirmed_at DESC LIMIT 1",
        amap.id(),
        template
    )
}

/// A confirmation about to be stored.
#[derive(Debug)]
pub struct NewConfirmation<'a> {
    pub template: TemplateId,
    pub sha256: &'a [u8],
    pub contracts: i64,
    pub at: Instant,
    pub by: AccountId,
    /// Whether the AMAP says that it handed the contracts over.
    pub handed_over: bool,
}

/// Stores a confirmation; says whether this content was not confirmed yet.
pub async fn insert_confirmation(
    tx: &mut Tx,
    amap: &AmapScope,
    new: &NewConfirmation<'_>,
) -> Result<bool, DbError> {
    let stored = run!(
        tx,
        "INSERT INTO archive_confirmations (amap_id, template_id, sha256, contracts, confirmed_at, confirmed_by, handed_over)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        amap.id(),
        new.template,
        new.sha256,
        new.contracts,
        new.at,
        new.by,
        i64::from(new.handed_over)
    )?;
    Ok(stored == 1)
}

/// A season that has ended.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct EndedSeason {
    pub id: TemplateId,
    pub public_id: PublicId,
    pub title: String,
    pub farm_id: FarmId,
    pub farm_slug: String,
}

/// The templates whose last delivery is past, that have signed contracts and whose farm was not told yet.
pub async fn seasons_ended(tx: &mut Tx, amap: &AmapScope, today: Day) -> Result<Vec<EndedSeason>, DbError> {
    rows!(
        tx,
        EndedSeason,
        "SELECT t.id, t.public_id, t.title, t.farm_id, f.slug AS farm_slug
         FROM templates t JOIN farms f ON f.id = t.farm_id
         WHERE t.amap_id = $1 AND t.opened_at IS NOT NULL AND t.archive_told_at IS NULL
           AND EXISTS (SELECT 1 FROM template_deliveries td JOIN deliveries d ON d.amap_id = td.amap_id AND d.id = td.delivery_id
                       WHERE td.amap_id = t.amap_id AND td.template_id = t.id AND d.day < $2)
           AND NOT EXISTS (SELECT 1 FROM template_deliveries td
                           JOIN deliveries d ON d.amap_id = td.amap_id AND d.id = td.delivery_id
                           WHERE td.amap_id = t.amap_id AND td.template_id = t.id AND td.cancelled_at IS NULL
                             AND d.cancelled_at IS NULL AND d.day >= $2)
           AND EXISTS (SELECT 1 FROM contracts c JOIN signatures s ON s.amap_id = c.amap_id AND s.contract_id = c.id
                       WHERE c.amap_id = t.amap_id AND c.template_id = t.id AND s.voided_at IS NULL)
         ORDER BY t.sort_key, t.public_id",
        amap.id(),
        today
    )
}

/// The farm was told.
pub async fn told_of_archive(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE templates SET archive_told_at = $3 WHERE amap_id = $1 AND id = $2",
        amap.id(),
        template,
        now
    )
    .map(drop)
}
