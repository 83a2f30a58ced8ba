//! Step 1: which farm, under which title, where, and how an order is shaped.

use super::moving::move_deliveries;
use super::{Wizard, finish, labels, onward, start};
use crate::access::{AmapScope, Authorised};
use crate::amaps::suspension::refuse_suspended;
use crate::contracts::model::Kind;
use crate::contracts::templates::access::{ContractsDesk, TemplateDesk};
use crate::contracts::templates::model::TemplateSheet;
use crate::contracts::templates::queries::{self, Identity, NewTemplate};
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page,
    settle_once, typed_before,
};
use crate::words::{Day, FarmId, PublicId, SiteId, TemplateId};
use crate::{clock, t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/templates/wizard/identity.html")]
struct Page {
    frame: Frame,
    wizard: Wizard,
    form: Form,
    farms: Vec<(FarmId, String, String)>,
    sites: Vec<(SiteId, PublicId, String)>,
}

/// What there is to choose from.
struct Choices {
    farms: Vec<(FarmId, String, String)>,
    sites: Vec<(SiteId, PublicId, String)>,
}

async fn choices(tx: &mut Tx, amap: &AmapScope, only: Option<FarmId>) -> Result<Choices, Fault> {
    let mut farms = queries::partner_farms(tx, amap).await?;
    farms.retain(|(id, ..)| only.is_none_or(|only| *id == only));
    Ok(Choices {
        farms,
        sites: queries::sites(tx, amap).await?,
    })
}

fn read(form: &mut Form, choices: &Choices) -> Option<Identity> {
    let title = form.required_text("title", 120);
    let farm = choices
        .farms
        .iter()
        .find(|(_, slug, _)| slug == form.value("farm"))
        .map(|(id, ..)| *id);
    let site = choices
        .sites
        .iter()
        .find(|(_, id, _)| id.as_str() == form.value("site"))
        .map(|(id, ..)| *id);
    let kind: Option<Kind> = form.value("kind").parse().ok();
    if farm.is_none() {
        form.refuse("farm", t!("templates-choose-farm"));
    }
    if site.is_none() {
        form.refuse("site", t!("templates-choose-site"));
    }
    if kind.is_none() {
        form.refuse("kind", t!("templates-choose-kind"));
    }
    Some(Identity {
        farm: farm?,
        site: site?,
        title: title?,
        kind: kind?,
    })
}

/// The first page of a template that is not there yet.
pub async fn begin_page(desk: Authorised<ContractsDesk>) -> Outcome {
    let mut form = Form::new();
    form.set("kind", Kind::Fixed);
    form.set("farm", desk.visit.query().value("ferme"));
    let mut tx = desk.visit.app().db.read().await?;
    let typed = typed_before(&mut tx, &desk.visit).await?;
    drop(tx);
    page(&fresh(&desk, typed.unwrap_or(form)).await?)
}

async fn fresh(desk: &Authorised<ContractsDesk>, form: Form) -> Result<Page, Fault> {
    writable(desk)?;
    let mut tx = desk.visit.app().db.read().await?;
    let Choices { farms, sites } =
        choices(&mut tx, &desk.amap, desk.farm.as_ref().map(|farm| farm.id())).await?;
    let base = format!("/amap/{}/modeles", desk.amap.slug());
    let wizard = Wizard {
        now: 1,
        steps: labels().into_iter().map(|label| (label, String::new())).collect(),
        action: format!("{base}/nouveau"),
        back: base,
        amap: desk.amap.slug().to_owned(),
        once: desk.visit.once_of(&form),
        revision: String::new(),
        aside: form.is_taken_up().then(|| desk.visit.aside()),
        unsaved: false,
        seen: None,
    };
    Ok(Page {
        frame: desk.visit.frame(t!("templates-new-title")),
        wizard,
        form,
        farms,
        sites,
    })
}

fn writable(desk: &ContractsDesk) -> Result<(), Fault> {
    if desk.manages {
        return Ok(());
    }
    Err(Fault::Forbidden {
        sentence: t!("templates-refused"),
        instead: None,
    })
}

/// Begins a template.
pub async fn begin(desk: Authorised<ContractsDesk>, Submitted(mut form): Submitted) -> Outcome {
    writable(&desk)?;
    let mut tx = desk.visit.app().db.read().await?;
    let choices = choices(&mut tx, &desk.amap, desk.farm.as_ref().map(|farm| farm.id())).await?;
    drop(tx);
    let Some(identity) = read(&mut form, &choices) else {
        return refused_page(&fresh(&desk, form).await?);
    };
    let (actor, now) = (desk.actor()?, desk.visit.now());
    let payee = choices
        .farms
        .iter()
        .find(|(id, ..)| *id == identity.farm)
        .map_or("", |(_, _, name)| name.as_str());
    let location = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        refuse_suspended(tx, &desk.amap).await?;
        let new = NewTemplate {
            id: TemplateId::new(clock::fresh_uuid()),
            public_id: clock::fresh_public_id(),
            identity: &identity,
            payee,
            by: actor.account,
            at: now,
        };
        queries::insert(tx, &desk.amap, &new).await?;
        let trace = Trace {
            amap: Some(desk.amap.id()),
            farm: Some(identity.farm),
            network: None,
            verb: "template.begun",
            object: "template",
            id: Some(new.id.uuid()),
            detail: serde_json::Value::Null,
        };
        history::record(tx, &desk.visit, trace).await?;
        let location = format!("/amap/{}/modeles/{}/etape/2", desk.amap.slug(), new.public_id);
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(location)
    })?;
    Ok(redirect_with_notice(&location, "done-templates-begun"))
}

pub async fn show(desk: &Authorised<TemplateDesk>, typed: Option<Form>) -> Outcome {
    let mut form = Form::new();
    form.set("title", &desk.sheet.title);
    form.set("farm", &desk.sheet.farm.slug);
    form.set("site", desk.sheet.site.public_id);
    form.set("kind", desk.sheet.kind);
    page(&shown(desk, typed.unwrap_or(form)).await?)
}

/// What is typed, as far as it can be read, in the place of what is stored.
pub(super) async fn apply(
    desk: &TemplateDesk,
    tx: &mut Tx,
    sheet: &mut TemplateSheet,
    form: &Form,
) -> Result<(), Fault> {
    let Choices { farms, sites } = choices(tx, &desk.amap, only_farm(desk)).await?;
    sheet.title = form.value("title").chars().take(120).collect();
    sheet.kind = form.value("kind").parse().unwrap_or(sheet.kind);
    if let Some((id, _, name)) = farms.into_iter().find(|(_, slug, _)| slug == form.value("farm")) {
        (sheet.farm.id, sheet.farm.name) = (id, name);
    }
    if let Some((id, _, name)) = sites
        .into_iter()
        .find(|(_, id, _)| id.as_str() == form.value("site"))
    {
        (sheet.site.id, sheet.site.name) = (id, name);
    }
    Ok(())
}

/// A template with products stays with its farm.
fn only_farm(desk: &TemplateDesk) -> Option<FarmId> {
    (!desk.sheet.products.is_empty()).then_some(desk.sheet.farm.id)
}

async fn shown(desk: &Authorised<TemplateDesk>, form: Form) -> Result<Page, Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    let Choices { farms, sites } = choices(&mut tx, &desk.amap, only_farm(desk)).await?;
    Ok(Page {
        frame: desk.visit.frame(&desk.sheet.title),
        wizard: Wizard::of(desk, 1, &form),
        form,
        farms,
        sites,
    })
}

pub async fn save(desk: &Authorised<TemplateDesk>, mut form: Form) -> Outcome {
    let actor = desk.actor()?;
    let mut tx = desk.visit.app().db.read().await?;
    let mut choices = choices(&mut tx, &desk.amap, only_farm(desk)).await?;
    drop(tx);
    let manages = |farm: FarmId| {
        actor
            .acting
            .as_ref()
            .is_some_and(|role| role.manages_contracts(&desk.amap, farm))
    };
    choices.farms.retain(|(id, ..)| manages(*id));
    let (Some(identity), true) = (read(&mut form, &choices), form.is_valid()) else {
        return refused_page(&shown(desk, form).await?);
    };
    let location = onward(desk, &form, 2);
    let stored: Result<(), Fault> = transact!(desk.visit.app().db, |tx| {
        start(tx, desk, &form).await?;
        queries::set_identity(tx, &desk.amap, desk.sheet.id, &identity).await?;
        if identity.site != desk.sheet.site.id {
            let days: Vec<Day> = desk
                .sheet
                .deliveries
                .iter()
                .map(|delivery| delivery.day)
                .collect();
            move_deliveries(tx, desk, identity.site, &days).await?;
        }
        finish(tx, desk, &form, (1, 2), &location).await
    });
    stored?;
    Ok(redirect_with_notice(&location, "done-templates-saved"))
}
