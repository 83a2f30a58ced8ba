//! The coordinator's first page: the one next step, the next delivery, what there is.

use super::model::Counts;
use super::model::NextDelivery;
use super::queries;
use super::rules::{NextStep, checklist, next_step};
use crate::access::{Authorised, Coordination};
use crate::t;
use crate::web::{Frame, Outcome, page};
use askama::Template;

#[derive(Template)]
#[template(path = "amaps/dashboard.html")]
struct Dashboard {
    frame: Frame,
    slug: String,
    counts: Counts,
    delivery: Option<NextDelivery>,
    step: Step,
    /// Label, address and whether it is done, of each step to start with; none once all are.
    checklist: Vec<(String, String, bool)>,
    once: String,
}

struct Step {
    title: String,
    text: String,
    button: String,
    href: String,
    done: bool,
}

pub async fn show(desk: Authorised<Coordination>) -> Outcome {
    let scope = &desk.target.0;
    let (now, today) = (desk.visit.now(), scope.today(desk.visit.now()));
    let mut tx = desk.visit.app().db.read().await?;
    let counts = queries::counts(&mut tx, scope, today, now).await?;
    let delivery = queries::next_delivery(&mut tx, scope, today).await?;
    page(&Dashboard {
        frame: desk.visit.frame(scope.name()),
        slug: scope.slug().to_owned(),
        step: step(scope.slug(), &counts),
        checklist: start(scope.slug(), &counts),
        once: desk.visit.once().to_string(),
        counts,
        delivery,
    })
}

fn step(slug: &str, counts: &Counts) -> Step {
    let next = next_step(counts);
    let (name, path) = next.name_and_path();
    Step {
        title: t!(&format!("amaps-step-{name}")),
        text: t!(&format!("amaps-step-text-{name}"), n = counts.to_invite),
        button: t!(&format!("amaps-step-button-{name}")),
        href: format!("/amap/{slug}/{path}"),
        done: next == NextStep::Nothing,
    }
}

fn start(slug: &str, counts: &Counts) -> Vec<(String, String, bool)> {
    let line = |(step, done): (super::rules::Start, bool)| {
        let (name, path) = step.name_and_path();
        (
            t!(&format!("amaps-check-{name}")),
            format!("/amap/{slug}/{path}"),
            done,
        )
    };
    checklist(counts).into_iter().map(line).collect()
}
