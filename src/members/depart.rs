//! Somebody leaves the AMAP: nothing is erased, but they are no longer listed and no longer enter.

use super::access::OneMember;
use super::{queries, rules, store};
use crate::access::Authorised;
use crate::amaps;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{Fault, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, settle_once};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "members/depart.html")]
struct Ask {
    frame: Frame,
    address: String,
    once: String,
    name: String,
    last_of_household: bool,
    refusal: String,
}

pub async fn ask(desk: Authorised<OneMember>) -> Outcome {
    desk.editable(desk.actor()?)?;
    let mut tx = desk.visit.app().db.read().await?;
    let (last_of_household, outcome) = check(&mut tx, &desk).await?;
    page(&Ask {
        frame: desk
            .visit
            .frame(t!("members-depart-title", name = desk.member.name())),
        address: desk.address(),
        once: desk.visit.once().to_string(),
        name: desk.member.name(),
        last_of_household,
        refusal: outcome.err().map(|refusal| t!(refusal.key())).unwrap_or_default(),
    })
}

/// Whether this is the last person of the household, and whether they may leave.
async fn check(
    tx: &mut Tx,
    desk: &Authorised<OneMember>,
) -> Result<(bool, Result<(), rules::DepartureRefusal>), Fault> {
    if desk.member.left_on.is_some() {
        return Err(Fault::NotFound);
    }
    let (amap, member) = (&desk.book.amap, &desk.member);
    let today = amap.today(desk.visit.now());
    let last = queries::people_of(tx, amap, member.household_id).await?.len() <= 1;
    let baskets = queries::awaits_baskets(tx, amap, member.household_id, today).await?;
    let coordinators = amaps::coordinators(tx, amap, today).await?;
    let last_coordinator = coordinators.len() == 1 && coordinators.first() == member.account_id.as_ref();
    Ok((last, rules::check_departure(last, baskets, last_coordinator)))
}

pub async fn depart(desk: Authorised<OneMember>, Submitted(form): Submitted) -> Outcome {
    let actor = desk.actor()?;
    desk.editable(actor)?;
    let (amap, member) = (&desk.book.amap, &desk.member);
    let (now, today) = (desk.visit.now(), amap.today(desk.visit.now()));
    let location = format!("/amap/{}/membres", amap.slug());
    let trace = Trace {
        amap: Some(amap.id()),
        farm: None,
        network: None,
        verb: "member.departed",
        object: "member",
        id: Some(member.id.uuid()),
        detail: serde_json::Value::Null,
    };
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let (last, outcome) = check(tx, &desk).await?;
        outcome.map_err(|refusal| Fault::Refused(t!(refusal.key())))?;
        queries::leave(tx, amap, member.id, today, now).await?;
        if last {
            queries::close_household(tx, amap, member.household_id, today).await?;
        } else {
            store::rename_after_people(tx, amap, member.household_id).await?;
        }
        if let Some(account) = member.account_id {
            amaps::end_grants_of(tx, amap, account, today).await?;
        }
        history::record(tx, &desk.visit, trace.clone()).await?;
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-members-departed"))
}
