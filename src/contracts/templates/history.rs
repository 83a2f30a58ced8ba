//! The whole story of a template: every change of state, dated and attributed, those taken back among them.

use super::access::{FarmTemplateDesk, TemplateView};
use super::model::TemplateSheet;
use super::told::{self, Line};
use crate::access::{AmapScope, Authorised};
use crate::history;
use crate::t;
use crate::web::{Frame, Outcome, Visit, page};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/templates/history.html")]
struct Story {
    frame: Frame,
    back: String,
    title: String,
    lines: Vec<Line>,
}

async fn story(visit: &Visit, amap: &AmapScope, sheet: &TemplateSheet, back: String) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let entries = history::of_object(&mut tx, amap, "template", sheet.id.uuid()).await?;
    drop(tx);
    page(&Story {
        frame: visit.frame(t!("templates-story-title")),
        back,
        title: sheet.title.clone(),
        lines: told::lines(amap, sheet, &entries, amap.today(visit.now())),
    })
}

/// For whoever looks after the contracts of the AMAP.
pub async fn for_amap(desk: Authorised<TemplateView>) -> Outcome {
    let back = format!("/amap/{}/modeles/{}", desk.amap.slug(), desk.sheet.public_id);
    story(&desk.visit, &desk.amap, &desk.sheet, back).await
}

/// For the farmer.
pub async fn for_farm(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    let back = format!("/ferme/{}/contrats/{}", desk.farm.slug(), desk.sheet.public_id);
    story(&desk.visit, &desk.amap, &desk.sheet, back).await
}
