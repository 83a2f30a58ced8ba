//! SQL on `farmers`: who signs for a farm.

use crate::access::FarmScope;
use crate::clock;
use crate::db::{DbError, Tx};
use crate::farms::model::Farmer;
use crate::words::{EmailAddress, FarmerId, PublicId};
use crate::{maybe, rows, run};

/// Who signs for a farm, by name.
pub async fn farmers(tx: &mut Tx, farm: &FarmScope) -> Result<Vec<Farmer>, DbError> {
    rows!(
        tx,
        Farmer,
        "SELECT id, public_id, first_name, last_name, email, phone, account_id,
                CAST(CASE WHEN account_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS arrived
         FROM farmers WHERE farm_id = $1 ORDER BY last_name, first_name",
        farm.id()
    )
}

/// The person of a farm with this address who has not arrived yet.
pub async fn waiting_farmer(
    tx: &mut Tx,
    farm: &FarmScope,
    email: &EmailAddress,
) -> Result<Option<(FarmerId, bool)>, DbError> {
    let found = maybe!(
        tx,
        (FarmerId, i64),
        "SELECT id, CAST(CASE WHEN account_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS arrived
         FROM farmers WHERE farm_id = $1 AND email = $2",
        farm.id(),
        email
    )?;
    Ok(found.map(|(id, arrived)| (id, arrived == 1)))
}

/// Takes someone off a farm, with the invitations that wait for them.
pub async fn remove_farmer(tx: &mut Tx, farm: &FarmScope, farmer: &PublicId) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM tokens WHERE farm_id = $1 AND farmer_id IN (SELECT id FROM farmers WHERE farm_id = $1 AND public_id = $2)",
        farm.id(),
        farmer
    )?;
    run!(
        tx,
        "DELETE FROM farmers WHERE farm_id = $1 AND public_id = $2",
        farm.id(),
        farmer
    )
    .map(drop)
}

/// Adds someone who signs for a farm.
pub async fn add_farmer(
    tx: &mut Tx,
    farm: &FarmScope,
    id: FarmerId,
    name: (&str, &str),
    email: &EmailAddress,
) -> Result<(), DbError> {
    let (first, last) = name;
    run!(
        tx,
        "INSERT INTO farmers (farm_id, id, public_id, last_name, first_name, email) VALUES ($1, $2, $3, $4, $5, $6)",
        farm.id(),
        id,
        clock::fresh_public_id(),
        last,
        first,
        email
    )
    .map(drop)
}
