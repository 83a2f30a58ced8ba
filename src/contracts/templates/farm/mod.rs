//! The farmer's side: the templates of the farm in all its AMAPs, and the answer to each.

mod home;
mod queries;

pub use home::home;

use super::access::FarmTemplateDesk;
use super::acts::{decided, told};
use super::list::{Badge, Group, Line, badge, grouped};
use super::summary::Summary;
use super::{rules, show};
use crate::access::{Authorised, FarmDesk};
use crate::contracts::rules::template_life::{self, Action};
use crate::db::Tx;
use crate::mail::{self, Letter};
use crate::web::{Fault, Form, Frame, Outcome, Submitted, page, redirect_with_notice, settle_once};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/templates/farm/list.html")]
struct List {
    frame: Frame,
    groups: Vec<Group>,
}

impl List {
    /// Whose a template is, for this reader.
    fn whose<'l>(&self, line: &'l Line) -> &'l str {
        &line.amap
    }
}

#[derive(Template)]
#[template(path = "contracts/templates/farm/show.html")]
struct Show {
    frame: Frame,
    base: String,
    list: String,
    amap: String,
    badge: Badge,
    may_answer: bool,
    acts: Vec<(String, String)>,
    summary: Summary,
    signed: u32,
    by_weight: bool,
    once: String,
}

pub async fn list(desk: Authorised<FarmDesk>) -> Outcome {
    let farm = &desk.target.0;
    let mut tx = desk.visit.app().db.read().await?;
    let lines = super::queries::farm_templates(&mut tx, farm).await?;
    drop(tx);
    let href = |line: &super::TemplateLine| format!("/ferme/{}/contrats/{}", farm.slug(), line.public_id);
    let groups = grouped(&lines, desk.visit.today(), href);
    page(&List {
        frame: desk.visit.frame(t!("templates-farm-list-title")),
        groups,
    })
}

pub async fn show(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    let sheet = &desk.sheet;
    let today = desk.amap.today(desk.visit.now());
    let state = sheet.state(today);
    let season = sheet.season.map(|season| (season.first(), season.last()));
    let facts = rules::facts(sheet, today);
    page(&Show {
        frame: desk.visit.frame(&sheet.title),
        base: address(&desk),
        list: format!("/ferme/{}/contrats", desk.farm.slug()),
        amap: desk.amap.name().to_owned(),
        badge: badge(state, season, today),
        may_answer: template_life::may(state, Action::Approve, &facts).is_ok(),
        acts: show::acts(&desk.amap, sheet),
        summary: Summary::of(sheet, desk.amap.name()),
        signed: sheet.signed_contracts,
        by_weight: sheet.sells_by_weight(),
        once: desk.visit.once().to_string(),
    })
}

fn address(desk: &FarmTemplateDesk) -> String {
    format!("/ferme/{}/contrats/{}", desk.farm.slug(), desk.sheet.public_id)
}

/// The farmer approves.
pub async fn approve(desk: Authorised<FarmTemplateDesk>, Submitted(form): Submitted) -> Outcome {
    answer(&desk, &form, Action::Approve).await
}

/// The farmer sends the template back, saying why.
pub async fn decline(desk: Authorised<FarmTemplateDesk>, Submitted(form): Submitted) -> Outcome {
    answer(&desk, &form, Action::Decline).await
}

async fn answer(desk: &Authorised<FarmTemplateDesk>, form: &Form, action: Action) -> Outcome {
    let (actor, now) = (desk.actor()?, desk.visit.now());
    let (amap, id) = (&desk.amap, desk.sheet.id);
    let approves = action == Action::Approve;
    let location = if approves {
        address(desk)
    } else {
        format!("/ferme/{}/contrats", desk.farm.slug())
    };
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        let sheet = decided(tx, &desk.visit, (amap, id), form, action).await?;
        tell_submitter(tx, desk, form, approves).await?;
        if approves {
            super::queries::approve(tx, amap, id, actor.account, now, "farmer").await?;
        } else {
            super::queries::reopen_as_draft(tx, amap, id).await?;
        }
        let verb = if approves {
            "template.approved"
        } else {
            "template.declined"
        };
        told(tx, &desk.visit, (amap, &sheet), verb).await?;
        settle_once(tx, form, actor.account, &location).await
    });
    stored?;
    Ok(redirect_with_notice(
        &location,
        if approves {
            "done-templates-approved"
        } else {
            "done-templates-declined"
        },
    ))
}

async fn tell_submitter(
    tx: &mut Tx,
    desk: &Authorised<FarmTemplateDesk>,
    form: &Form,
    approves: bool,
) -> Result<(), Fault> {
    let Some(address) = super::queries::submitter_address(tx, &desk.amap, desk.sheet.id).await? else {
        return Ok(());
    };
    let Ok(to) = address.parse() else { return Ok(()) };
    let (title, farm) = (&desk.sheet.title, desk.farm.name());
    let link = format!(
        "{}/amap/{}/modeles/{}",
        desk.visit.app().config.public_url,
        desk.amap.slug(),
        desk.sheet.public_id
    );
    let reason: String = form.value("reason").chars().take(2_000).collect();
    let letter = Letter {
        amap: Some(desk.amap.id()),
        kind: "template",
        to,
        subject: if approves {
            t!("templates-approved-subject", farm = farm, title = title)
        } else {
            t!("templates-declined-subject", farm = farm, title = title)
        },
        body: if approves {
            t!("templates-approved-body", farm = farm, title = title, link = link)
        } else {
            t!(
                "templates-declined-body",
                farm = farm,
                title = title,
                link = link,
                reason = reason
            )
        },
    };
    Ok(mail::enqueue(tx, letter, desk.visit.now()).await?)
}
