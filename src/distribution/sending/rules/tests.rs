//! When nothing more can change, and what did.

use super::*;
use crate::contracts::{Allowance, Skips};
use crate::words::day;
use proptest::prelude::*;

fn skips(notice: u32) -> Flexibility {
    Flexibility {
        skips: Some(Skips {
            allowance: Allowance { notice, most: None },
            deducted: false,
        }),
        ..Flexibility::default()
    }
}

/// For a delivery on Thursday 12 March.
#[test]
fn a_farm_is_told_when_the_latest_notice_has_passed() {
    let none = Flexibility::default();
    let table = [
        (vec![(3, none)], "2026-03-10"),
        (vec![(7, none), (2, none)], "2026-03-11"),
        (vec![(5, skips(4))], "2026-03-09"),
        (vec![(5, skips(1))], "2026-03-12"),
        // No notice: it can change until the evening itself, and the farm leaves in the morning.
        (vec![(0, none)], "2026-03-12"),
        (vec![], "2026-03-12"),
    ];
    for (templates, expected) in table {
        assert_eq!(
            told_from(day("2026-03-12"), &templates),
            day(expected),
            "{templates:?}"
        );
    }
}

fn some() -> impl Strategy<Value = Totals> {
    proptest::collection::btree_map("[abc]", (1..9u32).prop_map(Quantity::units), 0..4)
}

proptest! {
    /// The differences lead from one to the other, and there are none where nothing changed.
    #[test]
    fn the_differences_are_all_there_is(before in some(), after in some()) {
        let mut told = before.clone();
        for (name, was, is) in differences(&before, &after) {
            prop_assert_eq!(before.get(&name).copied().unwrap_or_default(), was);
            prop_assert_ne!(was, is);
            if is.is_zero() {
                told.remove(&name);
            } else {
                told.insert(name, is);
            }
        }
        prop_assert_eq!(&told, &after);
        prop_assert!(differences(&after, &after).is_empty());
    }
}
