//! Sending a member the link with which they make their access; an address that was missing is kept.

use super::access::{MemberBook, OneMember};
use super::model::Member;
use super::{page, queries, rules};
use crate::access::{Authorised, Editing};
use crate::accounts::{self, Invited};
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Outcome, Submitted, claim_once, redirect_with_notice, refused_page, settle_once,
};
use crate::words::EmailAddress;
use crate::{t, transact};

pub async fn invite(desk: Authorised<OneMember>, Submitted(mut form): Submitted) -> Outcome {
    let account = desk.actor()?.account;
    let (amap, member) = (&desk.book.amap, &desk.member);
    if member.left_on.is_some() {
        return Err(Fault::NotFound);
    }
    let email: Option<EmailAddress> = form.email("to");
    let mut tx = desk.visit.app().db.read().await?;
    let (active, _) = queries::access_of(&mut tx, amap, member.id, desk.visit.now()).await?;
    if active {
        return Err(Fault::Refused(t!("members-invite-active")));
    }
    if let Some(email) = &email
        && queries::signs_in_already(&mut tx, amap, email, member.id).await?
    {
        form.refuse("to", t!("members-invite-taken"));
    }
    let replaces = email.is_some() && member.email.is_some() && email != member.email;
    if replaces && !desk.book.may_edit {
        form.refuse("to", t!("members-invite-other-address"));
    }
    drop(tx);
    let Some(email) = email.filter(|_| form.is_valid()) else {
        let mut filled = page::filled(member);
        filled.set("to", form.value("to"));
        filled.refuse("to", form.error("to").unwrap_or_default());
        return refused_page(&page::compose(&desk, filled).await?);
    };
    let invited = Member {
        email: Some(email.clone()),
        ..member.clone()
    };
    let key = rules::person_key(&member.last_name, &member.first_name);
    let location = desk.address();
    let before = member.email.as_ref().map(ToString::to_string).unwrap_or_default();
    let told = Changes::default().field("members-email", before, &email);
    let trace = Trace::in_amap(amap, "member.invited", "member", member.id.uuid()).changing(told);
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, account, desk.visit.now()).await?;
        queries::update_member(tx, amap, &invited, &key).await?;
        let whom = Invited::Member(amap.id(), member.id);
        accounts::invite(tx, &desk.visit, whom, &email, amap.name()).await?;
        history::record(tx, &desk.visit, trace.clone()).await?;
        settle_once(tx, &form, account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-members-invited"))
}

/// Refuses a form for those who are ticked in which nobody is.
///
/// # Errors
/// A sentence that asks to tick somebody.
pub(super) fn refuse_nobody(form: &Form) -> Result<(), Fault> {
    if form.is_checked("choix", "1") && form.all("qui").is_empty() {
        return Err(Fault::Refused(t!("members-ticked-none")));
    }
    Ok(())
}

/// Invites everybody who is there, has an address and neither an access nor a link that is still good; of those who are
/// ticked, where some are.
pub async fn invite_all(desk: Authorised<Editing<MemberBook>>, Submitted(form): Submitted) -> Outcome {
    let desk = desk.granted();
    let actor = desk.actor()?;
    refuse_nobody(&form)?;
    let (amap, now) = (&desk.amap, desk.visit.now());
    let location = format!("/amap/{}/membres?quoi=sans-acces", amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let mut invited = queries::to_invite(tx, amap, now).await?;
        if !form.all("qui").is_empty() {
            invited.retain(|(_, public_id, _)| form.is_checked("qui", public_id.as_str()));
        }
        for (member, _, email) in invited {
            let whom = Invited::Member(amap.id(), member);
            accounts::invite(tx, &desk.visit, whom, &email, amap.name()).await?;
            let trace = Trace::in_amap(amap, "member.invited", "member", member.uuid());
            history::record(tx, &desk.visit, trace).await?;
        }
        settle_once(tx, &form, actor.account, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-members-invited-all"))
}
