//! Somebody eats with others from now on; and two records of one person become one.

use super::access::OneMember;
use super::model::{Household, Member, NewPerson};
use super::queries::{self, Open};
use super::rules::{self, JoinRefusal};
use super::{depart, store};
use crate::access::{AmapScope, Authorised, Confirmed, Editing};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, settle_once,
};
use crate::words::Cents;
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "members/moving.html")]
struct Moving {
    frame: Frame,
    address: String,
    name: String,
    once: String,
    once_join: String,
    /// Public id and name of every other household.
    households: Vec<(String, String)>,
    /// Public id and name of everybody else, those of a like name first.
    others: Vec<(String, String)>,
    /// The record that was chosen to be joined to this one.
    chosen: Option<Chosen>,
}

struct Chosen {
    id: String,
    name: String,
    open: Open,
    /// Why they cannot be joined; empty when they can.
    refusal: String,
}

/// The page; `?avec=` names the record that is the same person.
pub async fn show(desk: Authorised<Editing<OneMember>>) -> Outcome {
    let desk = desk.granted();
    let (amap, member) = (&desk.book.amap, &desk.member);
    let mut tx = desk.visit.app().db.read().await?;
    let households = queries::households(&mut tx, amap).await?;
    let mut others = queries::members(&mut tx, amap).await?;
    others.retain(|other| other.id != member.id);
    others.sort_by_key(|other| !rules::is_like(member, other));
    let query = desk.visit.query();
    let with = others
        .iter()
        .find(|other| other.public_id.as_str() == query.value("avec"));
    let chosen = match with {
        Some(other) => Some(chosen(&mut tx, &desk, other).await?),
        None => None,
    };
    page(&Moving {
        frame: desk.visit.frame(t!("members-moving-title", name = member.name())),
        address: desk.address(),
        name: member.name(),
        once: desk.visit.once().to_string(),
        once_join: desk.visit.once().to_string(),
        households: households
            .into_iter()
            .filter(|one| one.id != member.household_id)
            .map(|one| (one.public_id.to_string(), one.name))
            .collect(),
        others: others
            .iter()
            .map(|other| (other.public_id.to_string(), spoken(other)))
            .collect(),
        chosen,
    })
}

fn spoken(member: &Member) -> String {
    match &member.email {
        Some(email) => format!("{} {} · {email}", member.last_name, member.first_name),
        None => format!("{} {}", member.last_name, member.first_name),
    }
}

async fn chosen(tx: &mut Tx, desk: &Authorised<OneMember>, other: &Member) -> Result<Chosen, Fault> {
    let amap = &desk.book.amap;
    let today = amap.today(desk.visit.now());
    let open = queries::open_matters(tx, amap, (other.household_id, other.id), today).await?;
    let refusal = refusal(tx, amap, &desk.member, other).await?;
    Ok(Chosen {
        id: other.public_id.to_string(),
        name: other.name(),
        open,
        refusal: refusal.unwrap_or_default(),
    })
}

/// Why two records cannot become one.
async fn refusal(
    tx: &mut Tx,
    amap: &AmapScope,
    kept: &Member,
    other: &Member,
) -> Result<Option<String>, Fault> {
    let people = queries::people_of(tx, amap, other.household_id).await?;
    let both = queries::held_by_both(tx, amap, (kept.household_id, other.household_id)).await?;
    let shares = kept.household_id == other.household_id;
    Ok(match rules::check_joining(shares, people.len(), &both) {
        Ok(()) => None,
        Err(JoinRefusal::EatsWithOthers) => Some(t!("members-join-others", name = other.name())),
        Err(JoinRefusal::HeldByBoth) => Some(t!("members-join-both", titles = both.join(", "))),
    })
}

/// Another household, or one of their own.
pub async fn move_to(desk: Authorised<Editing<OneMember>>, Submitted(form): Submitted) -> Outcome {
    let desk = desk.granted();
    let by = desk.actor()?;
    let (amap, now) = (&desk.book.amap, desk.visit.now());
    let today = amap.today(now);
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by.account, now).await?;
        let member = queries::member(tx, amap, desk.member.public_id).await?;
        let member = &member
            .filter(|one| one.left_on.is_none())
            .ok_or(Fault::NotFound)?;
        let before = queries::household_by_id(tx, amap, member.household_id).await?;
        let last = queries::people_of(tx, amap, before.id).await?.len() <= 1;
        let open = queries::open_matters(tx, amap, (before.id, member.id), today).await?;
        if last && (open.deliveries > 0 || open.owed > Cents::ZERO) {
            return Err(Fault::Refused(t!("members-moving-open", household = before.name)));
        }
        let after = destination(tx, amap, member, &form, now).await?;
        if after.id == before.id || (last && form.value("foyer").is_empty()) {
            return Err(Fault::Refused(t!("members-moving-there")));
        }
        queries::move_to(tx, amap, member.id, after.id).await?;
        if last {
            queries::pass_waits(tx, amap, (before.id, after.id)).await?;
            queries::close_household(tx, amap, before.id, today).await?;
        }
        for household in [before.id, after.id] {
            store::rename_after_people(tx, amap, household).await?;
        }
        let after = queries::household_by_id(tx, amap, after.id).await?;
        // Who else eats in either is in nobody's record but their own.
        let moved = Changes::default().hidden("members-household", &before.name, &after.name);
        let trace = Trace::in_amap(amap, "member.moved", "member", member.id.uuid());
        history::record(tx, &desk.visit, trace.changing(moved)).await?;
        settle_once(tx, &form, by.account, &desk.address()).await
    })?;
    Ok(redirect_with_notice(&desk.address(), "done-members-moved"))
}

/// The household that was chosen; a new one when none was.
async fn destination(
    tx: &mut Tx,
    amap: &AmapScope,
    member: &Member,
    form: &Form,
    now: crate::words::Instant,
) -> Result<Household, Fault> {
    if form.value("foyer").is_empty() {
        return Ok(store::empty_household(tx, amap, member, now).await?);
    }
    let id = form.value("foyer").parse().map_err(|_| Fault::NotFound)?;
    let there = queries::households(tx, amap).await?;
    there
        .into_iter()
        .find(|household| household.public_id == id)
        .ok_or(Fault::NotFound)
}

/// The record that was chosen becomes this one: contracts, seats, memberships, account; what this one does not say is filled in.
pub async fn join(desk: Authorised<Editing<OneMember>>, _: Confirmed, Submitted(form): Submitted) -> Outcome {
    let desk = desk.granted();
    let by = desk.actor()?;
    let (amap, now) = (&desk.book.amap, desk.visit.now());
    let id = form.value("avec").parse().map_err(|_| Fault::NotFound)?;
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by.account, now).await?;
        let kept = queries::member(tx, amap, desk.member.public_id).await?;
        let kept = kept.filter(|one| one.left_on.is_none()).ok_or(Fault::NotFound)?;
        let other = queries::member(tx, amap, id).await?;
        let other = other
            .filter(|other| other.left_on.is_none() && other.id != kept.id)
            .ok_or(Fault::NotFound)?;
        if let Some(sentence) = refusal(tx, amap, &kept, &other).await? {
            return Err(Fault::Refused(sentence));
        }
        if kept.household_id != other.household_id {
            queries::pass_household(tx, amap, (kept.household_id, other.household_id)).await?;
        }
        queries::pass_record(tx, amap, (kept.id, other.id)).await?;
        let said: NewPerson = depart::as_known(&other);
        let filled = store::filled_in(&kept, &said);
        let key = rules::person_key(&filled.last_name, &filled.first_name);
        queries::update_member(tx, amap, &filled, &key).await?;
        store::rename_after_people(tx, amap, kept.household_id).await?;
        let trace = Trace {
            detail: serde_json::json!({ "joined": other.id }),
            ..Trace::in_amap(amap, "member.joined-records", "member", kept.id.uuid())
        };
        let changed = rules::changes(&kept, &filled).field("members-join-record", spoken(&other), "");
        history::record(tx, &desk.visit, trace.changing(changed)).await?;
        settle_once(tx, &form, by.account, &desk.address()).await
    })?;
    Ok(redirect_with_notice(
        &desk.address(),
        "done-members-records-joined",
    ))
}
