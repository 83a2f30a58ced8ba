//! Households and farmers, as far as contracts name them.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{Day, EmailAddress, FarmId, HouseholdId, MemberId, PublicId, TemplateId};
use crate::{maybe, rows};

/// A person of a household.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Person {
    pub id: MemberId,
    pub first_name: String,
    pub last_name: String,
}

impl Person {
    /// "Anaïs Morel".
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim()
            .to_owned()
    }
}

/// Who belongs to a household today.
pub async fn people(tx: &mut Tx, amap: &AmapScope, household: HouseholdId) -> Result<Vec<Person>, DbError> {
    rows!(
        tx,
        Person,
        "SELECT id, first_name, last_name FROM members
         WHERE amap_id = $1 AND household_id = $2 AND left_on IS NULL ORDER BY joined_on, sort_key",
        amap.id(),
        household
    )
}

/// Who signs for a farm.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct FarmPerson {
    pub first_name: String,
    pub last_name: String,
    pub email: Option<EmailAddress>,
}

impl FarmPerson {
    /// "Camille Perrin".
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim()
            .to_owned()
    }
}

/// The farmers of a farm that delivers to this AMAP.
pub async fn farm_people(tx: &mut Tx, amap: &AmapScope, farm: FarmId) -> Result<Vec<FarmPerson>, DbError> {
    rows!(
        tx,
        FarmPerson,
        "SELECT p.first_name, p.last_name, p.email FROM farmers p
         WHERE p.farm_id = $2 AND EXISTS (SELECT 1 FROM templates t WHERE t.amap_id = $1 AND t.farm_id = $2)
         ORDER BY p.last_name, p.first_name",
        amap.id(),
        farm
    )
}

/// A household, and its contract from a template if it has one.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct HouseholdChoice {
    pub public_id: PublicId,
    pub name: String,
    pub contract: Option<PublicId>,
}

/// The households of the AMAP with their active contract from a template.
pub async fn household_choices(
    tx: &mut Tx,
    amap: &AmapScope,
    template: TemplateId,
    today: Day,
) -> Result<Vec<HouseholdChoice>, DbError> {
    rows!(
        tx,
        HouseholdChoice,
        "SELECT h.public_id, h.name, c.public_id AS contract FROM households h
         LEFT JOIN contracts c ON c.amap_id = h.amap_id AND c.household_id = h.id AND c.template_id = $2
              AND c.lapsed_at IS NULL AND c.refused_at IS NULL AND c.cancelled_at IS NULL
              AND (c.ended_on IS NULL OR c.ended_on >= $3)
         WHERE h.amap_id = $1 AND h.left_on IS NULL ORDER BY h.sort_key, h.public_id",
        amap.id(),
        template,
        today
    )
}

/// The household of an address.
pub async fn household(
    tx: &mut Tx,
    amap: &AmapScope,
    id: PublicId,
) -> Result<Option<(HouseholdId, String)>, DbError> {
    maybe!(
        tx,
        (HouseholdId, String),
        "SELECT id, name FROM households WHERE amap_id = $1 AND public_id = $2",
        amap.id(),
        id
    )
}
