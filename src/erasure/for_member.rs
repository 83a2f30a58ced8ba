//! The coordination erases somebody who asked for it, or gives up an erasure that has begun.

use super::access::ErasedMember;
use super::begin::{begin, blocks, said};
use super::queries;
use super::rules;
use crate::access::{Authorised, Confirmed};
use crate::history::{self, Trace};
use crate::members;
use crate::web::{Fault, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, settle_once};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "erasure/for_member.html")]
struct Page {
    frame: Frame,
    address: String,
    once: String,
    erase_on: Option<String>,
    blocks: Vec<String>,
    days: i64,
}

fn address(desk: &ErasedMember) -> String {
    format!(
        "/amap/{}/membres/{}/effacement",
        desk.amap.slug(),
        desk.member.public_id
    )
}

/// The page.
pub async fn show(desk: Authorised<ErasedMember>) -> Outcome {
    let (amap, member) = (&desk.amap, &desk.member);
    let mut tx = desk.visit.app().db.read().await?;
    let begun = queries::begun(&mut tx, amap.id(), member.id).await?;
    let found = blocks(&mut tx, amap, member, amap.today(desk.visit.now())).await?;
    page(&Page {
        frame: desk.visit.frame(t!("erasure-of", name = member.name())),
        address: address(&desk),
        once: desk.visit.once().to_string(),
        blocks: found.into_iter().map(said).collect(),
        erase_on: begun.map(|begun| begun.erase_on.full()),
        days: rules::DAYS,
    })
}

/// Begins, or gives up.
pub async fn act(desk: Authorised<ErasedMember>, _: Confirmed, Submitted(form): Submitted) -> Outcome {
    let (amap, member) = (&desk.amap, &desk.member);
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    let location = address(&desk);
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        if form.value("do") == "renoncer" {
            let begun = queries::begun(tx, amap.id(), member.id)
                .await?
                .ok_or_else(|| Fault::Refused(t!("erasure-unknown")))?;
            queries::withdraw(tx, amap.id(), begun.id, now).await?;
            if begun.why == "asked" {
                queries::come_back(tx, amap.id(), member.id, member.household_id).await?;
                members::rename_household(tx, amap, member.household_id).await?;
            }
            let trace = Trace::in_amap(amap, "erasure.withdrawn", "member", member.id.uuid());
            history::record(tx, &desk.visit, trace).await?;
        } else {
            begin(tx, &desk.visit, amap, member).await?;
        }
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-joining"))
}
