//! SQL that tells who coordinates an AMAP.

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::rows;
use crate::words::{Day, EmailAddress, FarmId};

/// Where the coordination of the AMAP is written to.
///
/// # Errors
/// When the database fails.
pub async fn coordination(tx: &mut Tx, amap: &AmapScope, today: Day) -> Result<Vec<EmailAddress>, DbError> {
    let found = rows!(
        tx,
        (EmailAddress,),
        "SELECT DISTINCT c.email FROM grants g JOIN accounts c ON c.id = g.account_id
         WHERE g.amap_id = $1 AND g.role = 'coordinator' AND g.since_on <= $2 AND (g.until_on IS NULL OR g.until_on >= $2)
         ORDER BY c.email",
        amap.id(),
        today
    )?;
    Ok(found.into_iter().map(|(email,)| email).collect())
}

/// Where whoever looks after a farm's contracts is written to: its référents, or the coordination where it has none.
///
/// # Errors
/// When the database fails.
pub async fn keepers(
    tx: &mut Tx,
    amap: &AmapScope,
    farm: FarmId,
    today: Day,
) -> Result<Vec<EmailAddress>, DbError> {
    let found = rows!(
        tx,
        (EmailAddress,),
        "SELECT DISTINCT c.email FROM grants g JOIN accounts c ON c.id = g.account_id
         WHERE g.amap_id = $1 AND g.role = 'referent' AND g.farm_id = $2 AND g.since_on <= $3
           AND (g.until_on IS NULL OR g.until_on >= $3)
         ORDER BY c.email",
        amap.id(),
        farm,
        today
    )?;
    if found.is_empty() {
        return coordination(tx, amap, today).await;
    }
    Ok(found.into_iter().map(|(email,)| email).collect())
}

/// Somebody who coordinates an AMAP.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Contact {
    /// The person.
    pub name: String,
    /// Where they are written to.
    pub email: String,
}

/// Those who coordinate the AMAP.
///
/// # Errors
/// When the database fails.
pub async fn contacts(tx: &mut Tx, scope: &AmapScope, today: Day) -> Result<Vec<Contact>, DbError> {
    rows!(
        tx,
        Contact,
        "SELECT DISTINCT c.name, c.email FROM grants g JOIN accounts c ON c.id = g.account_id
         WHERE g.amap_id = $1 AND g.role = 'coordinator' AND g.since_on <= $2 AND (g.until_on IS NULL OR g.until_on >= $2)
         ORDER BY c.name, c.email",
        scope.id(),
        today
    )
}
