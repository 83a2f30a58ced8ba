//! The coordination puts a member on a seat, and takes one off it; either way the member is told by mail.

use super::access::{Seats, evening};
use super::model::{Evening, Holder};
use super::rules;
use super::sign_up::{facts, keep};
use super::{list, queries};
use crate::access::{AmapScope, Authorised};
use crate::db::Tx;
use crate::mail::{self, Letter};
use crate::members::{self, Member};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::words::PublicId;
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "duties/appoint.html")]
struct Show {
    frame: Frame,
    once: String,
    back: String,
    address: String,
    evening: Evening,
    free: usize,
    holders: Vec<Holder>,
    candidates: Vec<Member>,
    form: Form,
}

async fn shown(desk: &Authorised<Seats>, form: Form) -> Result<Show, Fault> {
    let amap = &desk.amap;
    let mut tx = desk.visit.app().db.read().await?;
    let evening = evening(&mut tx, amap, desk.evening).await?;
    let holders = queries::holders_at(&mut tx, amap, evening.id).await?;
    let mut candidates = members::members(&mut tx, amap).await?;
    candidates.retain(|one| !holders.iter().any(|holder| holder.member == one.id));
    let seats = usize::try_from(evening.seats.unwrap_or(0)).unwrap_or(0);
    Ok(Show {
        frame: desk
            .visit
            .frame(t!("duties-appoint-title", day = evening.day.long())),
        once: desk.visit.once().to_string(),
        back: list::address(amap),
        address: format!("{}/{}", list::address(amap), evening.public_id),
        free: seats.saturating_sub(holders.len()),
        evening,
        holders,
        candidates,
        form,
    })
}

/// Who holds the seats of one delivery, and whom to add.
pub async fn show(desk: Authorised<Seats>) -> Outcome {
    page(&shown(&desk, Form::new()).await?)
}

/// The present member that a form names.
async fn named(tx: &mut Tx, amap: &AmapScope, form: &Form) -> Result<Option<Member>, Fault> {
    let Ok(id) = form.value("member").parse::<PublicId>() else {
        return Ok(None);
    };
    let found = members::member(tx, amap, id).await?;
    Ok(found.filter(|member| member.left_on.is_none()))
}

/// Puts a member on a seat.
pub async fn appoint(desk: Authorised<Seats>, Submitted(mut form): Submitted) -> Outcome {
    let (visit, amap) = (&desk.visit, &desk.amap);
    let (account, location) = (desk.actor()?.account, list::address(amap));
    let mut tx = visit.app().db.read().await?;
    let chosen = named(&mut tx, amap, &form).await?;
    drop(tx);
    let Some(member) = chosen else {
        form.refuse("member", t!("form-required"));
        return refused_page(&shown(&desk, form).await?);
    };
    let done: Result<Result<(), rules::Refusal>, Fault> = transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, visit.now()).await?;
        let evening = evening(tx, amap, desk.evening).await?;
        let facts = facts(tx, amap, member.id, &evening, amap.today(visit.now())).await?;
        let (Ok(()), Some(slot)) = (rules::take(&facts), evening.slot) else {
            return Ok(Err(rules::take(&facts).err().unwrap_or(rules::Refusal::NoDuty)));
        };
        queries::take(tx, amap, member.id, slot, account, visit.now()).await?;
        keep(tx, visit, amap, member.id, &evening, "duty.appointed").await?;
        tell(tx, visit, amap, &member, &evening, "appointed").await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(Ok(()))
    });
    match done? {
        Ok(()) => Ok(redirect_with_notice(&location, "done-duty-appointed")),
        Err(refusal) => {
            form.refuse("member", t!(refusal.key_of_other()));
            refused_page(&shown(&desk, form).await?)
        }
    }
}

/// Takes a member off their seat.
pub async fn dismiss(desk: Authorised<Seats>, Submitted(form): Submitted) -> Outcome {
    let (visit, amap) = (&desk.visit, &desk.amap);
    let (account, location) = (desk.actor()?.account, list::address(amap));
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, account, visit.now()).await?;
        let member = named(tx, amap, &form).await?.ok_or(Fault::NotFound)?;
        let evening = evening(tx, amap, desk.evening).await?;
        let facts = facts(tx, amap, member.id, &evening, amap.today(visit.now())).await?;
        rules::leave(&facts).map_err(|refusal| Fault::Refused(t!(refusal.key_of_other())))?;
        let slot = evening.slot.ok_or(Fault::NotFound)?;
        queries::leave(tx, amap, member.id, slot).await?;
        keep(tx, visit, amap, member.id, &evening, "duty.dismissed").await?;
        tell(tx, visit, amap, &member, &evening, "dismissed").await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-duty-dismissed"))
}

/// The letter that says what was done, `appointed` or `dismissed`, to a member who has an address.
async fn tell(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    member: &Member,
    evening: &Evening,
    what: &str,
) -> Result<(), Fault> {
    let Some(to) = member.email.clone() else {
        return Ok(());
    };
    let day = evening.day.long();
    let letter = Letter {
        amap: Some(amap.id()),
        kind: "duty",
        to,
        subject: t!(
            &format!("duties-letter-{what}-subject"),
            amap = amap.name(),
            day = &day
        ),
        body: t!(
            &format!("duties-letter-{what}-body"),
            amap = amap.name(),
            day = &day,
            from = evening.opens.spoken(),
            to = evening.closes.spoken(),
            site = &evening.site,
            link = format!(
                "{}{}#d-{}",
                visit.app().config.public_url,
                list::address(amap),
                evening.public_id
            )
        ),
    };
    Ok(mail::enqueue(tx, letter, visit.now()).await?)
}
