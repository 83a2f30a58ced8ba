//! What was done to a template, in words: every act, the ones taken back among them.

use super::model::{Act, TemplateSheet};
use super::wizard;
use crate::access::AmapScope;
use crate::history::{Change, Changes, Told};
use crate::t;
use crate::words::{Day, Instant};
use serde_json::Value;

/// An act, and when and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// "Souscriptions ouvertes".
    pub what: String,
    /// "mardi 1er septembre à 18 h, par Dora (coordination)".
    pub when: String,
    /// What was written otherwise, fact by fact.
    pub changes: Vec<String>,
    at: Instant,
}

/// What an act is called; none for what is not the template's own story.
pub fn what(verb: &str, detail: &Value) -> Option<String> {
    let what = match verb {
        "template.begun" => t!("templates-act-created"),
        "template.copied" => t!("templates-act-copied"),
        "template.imported" => t!("templates-act-imported"),
        "template.written" => written(detail),
        "template.submitted" => t!("templates-act-submitted"),
        "template.withdrawn" => t!("templates-act-withdrawn"),
        "template.approved" => t!("templates-act-approved"),
        "template.declined" => t!("templates-act-declined"),
        "template.opened" => t!("templates-act-opened"),
        "template.closed" => t!("templates-act-closed"),
        "template.archived" => t!("templates-act-archived"),
        "template.restored" => t!("templates-act-restored"),
        "template.changed-for-everyone" => t!("templates-act-changed"),
        _ => return None,
    };
    Some(what)
}

/// The step that was saved. Without a revision the entry is older, and its number is not to be trusted.
fn written(detail: &Value) -> String {
    let step = detail["step"].as_u64().filter(|_| detail["revision"].is_i64());
    let label = step
        .and_then(|step| usize::try_from(step).ok()?.checked_sub(1))
        .and_then(|at| wizard::labels().into_iter().nth(at));
    match label {
        Some(step) => t!("templates-act-written-step", step = step),
        None => t!("templates-act-written"),
    }
}

/// In which role somebody acted.
fn acting(key: &str) -> Option<String> {
    let role = key.split(':').next().unwrap_or_default();
    let known = [
        "referent",
        "coordinateur",
        "ferme",
        "reseau",
        "administrateur",
        "operator",
    ];
    known.contains(&role).then(|| t!(&format!("templates-as-{role}")))
}

/// All that was done, and what follows from the dates, the latest first.
pub fn lines(amap: &AmapScope, sheet: &TemplateSheet, entries: &[Told], today: Day) -> Vec<Line> {
    let mut lines: Vec<Line> = entries.iter().filter_map(|entry| line(amap, entry)).collect();
    lines.extend(stored_alone(amap, sheet, entries));
    lines.extend(by_date(amap, sheet, today));
    // Of two at the same moment, the later entry comes first too.
    lines.reverse();
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines
}

fn line(amap: &AmapScope, entry: &Told) -> Option<Line> {
    let what = match (entry.verb.as_str(), entry.acting.starts_with("ferme:")) {
        ("template.approved", false) => t!("templates-act-approved-recorded"),
        (verb, _) => what(verb, &entry.detail)?,
    };
    let when = entry.at.spoken(amap.zone());
    let when = match (&entry.by, acting(&entry.acting)) {
        (Some(name), Some(role)) => t!("templates-act-by-as", when = when, name = name, role = role),
        (Some(name), None) => t!("templates-act-by", when = when, name = name),
        (None, Some(role)) => t!("templates-act-by", when = when, name = role),
        (None, None) => when,
    };
    Some(Line {
        what,
        when,
        changes: Changes::of(&entry.detail).iter().map(Change::spoken).collect(),
        at: entry.at,
    })
}

/// Acts that the template knows and the history does not: of a template that came from elsewhere.
fn stored_alone(amap: &AmapScope, sheet: &TemplateSheet, entries: &[Told]) -> Vec<Line> {
    let life = &sheet.life;
    let created = Some(life.created.clone());
    let acts = [
        ("begun", &created),
        ("submitted", &life.submitted),
        ("approved", &life.approved),
        ("opened", &life.opened),
        ("closed", &life.closed),
        ("archived", &life.archived),
    ];
    let is_told = |act: &Act| entries.iter().any(|entry| entry.at == act.at);
    let line = |(verb, act): (&str, &Option<Act>)| {
        let act = act.as_ref().filter(|act| !is_told(act))?;
        let what = match (verb, life.approved_how.as_str()) {
            ("approved", "recorded") => t!("templates-act-approved-recorded"),
            ("approved", "elsewhere") => t!("templates-act-approved-elsewhere"),
            _ => what(&format!("template.{verb}"), &Value::Null)?,
        };
        let when = act.at.spoken(amap.zone());
        let by = act.by.as_ref();
        Some(Line {
            what,
            when: by.map_or_else(
                || when.clone(),
                |name| t!("templates-act-by", when = when, name = name),
            ),
            changes: Vec::new(),
            at: act.at,
        })
    };
    acts.into_iter().filter_map(line).collect()
}

/// What no one does: the window runs out, the last delivery goes by.
fn by_date(amap: &AmapScope, sheet: &TemplateSheet, today: Day) -> Vec<Line> {
    let life = &sheet.life;
    let ran_out = sheet
        .window
        .map(|window| window.closes)
        .filter(|_| life.opened.is_some())
        .filter(|closes| {
            life.closed
                .as_ref()
                .is_none_or(|act| amap.today(act.at) > *closes)
        });
    let ended = sheet.last_delivery().filter(|_| life.opened.is_some());
    let dates = [
        (t!("templates-act-window-over"), ran_out),
        (t!("templates-act-ended"), ended),
    ];
    let line = |(what, day): (String, Option<Day>)| {
        let day = day.filter(|day| *day < today)?;
        Some(Line {
            what,
            when: t!("templates-act-at-the-end-of", day = day.full()),
            changes: Vec::new(),
            at: Instant::start_of(day.plus_days(1), amap.zone()),
        })
    };
    dates.into_iter().filter_map(line).collect()
}
