//! The lines before those who answer: who waits for what, in which order, and what was offered.

use super::access::Lines;
use super::offer::asks;
use super::{queries, rules};
use crate::access::{AmapScope, Authorised, Editing};
use crate::history::{self, Trace};
use crate::members::memberships::{self, Trial};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, settle_once,
};
use crate::words::Day;
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "joining/desk.html")]
pub(super) struct Desk {
    frame: Frame,
    slug: String,
    once: String,
    form: Form,
    coordinates: bool,
    open: bool,
    sections: Vec<Section>,
    trials: Vec<Trial>,
    today: Day,
    until: Day,
}

/// A line with those who stand in it.
struct Section {
    title: String,
    rows: Vec<Row>,
}

struct Row {
    rank: usize,
    id: String,
    name: String,
    contact: String,
    message: String,
    since: String,
    offered: Option<String>,
    asks: bool,
    /// Whether a place can be offered: a farm's only to a household.
    offers: bool,
    once: String,
}

fn heading(amap: &AmapScope, wait: &super::model::Wait) -> String {
    if wait.farm_id.is_none() {
        return t!("joining-line-amap");
    }
    wait.what(amap.name())
}

/// The page, with what was typed in a refused form.
pub(super) async fn compose(desk: &Authorised<Lines>, form: Form) -> Result<Desk, Fault> {
    let (amap, now) = (&desk.amap, desk.visit.now());
    let today = amap.today(now);
    let mut tx = desk.visit.app().db.read().await?;
    let waits = queries::waiting(&mut tx, amap).await?;
    let open = queries::takes_requests(&mut tx, amap).await?;
    let coordinates = desk.farm.is_none();
    let trials = if coordinates {
        memberships::trials(&mut tx, amap).await?
    } else {
        Vec::new()
    };
    let mut sections: Vec<Section> = Vec::new();
    for wait in waits.iter().filter(|wait| desk.holds(wait)) {
        let title = heading(amap, wait);
        if sections.last().is_none_or(|section| section.title != title) {
            sections.push(Section {
                title,
                rows: Vec::new(),
            });
        }
        let contact = [wait.email.as_str(), wait.phone.as_str()];
        let row = Row {
            rank: rules::rank(&waits, wait.id).unwrap_or_default(),
            id: wait.public_id.to_string(),
            name: wait.name.clone(),
            contact: contact
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            message: wait.message.clone(),
            since: t!("joining-since", day = wait.since_at.day_in(amap.zone()).dated()),
            offered: wait
                .offered_until
                .filter(|until| rules::stands(Some(*until), today))
                .map(|until| t!("joining-offered-until", until = until.dated())),
            asks: asks(wait).is_some(),
            offers: asks(wait).is_none() || wait.farm_id.is_none(),
            once: desk.visit.once().to_string(),
        };
        if let Some(section) = sections.last_mut() {
            section.rows.push(row);
        }
    }
    Ok(Desk {
        frame: desk.visit.frame(t!("joining-desk-title")),
        slug: amap.slug().to_owned(),
        once: desk.visit.once().to_string(),
        form,
        coordinates,
        open,
        sections,
        trials,
        today,
        until: today.plus_days(rules::OFFER_DAYS),
    })
}

/// The page.
pub async fn show(desk: Authorised<Lines>) -> Outcome {
    page(&compose(&desk, Form::new()).await?)
}

/// Takes requests from the public page, or takes none.
pub async fn open_or_close(desk: Authorised<Editing<Lines>>, Submitted(form): Submitted) -> Outcome {
    let desk = desk.granted();
    let (amap, by, now) = (&desk.amap, desk.actor()?.account, desk.visit.now());
    let open = form.value("demandes") == "ouvertes";
    let location = format!("/amap/{}/demandes", amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        queries::take_requests(tx, amap, open).await?;
        let verb = if open {
            "requests.opened"
        } else {
            "requests.closed"
        };
        let trace = Trace::in_amap(amap, verb, "amap", amap.id().uuid());
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-joining"))
}
