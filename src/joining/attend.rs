//! A household of the AMAP waits for a farm or a basket: sees its ranks, takes what is offered, leaves a line.

use super::model::{Line, Wait};
use super::queries::{self, NewWait};
use super::{letters, rules};
use crate::access::{Authorised, MemberDesk, Own};
use crate::amaps;
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, settle_once,
};
use crate::words::{Instant, WaitId};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "joining/attend.html")]
struct Page {
    frame: Frame,
    slug: String,
    once: String,
    rows: Vec<Row>,
    /// Lines in which the household does not stand.
    lines: Vec<Line>,
}

struct Row {
    id: String,
    what: String,
    rank: usize,
    offered: Option<String>,
    once: String,
}

/// The page.
pub async fn show(desk: Authorised<MemberDesk>) -> Outcome {
    let own = &desk.0;
    let (amap, now) = (&own.amap, desk.visit.now());
    let today = amap.today(now);
    let mut tx = desk.visit.app().db.read().await?;
    let waits = queries::waiting(&mut tx, amap).await?;
    let lines = queries::lines(&mut tx, amap, today).await?;
    let is_own = |wait: &&Wait| wait.household_id == Some(own.household);
    let stands = |line: &Line| {
        let mut own = waits.iter().filter(is_own);
        own.any(|wait| (wait.farm_id, wait.product_id) == (line.farm, line.product))
    };
    let row = |wait: &Wait| Row {
        id: wait.public_id.to_string(),
        what: wait.what(amap.name()),
        rank: rules::rank(&waits, wait.id).unwrap_or_default(),
        offered: wait
            .offered_until
            .filter(|until| rules::stands(Some(*until), today))
            .map(|until| t!("joining-offered-until", until = until.full())),
        once: desk.visit.once().to_string(),
    };
    page(&Page {
        frame: desk.visit.frame(t!("joining-attend-title")),
        slug: amap.slug().to_owned(),
        once: desk.visit.once().to_string(),
        rows: waits.iter().filter(is_own).map(row).collect(),
        lines: lines.iter().filter(|line| !stands(line)).cloned().collect(),
    })
}

/// Joins a line, leaves one, or takes what is offered.
pub async fn act(desk: Authorised<MemberDesk>, Submitted(form): Submitted) -> Outcome {
    let (own, now) = (&desk.0, desk.visit.now());
    let by = desk.actor()?.account;
    let location = format!("/amap/{}/attente", own.amap.slug());
    let (location, done) = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let (next, done) = match form.value("do") {
            "attendre" => {
                let (wait, line) = begin(tx, own, &form, now).await?;
                record(tx, &desk.visit, own, ("wait.begun", wait), ("", &line)).await?;
                (location.clone(), "done-joining")
            }
            "prendre" => take(tx, &desk.visit, own, &form).await?,
            _ => {
                let wait = named(tx, own, &form).await?;
                queries::end(tx, &own.amap, wait.id, now).await?;
                let line = wait.what(own.amap.name());
                record(tx, &desk.visit, own, ("wait.left", wait.id), (&line, "")).await?;
                (location.clone(), "done-joining")
            }
        };
        settle_once(tx, &form, by, &next).await?;
        Ok((next, done))
    })?;
    Ok(redirect_with_notice(&location, done))
}

/// With what the line was called before, and is called now.
async fn record(
    tx: &mut Tx,
    visit: &Visit,
    own: &Own,
    (verb, wait): (&'static str, WaitId),
    (before, after): (&str, &str),
) -> Result<(), Fault> {
    let changed = Changes::default().field("journal-field-line", before, after);
    let trace = Trace::in_amap(&own.amap, verb, "wait", wait.uuid()).changing(changed);
    Ok(history::record(tx, visit, trace).await?)
}

/// The place in the line, and what the line is called.
async fn begin(tx: &mut Tx, own: &Own, form: &Form, now: Instant) -> Result<(WaitId, String), Fault> {
    let amap = &own.amap;
    let lines = queries::lines(tx, amap, amap.today(now)).await?;
    let line = lines.iter().find(|line| line.key == form.value("ligne"));
    let line = line.ok_or_else(|| Fault::Refused(t!("joining-line-unknown")))?;
    let held = queries::of_household(tx, amap, own.household).await?;
    let same = held
        .iter()
        .find(|(_, farm, product)| (*farm, *product) == (line.farm, line.product));
    if let Some((wait, ..)) = same {
        return Ok((*wait, line.name.clone()));
    }
    let new = NewWait {
        amap_id: amap.id(),
        id: WaitId::new(clock::fresh_uuid()),
        public_id: clock::fresh_public_id(),
        request_id: None,
        household_id: Some(own.household),
        farm_id: line.farm,
        product_id: line.product,
        since_at: now,
    };
    queries::insert_all(tx, std::slice::from_ref(&new)).await?;
    Ok((new.id, line.name.clone()))
}

async fn named(tx: &mut Tx, own: &Own, form: &Form) -> Result<Wait, Fault> {
    let id = form.value("attente").parse().map_err(|_| Fault::NotFound)?;
    queries::wait(tx, &own.amap, id)
        .await?
        .filter(|wait| wait.household_id == Some(own.household))
        .ok_or(Fault::NotFound)
}

/// Takes what is offered: its share is kept for a week, whoever looks after the farm is told, and the next step is the order
/// form, where subscriptions are open.
async fn take(tx: &mut Tx, visit: &Visit, own: &Own, form: &Form) -> Result<(String, &'static str), Fault> {
    let (amap, now) = (&own.amap, visit.now());
    let today = amap.today(now);
    let wait = named(tx, own, form).await?;
    let until = today.plus_days(rules::OFFER_DAYS);
    let stands = rules::stands(wait.offered_until, today);
    if !stands || !queries::take_basket(tx, amap, wait.id, until, now).await? {
        return Err(Fault::Refused(t!("joining-offer-over")));
    }
    let line = wait.what(amap.name());
    record(tx, visit, own, ("wait.taken", wait.id), (&line, "")).await?;
    let open = match wait.farm_id {
        Some(farm) => {
            let keepers = amaps::keepers(tx, amap, farm, today).await?;
            let site = &visit.app().config.public_url;
            letters::taken(tx, amap, &keepers, (&wait, site), now).await?;
            queries::open_template(tx, amap, (farm, wait.product_id), today).await?
        }
        None => None,
    };
    Ok(match open {
        Some(template) => (
            format!("/amap/{}/modeles/{template}/souscription", amap.slug()),
            "done-joining-order-now",
        ),
        None => (
            format!("/amap/{}/attente", amap.slug()),
            if wait.farm_id.is_some() {
                "done-joining-taken"
            } else {
                "done-joining"
            },
        ),
    })
}
