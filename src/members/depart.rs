//! Somebody leaves the AMAP: nothing is erased, but they are no longer listed and no longer enter.

use super::access::OneMember;
use super::model::{Member, NewPerson};
use super::queries::{self, Open};
use super::{rules, store};
use crate::access::{AmapScope, Authorised, Editing};
use crate::amaps;
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, settle_once,
};
use crate::words::{AccountId, Cents, Day, Instant, MemberId};
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

pub async fn ask(desk: Authorised<Editing<OneMember>>) -> Outcome {
    let desk = desk.granted();
    let mut tx = desk.visit.app().db.read().await?;
    let (amap, member) = (&desk.book.amap, &desk.member);
    if member.left_on.is_some() {
        return Err(Fault::NotFound);
    }
    let alone = std::slice::from_ref(member);
    let today = amap.today(desk.visit.now());
    let coordinators = amaps::lasting_coordinators(&mut tx, amap, today).await?;
    let standing = standing(&mut tx, amap, (member, alone), &coordinators, today).await?;
    page(&Ask {
        frame: desk
            .visit
            .frame(t!("members-depart-title", name = desk.member.name())),
        address: desk.address(),
        once: desk.visit.once().to_string(),
        name: desk.member.name(),
        last_of_household: standing.last_of_household,
        open: standing.open,
        refusal: standing.refusal,
    })
}

/// What stands before somebody leaves.
pub(super) struct Standing {
    /// Whether the household closes.
    pub last_of_household: bool,
    /// What is still open.
    pub open: Open,
    /// Why they may not leave; empty when they may.
    pub refusal: String,
}

/// How `member` stands, who leaves with `leaving`, themselves among them.
pub(super) async fn standing(
    tx: &mut Tx,
    amap: &AmapScope,
    (member, leaving): (&Member, &[Member]),
    coordinators: &[AccountId],
    today: Day,
) -> Result<Standing, Fault> {
    let leaves = |id: MemberId| leaving.iter().any(|one| one.id == id);
    let people = queries::people_of(tx, amap, member.household_id).await?;
    let last_of_household = people.iter().all(|one| leaves(one.id));
    let open = queries::open_matters(tx, amap, (member.household_id, member.id), today).await?;
    let goes = |account: &AccountId| leaving.iter().any(|one| one.account_id == Some(*account));
    let coordinates = member
        .account_id
        .is_some_and(|account| coordinators.contains(&account));
    let last_coordinator = coordinates && coordinators.iter().all(goes);
    let outcome = rules::check_departure(last_of_household, open.deliveries > 0, last_coordinator);
    Ok(Standing {
        last_of_household,
        open,
        refusal: outcome.err().map(|refusal| t!(refusal.key())).unwrap_or_default(),
    })
}

/// Lets somebody go and keeps who recorded it.
pub(super) async fn record(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    member: &Member,
) -> Result<(), Fault> {
    let_leave(tx, amap, member, visit.now()).await?;
    let left = Changes::default().field("journal-field-left", "", amap.today(visit.now()).full());
    let trace = Trace::in_amap(amap, "member.departed", "member", member.id.uuid()).changing(left);
    Ok(history::record(tx, visit, trace).await?)
}

pub async fn depart(desk: Authorised<Editing<OneMember>>, Submitted(form): Submitted) -> Outcome {
    let desk = desk.granted();
    let actor = desk.actor()?;
    let (amap, member) = (&desk.book.amap, &desk.member);
    let now = desk.visit.now();
    let location = format!("/amap/{}/membres", amap.slug());
    if member.left_on.is_some() {
        return Err(Fault::NotFound);
    }
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let alone = std::slice::from_ref(member);
        let today = amap.today(now);
        let coordinators = amaps::lasting_coordinators(tx, amap, today).await?;
        let standing = standing(tx, amap, (member, alone), &coordinators, today).await?;
        if !standing.refusal.is_empty() {
            return Err(Fault::Refused(standing.refusal));
        }
        record(tx, &desk.visit, amap, member).await?;
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-members-departed"))
}

/// Who left is there again, as before but for roles and seats.
pub async fn come_back(desk: Authorised<Editing<OneMember>>, Submitted(form): Submitted) -> Outcome {
    let desk = desk.granted();
    let (by, now) = (desk.actor()?, desk.visit.now());
    let (amap, member) = (&desk.book.amap, &desk.member);
    let location = desk.address();
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by.account, now).await?;
        amaps::suspension::refuse_suspended(tx, amap).await?;
        let gone = queries::gone(tx, amap).await?;
        if !gone.iter().any(|one| one.id == member.id) {
            return Err(Fault::Refused(t!("members-back-not")));
        }
        let there = queries::members(tx, amap).await?;
        if there
            .iter()
            .any(|one| one.name() == member.name() && one.email == member.email)
        {
            return Err(Fault::Refused(t!("members-back-twice", name = member.name())));
        }
        store::come_back(tx, amap, member, &as_known(member), now).await?;
        let trace = Trace::in_amap(amap, "member.came-back", "member", member.id.uuid());
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, by.account, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-members-back"))
}

/// What is known of somebody, as a list would say it.
pub(super) fn as_known(member: &Member) -> NewPerson {
    NewPerson {
        last_name: member.last_name.clone(),
        first_name: member.first_name.clone(),
        email: member.email.clone(),
        phone: member.phone.clone(),
        reach: member.reach.clone(),
    }
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
