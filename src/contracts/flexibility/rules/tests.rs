//! Tables and properties of what a household may do with its baskets.

mod properties;

use super::*;
use crate::contracts::amendments::{LineChange, moved, reverted, without};
use crate::contracts::flexibility::model::{Carryovers, Skips};
use crate::contracts::model::Pricing;
use crate::contracts::tariff::Tariff;
use crate::words::{Cents, ProductId, Quantity, ShiftId, day};
use uuid::Uuid;

const VEGETABLES: ProductId = ProductId::new(Uuid::from_u128(1));
const OWN: HouseholdId = HouseholdId::new(Uuid::from_u128(10));
const PARTNER: HouseholdId = HouseholdId::new(Uuid::from_u128(11));

/// The Thursdays of March 2026: 5, 12, 19 and 26.
fn thursday(number: u8) -> Day {
    day("2026-03-05").plus_days(7 * i64::from(number - 1))
}

fn allowance(notice: u32, most: Option<u32>) -> Allowance {
    Allowance { notice, most }
}

fn all(notice: u32, most: Option<u32>) -> Flexibility {
    let allowance = allowance(notice, most);
    Flexibility {
        moves: Some(allowance),
        carryovers: Some(Carryovers {
            allowance,
            most_baskets: 2,
        }),
        skips: Some(Skips {
            allowance,
            deducted: true,
        }),
    }
}

/// A contract with one basket on each of these Thursdays, and what was shifted.
#[derive(Debug, Clone)]
struct World {
    terms: Terms,
    collectors: BTreeMap<Day, HouseholdId>,
    shifts: Vec<Shift>,
    lines: BTreeMap<ShiftId, Vec<LineChange>>,
    made: u128,
}

impl World {
    fn on(days: &[u8]) -> World {
        let lines = days
            .iter()
            .map(|number| ((thursday(*number), VEGETABLES), Quantity::ONE));
        World {
            terms: Terms {
                lines: lines.collect(),
                tariffs: [(VEGETABLES, Tariff::of(Pricing::Piece(Cents(1_000))))].into(),
                ..Terms::default()
            },
            collectors: (1..9).map(|number| (thursday(number), OWN)).collect(),
            shifts: Vec::new(),
            lines: BTreeMap::new(),
            made: 0,
        }
    }

    fn baskets(&self, allowed: Flexibility, today: &str) -> Baskets<'_> {
        Baskets {
            allowed,
            terms: &self.terms,
            collectors: &self.collectors,
            shifts: &self.shifts,
            called_off: Vec::new(),
            today: day(today),
        }
    }

    fn done(&mut self, kind: ShiftKind, from: Day, to: Option<Day>) {
        let after = match (kind, to) {
            (ShiftKind::Gift, _) => self.terms.clone(),
            (ShiftKind::Deducted, _) => without(&self.terms, from),
            (_, to) => moved(&self.terms, from, to.unwrap()),
        };
        self.made += 1;
        let id = ShiftId::new(Uuid::from_u128(self.made));
        let lines = crate::contracts::amendments::line_changes(&self.terms, &after);
        self.lines.insert(id, lines);
        self.terms = after;
        self.shifts.push(Shift {
            id,
            kind,
            from,
            to,
            amendment: None,
        });
    }

    fn undo(&mut self, at: usize) {
        let shift = self.shifts.remove(at);
        let same_total = shift.kind != ShiftKind::Deducted;
        let lines = &self.lines[&shift.id];
        self.terms = reverted(&self.terms, lines, same_total).expect("what may be undone is as it was left");
    }
}

#[test]
fn nothing_is_allowed_unless_it_is_turned_on() {
    let world = World::on(&[1, 2]);
    let none = Flexibility::default();
    let baskets = world.baskets(none, "2026-02-01");
    assert_eq!(baskets.shift(thursday(1), thursday(3)), Err(Refusal::Off));
    assert_eq!(baskets.shift(thursday(1), thursday(2)), Err(Refusal::Off));
    assert_eq!(baskets.skip(thursday(1), ShiftKind::Gift), Err(Refusal::Off));
    let gifts = Flexibility {
        skips: Some(Skips {
            allowance: allowance(3, None),
            deducted: false,
        }),
        ..none
    };
    let baskets = world.baskets(gifts, "2026-02-01");
    assert_eq!(baskets.skip(thursday(1), ShiftKind::Gift), Ok(()));
    assert_eq!(baskets.skip(thursday(1), ShiftKind::Deducted), Err(Refusal::Off));
}

#[test]
fn a_basket_moves_to_an_empty_date_and_is_carried_to_another() {
    let world = World::on(&[1, 2]);
    let baskets = world.baskets(all(3, None), "2026-03-01");
    assert_eq!(baskets.shift(thursday(1), thursday(3)), Ok(ShiftKind::Move));
    assert_eq!(baskets.shift(thursday(1), thursday(2)), Ok(ShiftKind::Carryover));
    assert_eq!(
        baskets.shift(thursday(3), thursday(4)),
        Err(Refusal::Nothing(thursday(3)))
    );
}

/// Notice of 3 days: until the end of Monday the 2nd for Thursday the 5th.
#[test]
fn the_notice_holds_for_both_dates() {
    let world = World::on(&[1, 2]);
    let late = Refusal::TooLate {
        day: thursday(1),
        until: day("2026-03-02"),
    };
    let table = [
        ("2026-03-02", thursday(1), thursday(3), Ok(ShiftKind::Move)),
        ("2026-03-03", thursday(1), thursday(3), Err(late)),
        ("2026-03-03", thursday(2), thursday(1), Err(late)),
    ];
    for (today, from, to, expected) in table {
        assert_eq!(
            world.baskets(all(3, None), today).shift(from, to),
            expected,
            "{today}"
        );
    }
    let mut moved = world.clone();
    moved.done(ShiftKind::Move, thursday(1), Some(thursday(3)));
    let shift = moved.shifts[0].clone();
    assert_eq!(moved.baskets(all(3, None), "2026-03-02").undo(&shift), Ok(()));
    assert_eq!(moved.baskets(all(3, None), "2026-03-03").undo(&shift), Err(late));
}

#[test]
fn a_moved_basket_does_not_move_again_and_a_date_holds_two() {
    let mut world = World::on(&[1, 2, 3]);
    world.done(ShiftKind::Carryover, thursday(1), Some(thursday(2)));
    let baskets = world.baskets(all(3, None), "2026-02-01");
    assert_eq!(baskets.on(thursday(2)), 2);
    assert_eq!(
        baskets.shift(thursday(2), thursday(4)),
        Err(Refusal::Moved { from: thursday(1) })
    );
    assert_eq!(
        baskets.shift(thursday(3), thursday(2)),
        Err(Refusal::Full { most: 2 })
    );
    assert_eq!(
        baskets.skip(thursday(2), ShiftKind::Gift),
        Err(Refusal::Moved { from: thursday(1) })
    );
    // The date that was left is empty, and can be chosen again.
    assert_eq!(baskets.shift(thursday(3), thursday(1)), Ok(ShiftKind::Move));
}

#[test]
fn so_many_times_and_undoing_gives_one_back() {
    let mut world = World::on(&[1, 2]);
    world.done(ShiftKind::Move, thursday(1), Some(thursday(3)));
    let once = all(3, Some(1));
    assert_eq!(
        world.baskets(once, "2026-02-01").shift(thursday(2), thursday(4)),
        Err(Refusal::UsedUp { most: 1 })
    );
    world.undo(0);
    assert_eq!(world.terms, World::on(&[1, 2]).terms);
    assert_eq!(
        world.baskets(once, "2026-02-01").shift(thursday(2), thursday(4)),
        Ok(ShiftKind::Move)
    );
}

#[test]
fn what_was_given_stays_and_a_partner_keeps_the_day() {
    let mut world = World::on(&[1, 2]);
    world.collectors.insert(thursday(2), PARTNER);
    let baskets = world.baskets(all(3, None), "2026-02-01");
    assert_eq!(baskets.shift(thursday(1), thursday(2)), Err(Refusal::OthersDay));
    world.done(ShiftKind::Gift, thursday(1), None);
    let baskets = world.baskets(all(3, None), "2026-02-01");
    assert_eq!(
        baskets.shift(thursday(1), thursday(3)),
        Err(Refusal::Given(thursday(1)))
    );
    assert_eq!(
        baskets.skip(thursday(1), ShiftKind::Deducted),
        Err(Refusal::Given(thursday(1)))
    );
}

#[test]
fn what_stands_on_another_shift_is_undone_after_it() {
    let mut world = World::on(&[1, 2]);
    world.done(ShiftKind::Move, thursday(1), Some(thursday(3)));
    world.done(ShiftKind::Carryover, thursday(2), Some(thursday(3)));
    let baskets = world.baskets(all(3, None), "2026-02-01");
    let (first, second) = (&world.shifts[0], &world.shifts[1]);
    assert_eq!(baskets.undo(first), Err(Refusal::Changed));
    assert_eq!(baskets.undo(second), Ok(()));
}

/// What was given up does not come back on a date on which the farm does not come; a gift is delivered all the same, or is gone
/// with the delivery.
#[test]
fn a_basket_does_not_come_back_on_a_date_that_is_called_off() {
    for (kind, to) in [
        (ShiftKind::Move, Some(thursday(3))),
        (ShiftKind::Carryover, Some(thursday(2))),
        (ShiftKind::Deducted, None),
        (ShiftKind::Gift, None),
    ] {
        let mut world = World::on(&[1, 2]);
        world.done(kind, thursday(1), to);
        let shift = world.shifts[0].clone();
        let mut baskets = world.baskets(all(3, None), "2026-02-01");
        assert_eq!(baskets.undo(&shift), Ok(()), "{kind:?}");
        baskets.called_off = vec![thursday(1)];
        let called_off = match kind {
            ShiftKind::Gift => Ok(()),
            _ => Err(Refusal::CalledOff(thursday(1))),
        };
        assert_eq!(baskets.undo(&shift), called_off, "{kind:?}");
    }
}
