//! A member takes a seat, or gives it back.

use super::access::{OwnSeat, evening};
use super::model::{Evening, Holder};
use super::rules::{self, Facts, Refusal};
use super::{list, queries};
use crate::access::{AmapScope, Authorised};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::members;
use crate::transact;
use crate::web::{Fault, Outcome, Submitted, Visit, claim_once, redirect_with_notice, settle_once};
use crate::words::{Day, MemberId};

/// Takes a seat.
pub async fn take(desk: Authorised<OwnSeat>, Submitted(form): Submitted) -> Outcome {
    let (visit, own) = (&desk.visit, &desk.own);
    let (account, location) = (desk.actor()?.account, list::address(&own.amap));
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, visit.now()).await?;
        let evening = evening(tx, &own.amap, desk.evening).await?;
        let facts = facts(tx, &own.amap, own.member, &evening, own.amap.today(visit.now())).await?;
        rules::take(&facts).map_err(|refusal| refused(&location, refusal))?;
        let slot = evening.slot.ok_or_else(|| refused(&location, Refusal::NoDuty))?;
        queries::take(tx, &own.amap, own.member, slot, account, visit.now()).await?;
        keep(tx, visit, &own.amap, own.member, &evening, "duty.taken").await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-duty-taken"))
}

/// Gives the seat back.
pub async fn leave(desk: Authorised<OwnSeat>, Submitted(form): Submitted) -> Outcome {
    let (visit, own) = (&desk.visit, &desk.own);
    let (account, location) = (desk.actor()?.account, list::address(&own.amap));
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, visit.now()).await?;
        let evening = evening(tx, &own.amap, desk.evening).await?;
        let facts = facts(tx, &own.amap, own.member, &evening, own.amap.today(visit.now())).await?;
        rules::leave(&facts).map_err(|refusal| refused(&location, refusal))?;
        let slot = evening
            .slot
            .ok_or_else(|| refused(&location, Refusal::NotYours))?;
        queries::leave(tx, &own.amap, own.member, slot).await?;
        keep(tx, visit, &own.amap, own.member, &evening, "duty.left").await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-duty-left"))
}

/// The page again, with a sentence; nothing is stored.
pub(super) fn refused(location: &str, refusal: Refusal) -> Fault {
    redirect_with_notice(location, refusal.key()).into()
}

/// What the rule needs, as it is in this transaction.
pub(super) async fn facts(
    tx: &mut Tx,
    amap: &AmapScope,
    member: MemberId,
    evening: &Evening,
    today: Day,
) -> Result<Facts, Fault> {
    let that_day = queries::holders(tx, amap, evening.day, evening.day).await?;
    let holds = |here: bool| {
        let at_it = |holder: &Holder| (holder.delivery == evening.id) == here && holder.member == member;
        that_day.iter().any(at_it)
    };
    let taken = that_day
        .iter()
        .filter(|holder| holder.delivery == evening.id)
        .count();
    Ok(Facts {
        day: evening.day,
        today,
        cancelled: evening.cancelled_at.is_some(),
        seats: evening.seats.unwrap_or(0),
        taken: i64::try_from(taken).unwrap_or(i64::MAX),
        holds_one: holds(true),
        holds_one_that_day: holds(false),
    })
}

/// The audit entry of a seat that changed hands. Whose it is stands beside the trail with their id, by which an erasure finds it.
pub(super) async fn keep(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    member: MemberId,
    evening: &Evening,
    verb: &'static str,
) -> Result<(), Fault> {
    let known = members::member_by_id(tx, amap, member).await?;
    let name = known.map(|member| member.name()).unwrap_or_default();
    let gives_back = matches!(verb, "duty.left" | "duty.dismissed");
    let (before, after) = if gives_back {
        (name.as_str(), "")
    } else {
        ("", name.as_str())
    };
    let trace = Trace {
        detail: serde_json::json!({ "member": member }),
        ..Trace::in_amap(amap, verb, "delivery", evening.id.uuid())
    };
    let seat = Changes::default().field("journal-field-seat-of", before, after);
    Ok(history::record(tx, visit, trace.changing(seat)).await?)
}
