//! SQL on `farms` and `partnerships`.

mod people;
mod products;

pub use people::{add_farmer, farmers, remove_farmer, waiting_farmer};
pub use products::{add_product, change_product, product, products, retire};

use super::model::{Farm, FarmDetails, FormerPartner, PartnerLine};
use super::rules::Candidate;
use crate::access::{AmapScope, FarmScope};
use crate::clock;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, Day, FarmId, Iban, Instant, Siret, slug, sort_key};
use crate::{maybe, row, rows, run};
use sqlx::FromRow;

/// The farms that deliver to the AMAP, by name.
pub async fn partners(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<PartnerLine>, DbError> {
    rows!(
        tx,
        PartnerLine,
        "SELECT f.slug, f.name, f.town, f.claimed_at,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM farmers p WHERE p.farm_id = f.id) AS farmers,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM farmers p WHERE p.farm_id = f.id
                   AND p.account_id IS NOT NULL) AS arrived,
                (SELECT CAST(COUNT(*) AS BIGINT) FROM products p WHERE p.farm_id = f.id
                   AND p.retired_at IS NULL) AS products
         FROM partnerships s JOIN farms f ON f.id = s.farm_id
         WHERE s.amap_id = $1 AND s.until_on IS NULL ORDER BY f.sort_key",
        amap.id()
    )
}

#[derive(FromRow)]
struct CandidateRow {
    #[sqlx(flatten)]
    farm: Farm,
    partner: bool,
    own: bool,
}

/// The farms with that name or that number, whoever entered them.
pub async fn candidates(
    tx: &mut Tx,
    amap: &AmapScope,
    name: &str,
    siret: Option<&Siret>,
) -> Result<Vec<Candidate>, DbError> {
    let found = rows!(
        tx,
        CandidateRow,
        "SELECT f.id, f.slug, f.name, f.siret, f.address, f.postcode, f.town, f.presentation, f.claimed_at,
                EXISTS (SELECT 1 FROM partnerships s WHERE s.amap_id = $1 AND s.farm_id = f.id
                          AND s.until_on IS NULL) AS partner,
                EXISTS (SELECT 1 FROM amaps a WHERE a.id = $1 AND a.id = f.entered_by) AS own
         FROM farms f WHERE f.sort_key = $2 OR f.siret = $3 ORDER BY f.sort_key, f.slug",
        amap.id(),
        sort_key(name),
        siret
    )?;
    let candidate = |row: CandidateRow| Candidate {
        farm: row.farm,
        partner: row.partner,
        own: row.own,
    };
    Ok(found.into_iter().map(candidate).collect())
}

/// A partner farm, and whether this AMAP entered it.
pub async fn partner(tx: &mut Tx, amap: &AmapScope, farm: &str) -> Result<Option<(Farm, bool)>, DbError> {
    let found = maybe!(
        tx,
        CandidateRow,
        "SELECT f.id, f.slug, f.name, f.siret, f.address, f.postcode, f.town, f.presentation, f.claimed_at,
                EXISTS (SELECT 1 FROM partnerships o WHERE o.amap_id = $1 AND o.farm_id = f.id) AS partner,
                EXISTS (SELECT 1 FROM amaps a WHERE a.id = $1 AND a.id = f.entered_by) AS own
         FROM partnerships s JOIN farms f ON f.id = s.farm_id
         WHERE s.amap_id = $1 AND f.slug = $2 AND s.until_on IS NULL",
        amap.id(),
        farm
    )?;
    Ok(found.map(|row| (row.farm, row.own)))
}

/// Makes a farm a partner of the AMAP, again if it was one before.
pub async fn make_partner(tx: &mut Tx, amap: &AmapScope, farm: FarmId, today: Day) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO partnerships (amap_id, farm_id, since_on) VALUES ($1, $2, $3)
         ON CONFLICT (amap_id, farm_id) DO UPDATE SET until_on = NULL",
        amap.id(),
        farm,
        today
    )
    .map(drop)
}

/// Ends a partnership: its last day was the day before. What is signed runs on.
pub async fn end_partnership(tx: &mut Tx, amap: &AmapScope, farm: FarmId, today: Day) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE partnerships SET until_on = $3 WHERE amap_id = $1 AND farm_id = $2 AND until_on IS NULL",
        amap.id(),
        farm,
        today.plus_days(-1)
    )
    .map(drop)
}

/// The farms that delivered to the AMAP before, by name.
pub async fn former_partners(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<FormerPartner>, DbError> {
    rows!(
        tx,
        FormerPartner,
        "SELECT f.id, f.slug, f.name, s.until_on FROM partnerships s JOIN farms f ON f.id = s.farm_id
         WHERE s.amap_id = $1 AND s.until_on IS NOT NULL ORDER BY f.sort_key",
        amap.id()
    )
}

/// Whether a farm delivers to the AMAP: no new contract is prepared with one that no longer does.
///
/// # Errors
/// When the database fails.
pub async fn is_partner(tx: &mut Tx, amap: &AmapScope, farm: FarmId) -> Result<bool, DbError> {
    let found = maybe!(
        tx,
        (FarmId,),
        "SELECT farm_id FROM partnerships WHERE amap_id = $1 AND farm_id = $2 AND until_on IS NULL",
        amap.id(),
        farm
    )?;
    Ok(found.is_some())
}

/// A farm before its own people.
pub async fn farm(tx: &mut Tx, scope: &FarmScope) -> Result<Farm, DbError> {
    row!(
        tx,
        Farm,
        "SELECT id, slug, name, siret, address, postcode, town, presentation, claimed_at FROM farms WHERE id = $1",
        scope.id()
    )
}

/// Where the farm is paid by transfer.
pub async fn iban(tx: &mut Tx, scope: &FarmScope) -> Result<Option<Iban>, DbError> {
    let (iban,) = row!(
        tx,
        (Option<Iban>,),
        "SELECT iban FROM farms WHERE id = $1",
        scope.id()
    )?;
    Ok(iban)
}

/// Is paid there from now on.
pub async fn set_iban(tx: &mut Tx, scope: &FarmScope, iban: Option<&Iban>) -> Result<(), DbError> {
    run!(tx, "UPDATE farms SET iban = $2 WHERE id = $1", scope.id(), iban).map(drop)
}

/// How somebody of the farm is called and reached, as they say it themselves.
pub async fn set_own(
    tx: &mut Tx,
    scope: &FarmScope,
    account: AccountId,
    (first, last, phone): (&str, &str, &str),
) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE farmers SET first_name = $3, last_name = $4, phone = $5 WHERE farm_id = $1 AND account_id = $2",
        scope.id(),
        account,
        first,
        last,
        phone
    )
    .map(drop)
}

/// Enters a farm, private to the AMAP; gives its name in addresses.
pub async fn enter(
    tx: &mut Tx,
    amap: &AmapScope,
    id: FarmId,
    details: &FarmDetails,
    now: Instant,
) -> Result<String, DbError> {
    let slug = free_slug(tx, &details.name).await?;
    run!(
        tx,
        "INSERT INTO farms (id, slug, name, sort_key, siret, address, postcode, town, presentation, entered_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        id,
        &slug,
        &details.name,
        sort_key(&details.name),
        details.siret.as_ref(),
        &details.address,
        &details.postcode,
        &details.town,
        &details.presentation,
        amap.id(),
        now
    )?;
    Ok(slug)
}

/// The name in addresses: that of the farm, or with random letters behind it when it is taken.
async fn free_slug(tx: &mut Tx, name: &str) -> Result<String, DbError> {
    let plain = slug(name);
    let taken = maybe!(tx, (FarmId,), "SELECT id FROM farms WHERE slug = $1", &plain)?;
    if taken.is_none() && !plain.is_empty() {
        return Ok(plain);
    }
    let random = clock::fresh_public_id();
    let base = if plain.is_empty() { "ferme" } else { plain.as_str() };
    Ok(format!("{base}-{}", &random.as_str()[..6]))
}

/// Whether another farm has this number.
pub async fn siret_is_taken(tx: &mut Tx, siret: &Siret, but: FarmId) -> Result<bool, DbError> {
    let found = maybe!(
        tx,
        (FarmId,),
        "SELECT id FROM farms WHERE siret = $1 AND id <> $2",
        siret,
        but
    )?;
    Ok(found.is_some())
}

/// Changes what is known of a farm.
pub async fn change(tx: &mut Tx, farm: &FarmScope, details: &FarmDetails) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE farms SET name = $2, sort_key = $3, siret = $4, address = $5, postcode = $6, town = $7, presentation = $8
         WHERE id = $1",
        farm.id(),
        &details.name,
        sort_key(&details.name),
        details.siret.as_ref(),
        &details.address,
        &details.postcode,
        &details.town,
        &details.presentation
    )
    .map(drop)
}
