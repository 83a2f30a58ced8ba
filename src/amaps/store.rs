//! Making an AMAP and giving roles in it, in the caller's transaction.

use super::model::{NewAmap, RoleChoice};
use super::queries::{self, AmapRow, GrantRow};
use crate::access::AmapScope;
use crate::clock;
use crate::db::Tx;
use crate::web::Fault;
use crate::words::{AccountId, AmapId, FarmId, GrantId, Instant, NetworkId, slug};

/// Makes an AMAP of a network, under an address that its name gives.
///
/// # Errors
/// When the database fails.
pub async fn create_amap(
    tx: &mut Tx,
    network: NetworkId,
    amap: &NewAmap,
    now: Instant,
) -> Result<AmapScope, Fault> {
    let slug = free_slug(tx, &amap.name).await?;
    let email = amap.email.as_ref().map(ToString::to_string).unwrap_or_default();
    let row = AmapRow {
        id: AmapId::new(clock::fresh_uuid()),
        network,
        slug: &slug,
        name: &amap.name,
        postcode: &amap.postcode,
        town: &amap.town,
        email: &email,
    };
    queries::insert_amap(tx, &row, now).await?;
    AmapScope::for_operator(tx, &slug)
        .await?
        .ok_or_else(|| Fault::unexpected("the AMAP just made is not there"))
}

/// The slug of the name, or the first of -2, -3… that is free.
async fn free_slug(tx: &mut Tx, name: &str) -> Result<String, Fault> {
    let base = match slug(name) {
        empty if empty.is_empty() => clock::fresh_public_id().to_string(),
        slug => slug,
    };
    let mut candidate = base.clone();
    for number in 2..1_000 {
        if !queries::slug_is_taken(tx, &candidate).await? {
            return Ok(candidate);
        }
        candidate = format!("{base}-{number}");
    }
    Err(Fault::unexpected("no free address for this name"))
}

/// Gives an account a role in an AMAP from today on; `by` is whoever gave it. For a référent, of which farm.
///
/// # Errors
/// When the database fails, or a farm is missing for a référent.
pub async fn grant(
    tx: &mut Tx,
    scope: &AmapScope,
    account: AccountId,
    role: RoleChoice,
    farm: Option<FarmId>,
    by: Option<AccountId>,
    now: Instant,
) -> Result<GrantId, Fault> {
    let grant = GrantRow {
        id: GrantId::new(clock::fresh_uuid()),
        account,
        role,
        farm,
        by,
    };
    queries::insert_grant(tx, scope, &grant, scope.today(now), now).await?;
    Ok(grant.id)
}
