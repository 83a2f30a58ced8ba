//! What became of a household's basket on a date that its farm changed.

use crate::contracts::amendments::model::Kind;
use crate::words::Quantity;

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

/// What became of the basket of a date, by what its last change was about.
pub fn fate(kind: Kind, (before, after): (Quantity, Quantity)) -> Fate {
    match kind {
        Kind::Added => Fate::Added,
        Kind::Barred => Fate::Other,
        Kind::Moved if after < before => Fate::Gone,
        _ if after > before => Fate::Come,
        _ if after.is_zero() => Fate::Cancelled,
        _ => Fate::Other,
    }
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
