//! Decisions about the tree of networks.

use super::model::NetworkKind::{self, Departmental, National, Regional};

/// Whether a network of one level may stand below one of another, or below none: the country above the regions, the regions
/// above the departments; a level may be left out.
pub fn may_stand_below(kind: NetworkKind, parent: Option<NetworkKind>) -> bool {
    match (kind, parent) {
        (_, None) => true,
        (Regional, Some(parent)) => parent == National,
        (Departmental, Some(parent)) => parent != Departmental,
        (National, Some(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_stands_above_the_regions_and_those_above_the_departments() {
        let below = |parent| {
            let kinds = NetworkKind::ALL.iter().copied();
            kinds
                .filter(|kind| may_stand_below(*kind, parent))
                .collect::<Vec<_>>()
        };
        assert_eq!(below(None), [National, Regional, Departmental]);
        assert_eq!(below(Some(National)), [Regional, Departmental]);
        assert_eq!(below(Some(Regional)), [Departmental]);
        assert!(below(Some(Departmental)).is_empty());
    }
}
