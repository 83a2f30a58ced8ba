//! A believable network to look at and to test with: two departments, six AMAPs, twelve farms, three hundred households,
//! a season half gone and the next one open for subscription, fees, requests and a trial. The same each time, but for its dates, which follow today.

mod cast;
mod catalogue;
mod chance;
mod community;
mod duties;
mod land;
mod names;
mod orders;
mod people;
mod queries;
mod templates;
mod texts;
mod towns;
mod village;

use crate::accounts::{Strength, hash_password};
use crate::db::Db;
use crate::transact;
use crate::web::Fault;
use crate::words::Instant;
use serde::{Deserialize, Serialize};
use village::Village;

/// Someone to sign in as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Login {
    /// One word that tests ask for: `amapienne`, `paysanne`.
    pub role: String,
    /// Who and where, for people.
    pub label: String,
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
    /// The page on which this person arrives.
    pub home: String,
}

/// Password of every account of the demonstration.
const PASSWORD: &str = "demonstration";

/// How much of it there is.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Households of the first AMAP, where the demonstration's people live: 4 at least. The other AMAPs stay as they are.
    pub households: usize,
    /// What checking a password costs.
    pub strength: Strength,
    /// Whether the next season has signatures, over texts that take some seconds to set.
    pub next_season_signed: bool,
}

impl Default for Scale {
    fn default() -> Self {
        Scale {
            households: towns::TOWNS[0].households,
            strength: Strength::Demonstration,
            next_season_signed: true,
        }
    }
}

/// Fills an empty, migrated database. Gives a login for every role.
///
/// # Errors
/// When the database is not empty, or fails; nothing is stored then.
pub async fn fill(db: &Db, now: Instant, scale: Scale) -> Result<Vec<Login>, Fault> {
    let mut village = invent(now, hash_password(PASSWORD, scale.strength)?, scale.households);
    village
        .seals
        .retain(|seal| seal.running || scale.next_season_signed);
    let stored: Result<(), Fault> = transact!(db, |tx| {
        village.store(tx).await?;
        texts::seal(tx, &village.seals).await
    });
    stored?;
    db.analyze().await?;
    Ok(cast::logins(&village))
}

/// Everything, before it is stored.
fn invent(now: Instant, password_hash: String, households: usize) -> Village {
    let mut village = Village::new(now, password_hash);
    land::networks(&mut village);
    land::farms(&mut village);
    land::amaps(&mut village);
    people::settle(&mut village, households);
    cast::appoint(&mut village);
    templates::write(&mut village);
    orders::subscribe(&mut village);
    duties::fill(&mut village);
    community::ask_fees(&mut village);
    community::wait_and_try(&mut village);
    village
}

#[cfg(test)]
mod tests;
