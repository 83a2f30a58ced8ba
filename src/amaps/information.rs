//! What the AMAP says of itself in public.

use super::model::Information;
use super::{queries, rules};
use crate::access::{Authorised, Coordination};
use crate::history::{self, Changes, Trace};
use crate::web::{
    Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::EmailAddress;
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "amaps/information.html")]
struct Show {
    frame: Frame,
    slug: String,
    once: String,
    form: Form,
}

fn shown(desk: &Authorised<Coordination>, form: Form) -> Show {
    Show {
        frame: desk.visit.frame(t!("amaps-information-title")),
        slug: desk.target.0.slug().to_owned(),
        once: desk.visit.once().to_string(),
        form,
    }
}

pub async fn show(desk: Authorised<Coordination>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let stored = queries::information(&mut tx, &desk.target.0).await?;
    let mut form = Form::new();
    form.set("name", &stored.name);
    form.set("postcode", &stored.postcode);
    form.set("town", &stored.town);
    form.set("presentation", &stored.presentation);
    form.set("email", &stored.email);
    form.set("listed", stored.listed);
    page(&shown(&desk, form))
}

pub async fn update(desk: Authorised<Coordination>, Submitted(mut form): Submitted) -> Outcome {
    let Some(information) = read(&mut form) else {
        return refused_page(&shown(&desk, form));
    };
    let (scope, account) = (&desk.target.0, desk.actor()?.account);
    let location = format!("/amap/{}/tableau", scope.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, account, desk.visit.now()).await?;
        let known = queries::information(tx, scope).await?;
        queries::update_information(tx, scope, &information).await?;
        let trace = Trace::in_amap(scope, "amap.described", "amap", scope.id().uuid());
        history::record(tx, &desk.visit, trace.changing(changes(&known, &information))).await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-amaps-saved"))
}

fn read(form: &mut Form) -> Option<Information> {
    let name = form.required_text("name", 120);
    let town = form.text("town", 80);
    let presentation = form.text("presentation", 5_000);
    let email: Option<EmailAddress> = form.optional("email", "form-email");
    let postcode = form.value("postcode").to_owned();
    if !rules::is_postcode(&postcode) {
        form.refuse("postcode", t!("amaps-postcode-wrong"));
    }
    if !form.is_valid() {
        return None;
    }
    Some(Information {
        name: name?,
        postcode,
        town: town?,
        presentation: presentation?,
        email: email.map(|email| email.to_string()).unwrap_or_default(),
        listed: i64::from(form.is_checked("listed", "1")),
    })
}

fn changes(before: &Information, after: &Information) -> Changes {
    Changes::default()
        .field("amaps-name", &before.name, &after.name)
        .field("amaps-postcode", &before.postcode, &after.postcode)
        .field("amaps-town", &before.town, &after.town)
        .field("amaps-presentation", &before.presentation, &after.presentation)
        .hidden("amaps-email", &before.email, &after.email)
        .tick("amaps-listed", before.listed == 1, after.listed == 1)
}
