//! Whatever a household does with its baskets.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

/// Two dates, or an undoing.
fn acts() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    vec((0..4u8, 1..9u8, 1..9u8), 0..40)
}

proptest! {
    /// Whatever a household does: what is due and what was deducted is what was signed, no date holds more than two
    /// baskets, and what is undone, the last first, leaves the contract as it was.
    #[test]
    fn no_way_of_shifting_loses_a_basket(acts in acts(), days in vec(1..9u8, 1..8)) {
        let signed = World::on(&days);
        let mut world = signed.clone();
        let allowed = all(2, Some(6));
        for (act, from, to) in acts {
            let (from, to) = (thursday(from), thursday(to));
            let baskets = world.baskets(allowed, "2026-02-01");
            match act {
                0 | 1 if from != to => {
                    if let Ok(kind) = baskets.shift(from, to) {
                        world.done(kind, from, Some(to));
                    }
                }
                2 => {
                    if baskets.skip(from, ShiftKind::Gift).is_ok() {
                        world.done(ShiftKind::Gift, from, None);
                    } else if baskets.skip(from, ShiftKind::Deducted).is_ok() {
                        world.done(ShiftKind::Deducted, from, None);
                    }
                }
                _ => {
                    let may = |shift: &Shift| baskets.undo(shift).is_ok();
                    if let Some(at) = world.shifts.iter().position(may) {
                        world.undo(at);
                    }
                }
            }
            let count = |kind| world.shifts.iter().filter(|shift| shift.kind == kind).count();
            let deducted = count(ShiftKind::Deducted);
            let due: Quantity = world.terms.lines.values().copied().sum();
            let had: Quantity = signed.terms.lines.values().copied().sum();
            prop_assert_eq!(due + Quantity::units(u32::try_from(deducted).unwrap()), had);
            prop_assert_eq!(world.terms.total() + Cents(1_000 * i64::try_from(deducted).unwrap()), signed.terms.total());
            let baskets = world.baskets(allowed, "2026-02-01");
            for number in 1..9 {
                let on = world.terms.lines.get(&(thursday(number), VEGETABLES)).copied().unwrap_or_default();
                prop_assert_eq!(Quantity::units(baskets.on(thursday(number))), on);
                prop_assert!(baskets.on(thursday(number)) <= 2);
            }
        }
        while !world.shifts.is_empty() {
            let last = world.shifts.len() - 1;
            prop_assert_eq!(world.baskets(allowed, "2026-02-01").undo(&world.shifts[last]), Ok(()));
            world.undo(last);
        }
        prop_assert_eq!(world.terms, signed.terms);
    }
}
