//! The page of a template: where it stands, who did what and when, and the one next step.

use super::access::TemplateView;
use super::list::{Badge, badge};
use super::model::{Act, TemplateSheet};
use super::rules;
use super::summary::Summary;
use crate::access::{AmapScope, Authorised};
use crate::contracts::rules::template_life::{self, Action};
use crate::t;
use crate::web::{Fault, Form, Frame, Outcome, Visit, page};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/templates/show.html")]
pub(super) struct Show {
    frame: Frame,
    base: String,
    list: String,
    badge: Badge,
    state: &'static str,
    manages: bool,
    /// What the rules allow now.
    allowed: Vec<&'static str>,
    acts: Vec<(String, String)>,
    summary: Summary,
    signed: u32,
    by_weight: bool,
    /// The first delivery that a copy proposes; empty without a delivery to copy.
    copy_first: String,
    next_step: u32,
    form: Form,
    once: String,
}

impl Show {
    /// Whether this act may be done now, by this reader.
    fn may(&self, action: &str) -> bool {
        self.manages && self.allowed.contains(&action)
    }
}

/// What was done to the template, in words.
pub(super) fn acts(amap: &AmapScope, sheet: &TemplateSheet) -> Vec<(String, String)> {
    let life = &sheet.life;
    let approved = match life.approved_how.as_str() {
        "recorded" => t!("templates-act-approved-recorded"),
        "elsewhere" => t!("templates-act-approved-elsewhere"),
        _ => t!("templates-act-approved"),
    };
    let told = |label: String, act: &Act| {
        let when = act.at.spoken(amap.zone());
        let by = act
            .by
            .as_ref()
            .map(|name| t!("templates-act-by", name = name, when = when));
        (label, by.unwrap_or(when))
    };
    let mut acts = vec![told(t!("templates-act-created"), &life.created)];
    let later = [
        (t!("templates-act-submitted"), &life.submitted),
        (approved, &life.approved),
        (t!("templates-act-opened"), &life.opened),
        (t!("templates-act-closed"), &life.closed),
        (t!("templates-act-archived"), &life.archived),
    ];
    acts.extend(
        later
            .into_iter()
            .filter_map(|(label, act)| act.as_ref().map(|act| told(label, act))),
    );
    acts
}

/// The page, with what was typed in its form.
pub(super) fn page_of(
    visit: &Visit,
    amap: &AmapScope,
    sheet: &TemplateSheet,
    manages: bool,
    form: Form,
) -> Result<Show, Fault> {
    let today = amap.today(visit.now());
    let state = sheet.state(today);
    let facts = rules::facts(sheet, today);
    let allowed = Action::ALL
        .iter()
        .filter(|action| template_life::may(state, **action, &facts).is_ok());
    let season = sheet.season.map(|season| (season.first(), season.last()));
    Ok(Show {
        frame: visit.frame(&sheet.title),
        base: format!("/amap/{}/modeles/{}", amap.slug(), sheet.public_id),
        list: format!("/amap/{}/modeles", amap.slug()),
        badge: badge(state, season, today),
        state: state.name(),
        manages,
        allowed: allowed.map(|action| action.name()).collect(),
        acts: acts(amap, sheet),
        summary: Summary::of(sheet, amap.name()),
        signed: sheet.signed_contracts,
        by_weight: sheet.sells_by_weight(),
        copy_first: super::copy::proposed(sheet)
            .map(|day| day.to_string())
            .unwrap_or_default(),
        next_step: rules::missing_step(sheet).unwrap_or(6),
        form,
        once: visit.once().to_string(),
    })
}

pub async fn show(desk: Authorised<TemplateView>) -> Outcome {
    let mut form = Form::new();
    let today = desk.amap.today(desk.visit.now());
    let window = desk.sheet.window.filter(|window| window.closes >= today);
    form.set("opens", window.map_or(today, |window| window.opens));
    if let Some(window) = window {
        form.set("closes", window.closes);
    } else if let Some(first) = desk
        .sheet
        .deliveries
        .iter()
        .map(|delivery| delivery.day)
        .find(|day| *day > today)
    {
        form.set(
            "closes",
            first.plus_days(-i64::from(desk.sheet.notice_days) - 1).max(today),
        );
    }
    page(&page_of(
        &desk.visit,
        &desk.amap,
        &desk.sheet,
        desk.manages,
        form,
    )?)
}
