//! SQL that passes what one account holds to another.

use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmapId, MemberId};
use crate::{maybe, rows, run};

/// The name of an AMAP or a farm that knows both accounts, as two people: it has to join the two records itself.
pub async fn known_twice(tx: &mut Tx, kept: AccountId, joined: AccountId) -> Result<Option<String>, DbError> {
    let found = maybe!(
        tx,
        (String,),
        "SELECT a.name FROM members m JOIN members o ON o.amap_id = m.amap_id JOIN amaps a ON a.id = m.amap_id
         WHERE m.account_id = $1 AND o.account_id = $2 AND m.left_on IS NULL AND o.left_on IS NULL
         UNION ALL
         SELECT f.name FROM farmers p JOIN farmers o ON o.farm_id = p.farm_id JOIN farms f ON f.id = p.farm_id
         WHERE p.account_id = $1 AND o.account_id = $2 LIMIT 1",
        kept,
        joined
    )?;
    Ok(found.map(|(name,)| name))
}

/// The people whom an account stands for.
pub async fn members_of(tx: &mut Tx, account: AccountId) -> Result<Vec<(AmapId, MemberId)>, DbError> {
    rows!(
        tx,
        (AmapId, MemberId),
        "SELECT amap_id, id FROM members WHERE account_id = $1",
        account
    )
}

/// Passes people, farmers, roles and calendars over; the account that is joined signs in no more.
pub async fn pass_over(tx: &mut Tx, joined: AccountId, kept: AccountId) -> Result<(), DbError> {
    run!(
        tx,
        "UPDATE members SET account_id = NULL WHERE account_id IN ($1, $2) AND left_on IS NOT NULL AND amap_id IN
           (SELECT m.amap_id FROM members m JOIN members o ON o.amap_id = m.amap_id
            WHERE m.account_id = $1 AND o.account_id = $2)",
        joined,
        kept
    )?;
    for sql in [
        "UPDATE members SET account_id = $2 WHERE account_id = $1",
        "UPDATE farmers SET account_id = $2 WHERE account_id = $1",
        "UPDATE grants SET account_id = $2 WHERE account_id = $1",
        "UPDATE feeds SET account_id = $2 WHERE account_id = $1",
        "UPDATE identities SET account_id = $2 WHERE account_id = $1",
        "UPDATE passkeys SET account_id = $2 WHERE account_id = $1",
    ] {
        run!(tx, sql, joined, kept)?;
    }
    run!(
        tx,
        "UPDATE accounts SET merged_into = $2, password_hash = NULL, email = $3 WHERE id = $1",
        joined,
        kept,
        format!("{joined}@reuni.invalid")
    )
    .map(drop)
}
