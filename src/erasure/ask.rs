//! Somebody asks for their own erasure, AMAP by AMAP, and may come back until the day.

use super::begin::{begin, blocks, said};
use super::queries::{self, Known};
use super::rules;
use crate::access::{AmapScope, Confirmed};
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::members::{self, Member};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, settle_once,
};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "erasure/ask.html")]
struct Ask {
    frame: Frame,
    rows: Vec<Row>,
    days: i64,
}

struct Row {
    slug: String,
    amap: String,
    /// The day on which the values go, once it has begun.
    erase_on: Option<String>,
    blocks: Vec<String>,
    once: String,
}

async fn scope(tx: &mut Tx, known: &Known) -> Result<AmapScope, Fault> {
    AmapScope::for_operator(tx, &known.amap_slug)
        .await?
        .ok_or(Fault::NotFound)
}

async fn member(tx: &mut Tx, amap: &AmapScope, known: &Known) -> Result<Member, Fault> {
    members::member_by_id(tx, amap, known.member_id)
        .await?
        .ok_or(Fault::NotFound)
}

/// The AMAPs that know the person, and what blocks in each.
pub async fn show(visit: Visit) -> Outcome {
    let actor = visit.signed_in()?;
    let mut tx = visit.app().db.read().await?;
    let mut rows = Vec::new();
    for known in queries::known(&mut tx, actor.account).await? {
        let amap = scope(&mut tx, &known).await?;
        let begun = queries::begun(&mut tx, known.amap_id, known.member_id).await?;
        let member = member(&mut tx, &amap, &known).await?;
        let found = blocks(&mut tx, &amap, &member, amap.today(visit.now())).await?;
        rows.push(Row {
            slug: known.amap_slug,
            amap: known.amap,
            erase_on: begun.map(|begun| begun.erase_on.full()),
            blocks: found.into_iter().map(said).collect(),
            once: visit.once().to_string(),
        });
    }
    page(&Ask {
        frame: visit.frame(t!("erasure-title")),
        rows,
        days: rules::DAYS,
    })
}

async fn named(tx: &mut Tx, visit: &Visit, form: &Form) -> Result<Known, Fault> {
    let all = queries::known(tx, visit.signed_in()?.account).await?;
    all.into_iter()
        .find(|known| known.amap_slug == form.value("amap"))
        .ok_or_else(|| Fault::Refused(t!("erasure-unknown")))
}

/// First phase.
pub async fn ask(visit: Visit, _: Confirmed, Submitted(form): Submitted) -> Outcome {
    let (account, now) = (visit.signed_in()?.account, visit.now());
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, now).await?;
        let known = named(tx, &visit, &form).await?;
        let amap = scope(tx, &known).await?;
        let member = member(tx, &amap, &known).await?;
        begin(tx, &visit, &amap, &member).await?;
        settle_once(tx, &form, account, "/compte/effacement").await
    })?;
    Ok(redirect_with_notice("/compte/effacement", "done-erasure-begun"))
}

/// Back before the day: a member again, of the same household.
pub async fn withdraw(visit: Visit, Submitted(form): Submitted) -> Outcome {
    let (account, now) = (visit.signed_in()?.account, visit.now());
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, now).await?;
        let known = named(tx, &visit, &form).await?;
        let amap = scope(tx, &known).await?;
        let begun = queries::begun(tx, known.amap_id, known.member_id)
            .await?
            .ok_or_else(|| Fault::Refused(t!("erasure-unknown")))?;
        queries::withdraw(tx, known.amap_id, begun.id, now).await?;
        queries::come_back(tx, known.amap_id, known.member_id, known.household_id).await?;
        members::rename_household(tx, &amap, known.household_id).await?;
        let trace = Trace::in_amap(&amap, "erasure.withdrawn", "member", known.member_id.uuid());
        history::record(tx, &visit, trace).await?;
        settle_once(tx, &form, account, "/compte/effacement").await
    })?;
    Ok(redirect_with_notice(
        "/compte/effacement",
        "done-erasure-withdrawn",
    ))
}
