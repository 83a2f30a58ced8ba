//! The coordination writes down somebody it met: at a market, at a delivery, by telephone.

use super::access::Lines;
use super::ask::{insert, read, wishes};
use super::model::Line;
use super::queries;
use crate::access::{Authorised, Editing};
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "joining/write_down.html")]
struct Page {
    frame: Frame,
    slug: String,
    once: String,
    form: Form,
    lines: Vec<Line>,
}

async fn shown(desk: &Authorised<Lines>, form: Form) -> Result<Page, Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    Ok(Page {
        frame: desk.visit.frame(t!("joining-add")),
        slug: desk.amap.slug().to_owned(),
        once: desk.visit.once().to_string(),
        lines: queries::lines(&mut tx, &desk.amap, desk.amap.today(desk.visit.now())).await?,
        form,
    })
}

/// The form.
pub async fn blank(desk: Authorised<Editing<Lines>>) -> Outcome {
    let desk = desk.granted();
    page(&shown(&desk, Form::new()).await?)
}

/// Takes it: in line at once.
pub async fn write_down(desk: Authorised<Editing<Lines>>, Submitted(mut form): Submitted) -> Outcome {
    let desk = desk.granted();
    let new = read(&mut form);
    let again = shown(&desk, form.clone()).await?;
    let Some(new) = new else {
        return refused_page(&again);
    };
    let wishes = wishes(&form, &again.lines);
    let (amap, by, now) = (&desk.amap, desk.actor()?.account, desk.visit.now());
    let location = format!("/amap/{}/demandes", amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let id = insert(tx, amap, (&new, None), &wishes, now).await?;
        queries::write_down(tx, amap, id, now).await?;
        let trace = Trace::in_amap(amap, "request.written-down", "request", id.uuid());
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-joining"))
}
