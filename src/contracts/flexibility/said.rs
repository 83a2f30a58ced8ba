//! What is allowed, what was done and why not, in words.

use super::model::{Allowance, Flexibility, Shift, ShiftKind};
use super::rules::Refusal;
use crate::t;

fn allowance(key: &str, allowed: Allowance) -> String {
    let often = match allowed.most {
        Some(most) => t!("flexibility-often", count = most),
        None => t!("flexibility-as-often"),
    };
    t!(key, often = often, days = allowed.notice)
}

/// What a template allows, a sentence each; none when it allows nothing.
pub fn allowed(flexibility: &Flexibility) -> Vec<String> {
    let moves = flexibility
        .moves
        .map(|moves| allowance("flexibility-moves", moves));
    let carryovers = flexibility.carryovers.map(|carryovers| {
        let sentence = allowance("flexibility-carryovers", carryovers.allowance);
        let most = t!("flexibility-most-baskets", count = carryovers.most_baskets);
        format!("{sentence} {most}")
    });
    let skips = flexibility.skips.map(|skips| {
        let key = if skips.deducted {
            "flexibility-skips-deducted"
        } else {
            "flexibility-skips"
        };
        allowance(key, skips.allowance)
    });
    [moves, carryovers, skips].into_iter().flatten().collect()
}

/// What was done with a basket.
pub fn shift(shift: &Shift) -> String {
    let (from, to) = (
        shift.from.long(),
        shift.to.map(|day| day.long()).unwrap_or_default(),
    );
    match shift.kind {
        ShiftKind::Move => t!("flexibility-done-move", from = from, to = to),
        ShiftKind::Carryover => t!("flexibility-done-carryover", from = from, to = to),
        ShiftKind::Gift => t!("flexibility-done-gift", from = from),
        ShiftKind::Deducted => t!("flexibility-done-deducted", from = from),
    }
}

/// Why a basket stays where it is.
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::Off => t!("flexibility-refused-off"),
        Refusal::Nothing(day) => t!("flexibility-refused-nothing", day = day.long()),
        Refusal::Given(day) => t!("flexibility-refused-given", day = day.long()),
        Refusal::TooLate { day, until } => {
            t!("flexibility-refused-late", day = day.long(), until = until.long())
        }
        Refusal::Moved { from } => t!("flexibility-refused-moved", day = from.long()),
        Refusal::Full { most } => t!("flexibility-refused-full", count = most),
        Refusal::UsedUp { most } => t!("flexibility-refused-used-up", count = most),
        Refusal::OthersDay => t!("flexibility-refused-other"),
        Refusal::CalledOff(day) => t!("flexibility-refused-called-off", day = day.long()),
        Refusal::Changed => t!("flexibility-refused-changed"),
    }
}
