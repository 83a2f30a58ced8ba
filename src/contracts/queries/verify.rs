//! Finding the contract that a file is of, by the fingerprint of its bytes: whoever holds the file may ask, so that no
//! scope applies, and nothing is told that the file does not say itself.

use crate::db::{DbError, Tx};
use crate::maybe;
use crate::words::Instant;

/// The text that a file is, or holds.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Verified {
    pub title: String,
    pub amap: String,
    pub farm: String,
    pub zone: String,
    pub superseded_at: Option<Instant>,
    pub member_signed_at: Option<Instant>,
    pub farm_signed_at: Option<Instant>,
    pub voided: bool,
    pub cancelled: bool,
}

macro_rules! verified_sql {
    ($from:literal) => {
        concat!(
            "SELECT t.title, a.name AS amap, f.name AS farm, a.zone, b.superseded_at,
                    sm.signed_at AS member_signed_at, sf.signed_at AS farm_signed_at,
                    EXISTS (SELECT 1 FROM signatures v WHERE v.amap_id = b.amap_id AND v.body_id = b.id
                            AND v.voided_at IS NOT NULL) AS voided,
                    EXISTS (SELECT 1 FROM contracts x WHERE x.amap_id = c.amap_id AND x.id = c.id
                            AND (x.cancelled_at IS NOT NULL OR x.refused_at IS NOT NULL)) AS cancelled
             FROM ",
            $from,
            " JOIN contracts c ON c.amap_id = b.amap_id AND c.id = b.contract_id
             JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
             JOIN amaps a ON a.id = c.amap_id JOIN farms f ON f.id = t.farm_id
             LEFT JOIN signatures sm ON sm.amap_id = b.amap_id AND sm.contract_id = c.id AND sm.body_id = b.id
                  AND sm.party = 'member' AND sm.voided_at IS NULL
             LEFT JOIN signatures sf ON sf.amap_id = b.amap_id AND sf.contract_id = c.id AND sf.body_id = b.id
                  AND sf.party = 'farm' AND sf.voided_at IS NULL
             WHERE s.sha256 = $1"
        )
    };
}

/// The text with this fingerprint.
pub async fn text_with(tx: &mut Tx, sha256: &[u8]) -> Result<Option<Verified>, DbError> {
    let sql = verified_sql!("bodies s JOIN bodies b ON b.amap_id = s.amap_id AND b.id = s.id");
    maybe!(tx, Verified, sql, sha256)
}

/// The text in the final file with this fingerprint.
pub async fn final_file_with(tx: &mut Tx, sha256: &[u8]) -> Result<Option<Verified>, DbError> {
    let sql = verified_sql!("signed_files s JOIN bodies b ON b.amap_id = s.amap_id AND b.id = s.body_id");
    maybe!(tx, Verified, sql, sha256)
}

/// The amendment with this fingerprint, with its signatures or without. `voided` here: it is not in effect yet.
pub async fn amendment_with(tx: &mut Tx, sha256: &[u8]) -> Result<Option<Verified>, DbError> {
    maybe!(
        tx,
        Verified,
        "SELECT t.title, a.name AS amap, f.name AS farm, a.zone, m.withdrawn_at AS superseded_at,
                sm.signed_at AS member_signed_at, sf.signed_at AS farm_signed_at, m.effective_at IS NULL AS voided, FALSE AS cancelled
         FROM amendment_files s
         JOIN amendments m ON m.amap_id = s.amap_id AND m.id = s.amendment_id
         JOIN contracts c ON c.amap_id = m.amap_id AND c.id = m.contract_id
         JOIN templates t ON t.amap_id = c.amap_id AND t.id = c.template_id
         JOIN amaps a ON a.id = c.amap_id JOIN farms f ON f.id = t.farm_id
         LEFT JOIN amendment_signatures sm ON sm.amap_id = m.amap_id AND sm.amendment_id = m.id AND sm.party = 'member'
         LEFT JOIN amendment_signatures sf ON sf.amap_id = m.amap_id AND sf.amendment_id = m.id AND sf.party = 'farm'
         WHERE s.sha256 = $1 OR s.signed_sha256 = $1",
        sha256
    )
}
