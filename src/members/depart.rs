//! Somebody leaves the AMAP: nothing is erased, but they are no longer listed and no longer enter.

use super::access::OneMember;
use super::model::Member;
use super::queries::{self, Open};
use super::{rules, store};
use crate::access::{AmapScope, Authorised};
use crate::amaps;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{Fault, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, settle_once};
use crate::words::{Cents, Instant};
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
    open: Open,
    refusal: String,
}

pub async fn ask(desk: Authorised<OneMember>) -> Outcome {
    desk.editable(desk.actor()?)?;
    let mut tx = desk.visit.app().db.read().await?;
    let (last_of_household, open, outcome) = check(&mut tx, &desk).await?;
    page(&Ask {
        frame: desk
            .visit
            .frame(t!("members-depart-title", name = desk.member.name())),
        address: desk.address(),
        once: desk.visit.once().to_string(),
        name: desk.member.name(),
        last_of_household,
        open,
        refusal: outcome.err().map(|refusal| t!(refusal.key())).unwrap_or_default(),
    })
}

/// Whether this is the last person of the household, what is still open, and whether they may leave.
async fn check(
    tx: &mut Tx,
    desk: &Authorised<OneMember>,
) -> Result<(bool, Open, Result<(), rules::DepartureRefusal>), Fault> {
    if desk.member.left_on.is_some() {
        return Err(Fault::NotFound);
    }
    let (amap, member) = (&desk.book.amap, &desk.member);
    let today = amap.today(desk.visit.now());
    let last = queries::people_of(tx, amap, member.household_id).await?.len() <= 1;
    let open = queries::open_matters(tx, amap, (member.household_id, member.id), today).await?;
    let coordinators = amaps::coordinators(tx, amap, today).await?;
    let last_coordinator = coordinators.len() == 1 && coordinators.first() == member.account_id.as_ref();
    let outcome = rules::check_departure(last, open.deliveries > 0, last_coordinator);
    Ok((last, open, outcome))
}

pub async fn depart(desk: Authorised<OneMember>, Submitted(form): Submitted) -> Outcome {
    let actor = desk.actor()?;
    desk.editable(actor)?;
    let (amap, member) = (&desk.book.amap, &desk.member);
    let now = desk.visit.now();
    let location = format!("/amap/{}/membres", amap.slug());
    let left = Changes::default().field("journal-field-left", "", amap.today(now).full());
    let trace = Trace::in_amap(amap, "member.departed", "member", member.id.uuid()).changing(left);
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let (_, _, outcome) = check(tx, &desk).await?;
        outcome.map_err(|refusal| Fault::Refused(t!(refusal.key())))?;
        let_leave(tx, amap, member, now).await?;
        history::record(tx, &desk.visit, trace.clone()).await?;
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-members-departed"))
}

/// Lets a member go: their seats are free, their roles end, and the household closes with the last of its people.
///
/// # Errors
/// When the database fails.
pub async fn let_leave(tx: &mut Tx, amap: &AmapScope, member: &Member, now: Instant) -> Result<(), Fault> {
    let today = amap.today(now);
    let last = queries::people_of(tx, amap, member.household_id).await?.len() <= 1;
    queries::leave(tx, amap, member.id, today, now).await?;
    queries::free_seats(tx, amap, member.id, today).await?;
    if last {
        queries::close_household(tx, amap, member.household_id, today).await?;
    } else {
        store::rename_after_people(tx, amap, member.household_id).await?;
    }
    if let Some(account) = member.account_id {
        amaps::end_grants_of(tx, amap, account, today).await?;
    }
    Ok(())
}
