//! What a farm changed on a household's dates, as its calendar tells it.

use super::queries;
use super::rules::{Fate, fate};
use crate::access::Own;
use crate::db::{DbError, Tx};
use crate::words::{Day, DeliveryId};
use std::collections::BTreeMap;

/// A date on which a farm changed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FarmChange {
    /// The delivery.
    pub delivery: DeliveryId,
    /// Title of the contract.
    pub title: String,
    /// What became of the basket.
    pub fate: Fate,
}

/// What farms changed for everyone on the dates of a household, the last change of each date and contract.
///
/// # Errors
/// When the database fails.
pub async fn farm_changes(tx: &mut Tx, own: &Own, days: (Day, Day)) -> Result<Vec<FarmChange>, DbError> {
    let mut last: BTreeMap<_, FarmChange> = BTreeMap::new();
    for change in queries::changed_dates(tx, own, days).await? {
        let told = FarmChange {
            delivery: change.delivery_id,
            title: change.title,
            fate: fate(change.kind, (change.before, change.after)),
        };
        last.insert((change.delivery_id, change.contract_id), told);
    }
    Ok(last.into_values().collect())
}
