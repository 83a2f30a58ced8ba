//! What was noted at the door, in words: on the page, and in those that a phone fills in by itself.

use super::rules::{Event, Says, Standing, Subject, about, standing};
use crate::t;
use crate::words::{HouseholdId, Instant, Quantity};
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// What the page says of a subject.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The last words about it, a space between each two: what the next note follows.
    pub heads: String,
    /// `open`, `handed`, `conflict`, or `noted`.
    pub state: &'static str,
    /// In words; empty when there is nothing to say.
    pub text: String,
}

/// How notes are told: names of households, and the hour of the place.
#[derive(Debug)]
pub struct Teller<'a> {
    /// Households by id.
    pub names: HashMap<HouseholdId, String>,
    /// The AMAP's zone.
    pub zone: &'a TimeZone,
}

impl Teller<'_> {
    /// What is said of a subject, among the last words about all of them.
    pub fn about(&self, subject: Subject, heads: &[&Event]) -> Said {
        let about = about(subject, heads);
        let ids: Vec<String> = about.iter().map(|head| head.id.to_string()).collect();
        let (state, text) = match standing(&about) {
            Standing::Open => ("open", String::new()),
            Standing::Said(event) => match event.says {
                Says::Kept | Says::Withdrawn => ("open", String::new()),
                Says::Handed(_) => ("handed", self.one(event)),
                _ => ("noted", self.one(event)),
            },
            Standing::Conflict => {
                let all: Vec<String> = about.iter().map(|event| self.one(event)).collect();
                ("conflict", t!("door-conflict", all = all.join(" ; ")))
            }
        };
        Said {
            heads: ids.join(" "),
            state,
            text,
        }
    }

    /// "Remis à 18 h 42 par Claire".
    fn one(&self, event: &Event) -> String {
        let (time, by) = (self.hour(event.at), event.by.clone());
        match event.says {
            Says::Handed(None) => t!("door-said-handed", time = time, by = by),
            Says::Handed(Some(to)) => {
                let name = self.names.get(&to).cloned().unwrap_or_else(|| t!("door-another"));
                t!("door-said-taken", name = name, time = time, by = by)
            }
            Says::Kept => t!("door-said-kept", time = time, by = by),
            Says::Crates(gap) => {
                let gap = units(gap);
                let said = t!("door-said-crates", gap = gap, time = time, by = by);
                if event.words.is_empty() {
                    said
                } else {
                    format!("{said} – {}", event.words)
                }
            }
            Says::Weighed(grams) => t!(
                "door-said-weighed",
                grams = grams.to_string(),
                time = time,
                by = by
            ),
            Says::Noted => t!(
                "door-said-noted",
                text = event.words.clone(),
                time = time,
                by = by
            ),
            Says::Withdrawn => t!("door-said-withdrawn", time = time, by = by),
        }
    }

    /// "18 h 42".
    pub fn hour(&self, at: Instant) -> String {
        at.hour_in(self.zone).spoken()
    }
}

/// The notes about a household, without those that were withdrawn: subject and what is said.
pub fn notes(teller: &Teller<'_>, household: HouseholdId, heads: &[&Event]) -> Vec<(Subject, Said)> {
    let mut subjects: Vec<Subject> = Vec::new();
    for head in heads {
        let about = matches!(head.subject, Subject::Note(of, _) if of == household);
        if about && !subjects.contains(&head.subject) {
            subjects.push(head.subject);
        }
    }
    let said = subjects
        .into_iter()
        .map(|subject| (subject, teller.about(subject, heads)));
    said.filter(|(_, said)| said.state != "open").collect()
}

/// The sentences that the page's script fills in, as JSON; `{time}`, `{by}` and the like stand for what it puts there.
pub fn for_script() -> String {
    serde_json::json!({
        "handed": t!("door-said-handed", time = "{time}", by = "{by}"),
        "taken": t!("door-said-taken", name = "{name}", time = "{time}", by = "{by}"),
        "kept": t!("door-said-kept", time = "{time}", by = "{by}"),
        "crates": t!("door-said-crates", gap = "{gap}", time = "{time}", by = "{by}"),
        "weighed": t!("door-said-weighed", grams = "{grams}", time = "{time}", by = "{by}"),
        "noted": t!("door-said-noted", text = "{text}", time = "{time}", by = "{by}"),
        "withdrawn": t!("door-said-withdrawn", time = "{time}", by = "{by}"),
        "conflict": t!("door-conflict", all = "{all}"),
        "another": t!("door-another"),
        "you": t!("door-you"),
        "synced": t!("door-synced", time = "{time}"),
        "waiting": t!("door-waiting", n = "{n}"),
        "offline": t!("door-offline"),
        "signin": t!("door-sign-in"),
        "refused": t!("door-refused", why = "{why}"),
        "changed": t!("door-changed"),
        "failed": t!("door-keep-failed"),
        "remove": t!("door-remove"),
    })
    .to_string()
}

/// "−2", "+1,5".
fn units(thousandths: i64) -> String {
    let quantity = Quantity::from_thousandths(thousandths.abs());
    if thousandths < 0 {
        format!("−{quantity}")
    } else {
        format!("+{quantity}")
    }
}
