//! The households whose subscriptions are typed in one go.

use crate::access::AmapScope;
use crate::contracts::rules::Held;
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{Day, HouseholdId, Instant, MemberId, PublicId, TemplateId};

use super::held_by_others;

/// A household without a contract of a template, and who signs for it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PaperHousehold {
    pub id: HouseholdId,
    pub public_id: PublicId,
    pub name: String,
    pub signatory: MemberId,
}

/// The households of the AMAP that have no active contract of a template, by name.
pub async fn without_contract(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    today: Day,
) -> Result<Vec<PaperHousehold>, DbError> {
    rows!(
        tx,
        PaperHousehold,
        "SELECT h.id, h.public_id, h.name, m.id AS signatory FROM households h
         JOIN members m ON m.amap_id = h.amap_id AND m.id =
              (SELECT x.id FROM members x WHERE x.amap_id = h.amap_id AND x.household_id = h.id AND x.left_on IS NULL
               ORDER BY x.joined_on, x.sort_key, x.id LIMIT 1)
         WHERE h.amap_id = $1 AND h.left_on IS NULL
           AND NOT EXISTS (SELECT 1 FROM contracts c WHERE c.amap_id = h.amap_id AND c.household_id = h.id
                 AND c.template_id = $2 AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
                 AND (c.ended_on IS NULL OR c.ended_on >= $3))
         ORDER BY h.sort_key, h.public_id",
        amap.id(),
        template,
        today
    )
}

/// What all households hold of a template.
pub async fn held_by_all(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    now: Instant,
) -> Result<Held, DbError> {
    let nobody = HouseholdId::new(uuid::Uuid::nil());
    held_by_others(tx, amap, template, nobody, now).await
}
