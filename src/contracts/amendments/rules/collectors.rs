//! Who collects on each day of a contract that several households share (docs/rules/amendments.md, Sharing): anchored to the
//! deliveries, never counted anew.

use std::collections::{BTreeMap, BTreeSet};

use crate::words::{Day, HouseholdId};

/// Who collects on the days of a contract, and which of these were handed on for that day alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collectors {
    /// By day.
    pub on: BTreeMap<Day, HouseholdId>,
    /// Days on which the owner's basket was handed on: they change nobody's turn.
    pub handed_on: BTreeSet<Day>,
}

impl Collectors {
    /// Who collects on a day of the contract as it will be, whose days are `after`: whoever did; on a day to which a basket
    /// came, whoever had it; on an added one whoever has fewest, then the one who did not have the one before.
    pub fn collector(&self, day: Day, after: &BTreeSet<Day>, owner: HouseholdId) -> HouseholdId {
        if let Some(held) = self.on.get(&day) {
            return *held;
        }
        let left = self.on.iter().find(|(day, _)| !after.contains(day));
        left.map_or_else(|| self.next_turn(day, owner), |(_, household)| *household)
    }

    /// The days of each, in turn.
    fn turn_of(&self, day: Day, owner: HouseholdId) -> Option<HouseholdId> {
        let held = *self.on.get(&day)?;
        Some(if self.handed_on.contains(&day) {
            owner
        } else {
            held
        })
    }

    fn next_turn(&self, day: Day, owner: HouseholdId) -> HouseholdId {
        let mut turns: BTreeMap<HouseholdId, usize> = BTreeMap::new();
        for held in self.on.keys().filter_map(|day| self.turn_of(*day, owner)) {
            *turns.entry(held).or_default() += 1;
        }
        let before = self.on.range(..day).next_back();
        let had_before = before.and_then(|(day, _)| self.turn_of(*day, owner));
        let order = |(household, turns): &(&HouseholdId, &usize)| {
            (
                **turns,
                Some(**household) == had_before,
                **household != owner,
                **household,
            )
        };
        turns
            .iter()
            .min_by_key(order)
            .map_or(owner, |(household, _)| *household)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const OWNER: HouseholdId = HouseholdId::new(Uuid::from_u128(2));
    const PARTNER: HouseholdId = HouseholdId::new(Uuid::from_u128(1));
    const THIRD: HouseholdId = HouseholdId::new(Uuid::from_u128(3));

    fn thursday(number: u8) -> Day {
        "2026-03-05"
            .parse::<Day>()
            .unwrap()
            .plus_days(7 * i64::from(number))
    }

    fn held(turns: &str, handed_on: &[u8]) -> Collectors {
        let household = |letter| match letter {
            'o' => Some(OWNER),
            'p' => Some(PARTNER),
            't' => Some(THIRD),
            _ => None,
        };
        let days = (0..).zip(turns.chars());
        Collectors {
            on: days
                .filter_map(|(day, letter)| Some((thursday(day), household(letter)?)))
                .collect(),
            handed_on: handed_on.iter().map(|day| thursday(*day)).collect(),
        }
    }

    #[test]
    fn an_added_date_goes_to_whoever_has_fewest_then_to_who_did_not_have_the_one_before() {
        for (turns, handed_on, day, expected) in [
            ("", vec![], 0, OWNER),
            ("ooo", vec![], 3, OWNER),
            // fewest
            ("opop.", vec![], 4, OWNER),
            ("opo.", vec![], 3, PARTNER),
            ("optop.", vec![], 5, THIRD),
            // as many: not the one before
            ("op.po", vec![], 2, OWNER),
            ("po.op", vec![], 2, PARTNER),
            (".op", vec![], 0, OWNER),
            // a basket handed on for one date is still its owner's turn
            ("oop", vec![2], 3, OWNER),
            ("optp", vec![2], 4, OWNER),
        ] {
            let held = held(turns, &handed_on);
            let mut after: BTreeSet<Day> = held.on.keys().copied().collect();
            after.insert(thursday(day));
            assert_eq!(
                held.collector(thursday(day), &after, OWNER),
                expected,
                "{turns} {day}"
            );
        }
    }

    #[test]
    fn a_removed_date_shifts_nobody_and_a_moved_basket_keeps_its_collector() {
        let held = held("opop", &[]);
        for (away, to) in [(0, None), (1, None), (1, Some(5)), (2, Some(5))] {
            let mut after: BTreeSet<Day> = held
                .on
                .keys()
                .copied()
                .filter(|day| *day != thursday(away))
                .collect();
            after.extend(to.map(thursday));
            for (day, household) in held.on.iter().filter(|(day, _)| after.contains(day)) {
                assert_eq!(held.collector(*day, &after, OWNER), *household);
            }
            if let Some(to) = to {
                assert_eq!(
                    held.collector(thursday(to), &after, OWNER),
                    held.on[&thursday(away)]
                );
            }
        }
    }
}
