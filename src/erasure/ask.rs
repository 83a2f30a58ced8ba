//! Somebody asks for their own erasure, AMAP by AMAP, and may come back until the day.

use super::begin::{begin, blocks, said};
use super::close::held_by;
use super::queries;
use super::rules;
use crate::access::{Confirmed, Own};
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
    /// What holds the account itself.
    holds: Vec<String>,
    once: String,
}

struct Row {
    slug: String,
    amap: String,
    /// The day on which the values go, once it has begun.
    erase_on: Option<String>,
    blocks: Vec<String>,
    once: String,
}

async fn member(tx: &mut Tx, own: &Own) -> Result<Member, Fault> {
    members::member_by_id(tx, &own.amap, own.member)
        .await?
        .ok_or(Fault::NotFound)
}

/// The AMAPs that know the person, and what blocks in each.
pub async fn show(visit: Visit) -> Outcome {
    let actor = visit.signed_in()?;
    let mut tx = visit.app().db.read().await?;
    let mut rows = Vec::new();
    for (own, _) in Own::records(&mut tx, actor.account).await? {
        let begun = queries::begun(&mut tx, own.amap.id(), own.member).await?;
        let member = member(&mut tx, &own).await?;
        let found = blocks(&mut tx, &own.amap, &member, own.amap.today(visit.now())).await?;
        rows.push(Row {
            slug: own.amap.slug().to_owned(),
            amap: own.amap.name().to_owned(),
            erase_on: begun.map(|begun| begun.erase_on.full()),
            blocks: found.into_iter().map(said).collect(),
            once: visit.once().to_string(),
        });
    }
    let holds = held_by(&mut tx, actor.account, &visit).await?;
    page(&Ask {
        holds,
        once: visit.once().to_string(),
        frame: visit.frame(t!("erasure-title")),
        rows,
        days: rules::DAYS,
    })
}

async fn named(tx: &mut Tx, visit: &Visit, form: &Form) -> Result<Own, Fault> {
    let all = Own::records(tx, visit.signed_in()?.account).await?;
    all.into_iter()
        .map(|(own, _)| own)
        .find(|own| own.amap.slug() == form.value("amap"))
        .ok_or_else(|| Fault::Refused(t!("erasure-unknown")))
}

/// First phase.
pub async fn ask(visit: Visit, _: Confirmed, Submitted(form): Submitted) -> Outcome {
    let (account, now) = (visit.signed_in()?.account, visit.now());
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, now).await?;
        let own = named(tx, &visit, &form).await?;
        let member = member(tx, &own).await?;
        begin(tx, &visit, &own.amap, &member).await?;
        settle_once(tx, &form, account, "/compte/effacement").await
    })?;
    Ok(redirect_with_notice("/compte/effacement", "done-erasure-begun"))
}

/// Back before the day: a member again, of the same household.
pub async fn withdraw(visit: Visit, Submitted(form): Submitted) -> Outcome {
    let (account, now) = (visit.signed_in()?.account, visit.now());
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, now).await?;
        let own = named(tx, &visit, &form).await?;
        let begun = queries::begun(tx, own.amap.id(), own.member)
            .await?
            .ok_or_else(|| Fault::Refused(t!("erasure-unknown")))?;
        queries::withdraw(tx, own.amap.id(), begun.id, now).await?;
        queries::come_back(tx, own.amap.id(), own.member, own.household).await?;
        members::rename_household(tx, &own.amap, own.household).await?;
        let trace = Trace::in_amap(&own.amap, "erasure.withdrawn", "member", own.member.uuid());
        history::record(tx, &visit, trace).await?;
        settle_once(tx, &form, account, "/compte/effacement").await
    })?;
    Ok(redirect_with_notice(
        "/compte/effacement",
        "done-erasure-withdrawn",
    ))
}
