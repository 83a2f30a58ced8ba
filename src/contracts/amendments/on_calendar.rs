//! What a farm changed on a household's dates, as its calendar tells it.

use super::model::Kind;
use super::queries;
use crate::access::Own;
use crate::db::{DbError, Tx};
use crate::words::{Day, DeliveryId, Quantity};
use std::collections::BTreeMap;

/// What became of a household's basket on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It does not come.
    Cancelled,
    /// It comes on another date.
    Gone,
    /// It comes from another date.
    Come,
    /// A date that the farm added.
    Added,
    /// Some of it is other than was signed.
    Other,
}

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

/// What became of the basket of a date, by what its last change was about.
fn fate(kind: Kind, (before, after): (Quantity, Quantity)) -> Fate {
    match kind {
        Kind::Added => Fate::Added,
        Kind::Barred => Fate::Other,
        Kind::Moved if after < before => Fate::Gone,
        _ if after > before => Fate::Come,
        _ if after.is_zero() => Fate::Cancelled,
        _ => Fate::Other,
    }
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

#[cfg(test)]
mod tests {
    use super::{Fate, Kind, Quantity, fate};

    #[test]
    fn the_last_change_of_a_date_says_what_became_of_it() {
        let units = Quantity::units;
        for (kind, before, after, told) in [
            (Kind::Cancelled, 2, 0, Fate::Cancelled),
            (Kind::Season, 1, 0, Fate::Cancelled),
            (Kind::Moved, 1, 0, Fate::Gone),
            (Kind::Moved, 0, 1, Fate::Come),
            (Kind::Moved, 1, 2, Fate::Come),
            (Kind::Added, 0, 1, Fate::Added),
            (Kind::Barred, 2, 1, Fate::Other),
            (Kind::Barred, 1, 0, Fate::Other),
        ] {
            assert_eq!(
                fate(kind, (units(before), units(after))),
                told,
                "{kind:?} {before} → {after}"
            );
        }
    }
}
