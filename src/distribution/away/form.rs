//! What is typed about an absence.

use crate::contracts::Instead;
use crate::t;
use crate::web::Form;
use crate::words::Day;
use std::collections::BTreeSet;

/// The longest reason.
const MOST_REASON: usize = 500;

/// What becomes of the baskets, and why.
#[derive(Debug, Clone)]
pub struct Asked {
    pub instead: Instead,
    pub reason: String,
}

/// Reads it; `None` when a field was refused. `days` are those that are given up; none when they are refused already.
pub fn read(form: &mut Form, days: Option<&BTreeSet<Day>>, today: Day) -> Option<Asked> {
    let instead = match form.value("faire") {
        "annuler" => cause(form),
        "deplacer" => moved(form, days, today),
        _ => {
            form.refuse("faire", t!("away-needs-what"));
            None
        }
    };
    let reason = form.required_text("motif", MOST_REASON);
    let (instead, reason) = (instead?, reason?);
    form.is_valid().then_some(Asked { instead, reason })
}

fn cause(form: &mut Form) -> Option<Instead> {
    match form.value("cause") {
        "lost" => Some(Instead::Lost),
        "returned" => Some(Instead::Returned),
        _ => {
            form.refuse("cause", t!("amendments-needs-cause"));
            None
        }
    }
}

/// Only what falls on one day comes on another.
fn moved(form: &mut Form, days: Option<&BTreeSet<Day>>, today: Day) -> Option<Instead> {
    let to = form.day("le")?;
    let days = days?;
    if days.len() > 1 {
        form.refuse("le", t!("away-one-day"));
    } else if days.contains(&to) {
        form.refuse("le", t!("amendments-same-day"));
    } else if to < today {
        form.refuse("le", t!("amendments-past-day"));
    } else {
        return Some(Instead::On(to));
    }
    None
}
