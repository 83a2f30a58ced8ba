//! Who helps at the deliveries.

use super::cast::VOLUNTEER;
use super::queries::{DutySeatRow, DutySlotRow};
use super::village::{NEXT, Village, WEEKS};
use crate::words::DutySlotId;

const SEATS: usize = 3;

/// A duty at each delivery of the season: those that are over were nearly full, those far away are nearly empty. The
/// demonstration's volunteer helps at the next one.
pub fn fill(village: &mut Village) {
    for place in 0..village.places.len() {
        for at in 0..WEEKS + 4 {
            let amap_id = village.places[place].id;
            let (delivery_id, day) = village.places[place].deliveries[at];
            let id = village.chance.id(village.now, DutySlotId::v7);
            let seats = i64::try_from(SEATS).unwrap_or(1);
            village.rows.slots.push(DutySlotRow {
                amap_id,
                id,
                delivery_id,
                seats,
            });
            for home in helpers(village, place, at) {
                let (member_id, taken_by) = village.places[place].homes[home].people[0];
                let taken_at = village.evening(day.plus_days(-20));
                village.rows.seats.push(DutySeatRow {
                    amap_id,
                    slot_id: id,
                    member_id,
                    taken_at,
                    taken_by,
                });
            }
        }
    }
}

/// Households, each once.
fn helpers(village: &mut Village, place: usize, at: usize) -> Vec<usize> {
    let far = at.saturating_sub(NEXT);
    let likely = if at < NEXT {
        92
    } else {
        75_usize.saturating_sub(12 * far)
    };
    let mut homes = Vec::new();
    let volunteer_helps = place == 0 && (at == NEXT || at == NEXT + 4 || at + 6 == NEXT);
    if volunteer_helps {
        homes.push(VOLUNTEER);
    }
    // The next delivery keeps a free seat, for visitors to take.
    let most = if at == NEXT { SEATS - 1 } else { SEATS };
    for _ in homes.len()..most {
        let home = 3 + village.chance.below(village.places[place].homes.len() - 3);
        if village.chance.percent(likely) && !homes.contains(&home) {
            homes.push(home);
        }
    }
    homes
}
