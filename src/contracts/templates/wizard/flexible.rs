//! The last part of step 4: what households may do with their baskets by themselves.

use crate::contracts::flexibility::{Allowance, Carryovers, Flexibility, Skips};
use crate::web::Form;

/// Days before, and times in one contract, that a form may ask.
const MOST_DAYS: i64 = 60;
const MOST_TIMES: i64 = 60;

/// What is proposed where nothing was said.
const NOTICE: u32 = 3;
const BASKETS: u32 = 2;

fn store_allowance(form: &mut Form, kind: &str, allowed: Option<Allowance>) {
    if allowed.is_some() {
        form.set(&format!("flex-{kind}"), 1);
    }
    let notice = allowed.map_or(NOTICE, |allowed| allowed.notice);
    form.set(&format!("flex-{kind}-notice"), notice);
    if let Some(most) = allowed.and_then(|allowed| allowed.most) {
        form.set(&format!("flex-{kind}-most"), most);
    }
}

/// The form as it was saved.
pub(super) fn stored(form: &mut Form, flexibility: &Flexibility) {
    let carryovers = flexibility.carryovers;
    store_allowance(form, "move", flexibility.moves);
    store_allowance(
        form,
        "carryover",
        carryovers.map(|carryovers| carryovers.allowance),
    );
    let most = carryovers.map_or(BASKETS, |carryovers| carryovers.most_baskets);
    form.set("flex-baskets", most);
    store_allowance(form, "skip", flexibility.skips.map(|skips| skips.allowance));
    if flexibility.skips.is_some_and(|skips| skips.deducted) {
        form.set("flex-deducted", 1);
    }
}

fn number(form: &mut Form, field: &str, least: i64, most: i64) -> Option<u32> {
    form.number(field, least, most)
        .and_then(|number| u32::try_from(number).ok())
}

/// What is typed of one kind; `None` when it is not allowed, or a field was refused.
fn read_allowance(form: &mut Form, kind: &str) -> Option<Allowance> {
    if !form.is_checked(&format!("flex-{kind}"), "1") {
        return None;
    }
    let notice = number(form, &format!("flex-{kind}-notice"), 0, MOST_DAYS);
    let field = format!("flex-{kind}-most");
    let most = if form.value(&field).is_empty() {
        None
    } else {
        number(form, &field, 1, MOST_TIMES)
    };
    Some(Allowance {
        notice: notice?,
        most,
    })
}

/// Reads the fields; a refusal stands at its field.
pub(super) fn read(form: &mut Form) -> Flexibility {
    let moves = read_allowance(form, "move");
    let carried = read_allowance(form, "carryover");
    let carryovers = carried.and_then(|allowance| {
        let most_baskets = number(form, "flex-baskets", 2, 10)?;
        Some(Carryovers {
            allowance,
            most_baskets,
        })
    });
    let deducted = form.is_checked("flex-deducted", "1");
    let skips = read_allowance(form, "skip").map(|allowance| Skips { allowance, deducted });
    Flexibility {
        moves,
        carryovers,
        skips,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_back() {
        let allowance = |notice, most| Allowance { notice, most };
        let table = [
            Flexibility::default(),
            Flexibility {
                moves: Some(allowance(7, Some(4))),
                carryovers: Some(Carryovers {
                    allowance: allowance(0, None),
                    most_baskets: 3,
                }),
                skips: Some(Skips {
                    allowance: allowance(60, Some(1)),
                    deducted: true,
                }),
            },
        ];
        for flexibility in table {
            let mut form = Form::new();
            stored(&mut form, &flexibility);
            assert_eq!(read(&mut form), flexibility);
            assert!(form.is_valid());
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused_at_its_field() {
        let table = [
            ("flex-move=1&flex-move-notice=", "flex-move-notice"),
            ("flex-move=1&flex-move-notice=61", "flex-move-notice"),
            (
                "flex-move=1&flex-move-notice=3&flex-move-most=0",
                "flex-move-most",
            ),
            (
                "flex-carryover=1&flex-carryover-notice=3&flex-baskets=1",
                "flex-baskets",
            ),
            ("flex-skip=1&flex-skip-notice=-1", "flex-skip-notice"),
        ];
        for (typed, field) in table {
            let mut form = Form::parse(typed.as_bytes());
            read(&mut form);
            assert_eq!(form.errors()[0].field, field, "{typed}");
        }
    }
}
