//! What an import finds: the AMAP's farms, sites, deliveries, people and earlier imports.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{
    Day, DeliveryId, FarmId, HourMinute, HouseholdId, MemberId, NetworkId, ProductId, PublicId, SiteId,
};
use crate::{maybe, rows};
use sqlx::FromRow;

/// A farm that delivers to the AMAP.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Farm {
    /// Its id.
    pub id: FarmId,
    /// Its name.
    pub name: String,
}

/// When a site is open.
#[derive(Clone, Debug, FromRow)]
pub struct OpeningRow {
    pub site_id: SiteId,
    pub public_id: PublicId,
    pub weekday: Option<i64>,
    pub opens: Option<HourMinute>,
    pub closes: Option<HourMinute>,
}

/// A product of a farm.
#[derive(Clone, Debug, FromRow)]
pub struct ProductRow {
    pub id: ProductId,
    pub name: String,
    pub production_type: String,
    pub packaging: String,
}

/// A person the AMAP knows.
#[derive(Clone, Debug, FromRow)]
pub struct MemberRow {
    pub id: MemberId,
    pub household_id: HouseholdId,
    pub last_name: String,
    pub first_name: String,
    pub left_on: Option<Day>,
}

/// A contract that came from a workbook.
#[derive(Clone, Debug, FromRow)]
pub struct ImportRow {
    /// The template's name in addresses.
    pub public_id: PublicId,
    /// The template's title as it is now.
    pub title: String,
    /// Whose contract it is.
    pub farm_id: FarmId,
    /// The farm's name.
    pub farm: String,
    /// What the workbook said.
    pub fingerprint: String,
    /// The file's name.
    pub file_name: String,
}

/// The network a new AMAP belongs to where the operator does not say: the first departmental one.
pub async fn network(tx: &mut Tx) -> Result<Option<NetworkId>, DbError> {
    let found = maybe!(
        tx,
        (NetworkId,),
        "SELECT id FROM networks ORDER BY kind, created_at, slug LIMIT 1"
    )?;
    Ok(found.map(|(id,)| id))
}

/// The farms that deliver to the AMAP, by name.
pub async fn partners(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<Farm>, DbError> {
    rows!(
        tx,
        Farm,
        "SELECT f.id, f.name FROM partnerships p JOIN farms f ON f.id = p.farm_id
         WHERE p.amap_id = $1 ORDER BY f.sort_key, f.slug",
        amap.id()
    )
}

/// Whether a farm has this name in addresses.
pub async fn is_farm_slug_taken(tx: &mut Tx, slug: &str) -> Result<bool, DbError> {
    let found = maybe!(tx, (FarmId,), "SELECT id FROM farms WHERE slug = $1", slug)?;
    Ok(found.is_some())
}

/// Every site of the AMAP with its openings, the oldest site first.
pub async fn openings(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<OpeningRow>, DbError> {
    rows!(
        tx,
        OpeningRow,
        "SELECT s.id AS site_id, s.public_id, h.weekday, h.opens, h.closes FROM sites s
         LEFT JOIN site_hours h ON h.amap_id = s.amap_id AND h.site_id = s.id
         WHERE s.amap_id = $1 AND s.archived_at IS NULL ORDER BY s.created_at, s.public_id, h.weekday",
        amap.id()
    )
}

/// The deliveries at a site between two days, both included.
pub async fn deliveries(
    tx: &mut Tx,
    amap: &AmapScope,
    site: SiteId,
    days: (Day, Day),
) -> Result<Vec<(Day, DeliveryId)>, DbError> {
    rows!(
        tx,
        (Day, DeliveryId),
        "SELECT day, id FROM deliveries WHERE amap_id = $1 AND site_id = $2 AND day >= $3 AND day <= $4",
        amap.id(),
        site,
        days.0,
        days.1
    )
}

/// What a farm sells.
pub async fn products(tx: &mut Tx, farm: FarmId) -> Result<Vec<ProductRow>, DbError> {
    rows!(
        tx,
        ProductRow,
        "SELECT id, name, production_type, packaging FROM products
         WHERE farm_id = $1 AND retired_at IS NULL ORDER BY created_at, public_id",
        farm
    )
}

/// Everyone the AMAP knows, those who left too.
pub async fn members(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<MemberRow>, DbError> {
    rows!(
        tx,
        MemberRow,
        "SELECT id, household_id, last_name, first_name, left_on FROM members WHERE amap_id = $1 ORDER BY sort_key, id",
        amap.id()
    )
}

/// The contracts of the AMAP that came from workbooks, the latest first.
pub async fn imports(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<ImportRow>, DbError> {
    rows!(
        tx,
        ImportRow,
        "SELECT t.public_id, t.title, t.farm_id, f.name AS farm, w.fingerprint, w.file_name
         FROM workbook_imports w JOIN templates t ON t.amap_id = w.amap_id AND t.id = w.template_id
         JOIN farms f ON f.id = t.farm_id WHERE w.amap_id = $1 ORDER BY w.imported_at DESC, t.sort_key, t.public_id",
        amap.id()
    )
}
