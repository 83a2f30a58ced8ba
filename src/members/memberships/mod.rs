//! Who is a member of the AMAP, from when to when, whether that was paid, and what the AMAP asks before a contract is signed.

mod access;
mod enrol;
mod list;
mod queries;
mod record;
mod rules;
mod trials;

pub use enrol::{Ending, Enrolment, enrol, mark_reminded, unreminded, withdraw_of_fee};
pub use list::list;
pub use record::record;
pub use rules::{Lack, Requirement};
pub use trials::{Trial, begin_trial, convert_trial, ending_trials, trials};

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{Day, HouseholdId};

/// What a household lacks on a day to sign a contract in this AMAP.
///
/// # Errors
/// When the database fails.
pub async fn lack(
    tx: &mut Tx,
    amap: &AmapScope,
    household: HouseholdId,
    today: Day,
) -> Result<Option<Lack>, DbError> {
    Ok(rules::lack(&queries::standing(tx, amap, household, today).await?))
}
