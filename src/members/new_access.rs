//! A letter box is lost, and the access with it: the coordination, who knows the person, gives them another one.

use super::access::OneMember;
use super::model::Member;
use super::{page, queries, store};
use crate::access::{AmapScope, Authorised, Confirmed, Editing};
use crate::accounts::{self, Invited};
use crate::amaps;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::mail::{self, Letter};
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect_with_notice, refused_page, settle_once};
use crate::words::{AccountId, EmailAddress, Instant};
use crate::{t, transact};

/// Takes the access of a member away, with its roles in the AMAP, and invites them at another address; the address that signed in is
/// told.
pub async fn renew(
    desk: Authorised<Editing<OneMember>>,
    _: Confirmed,
    Submitted(mut form): Submitted,
) -> Outcome {
    let desk = desk.granted();
    let (amap, member, by) = (&desk.book.amap, &desk.member, desk.actor()?);
    if member.left_on.is_some() {
        return Err(Fault::NotFound);
    }
    if member.account_id == Some(by.account) {
        return Err(Fault::Refused(t!("members-renew-own")));
    }
    let mut tx = desk.visit.app().db.read().await?;
    let before = queries::signs_in_with(&mut tx, amap, member.id).await?;
    let before = before.ok_or_else(|| Fault::Refused(t!("members-renew-none")))?;
    let new: Option<EmailAddress> = form.email("new_address");
    if let Some(new) = &new {
        if *new == before {
            form.refuse("new_address", t!("members-renew-same"));
        } else if queries::signs_in_already(&mut tx, amap, new, member.id).await? {
            form.refuse("new_address", t!("members-invite-taken"));
        }
    }
    drop(tx);
    let Some(new) = new.filter(|_| form.is_valid()) else {
        let mut filled = page::filled(member);
        filled.set("new_address", form.value("new_address"));
        filled.refuse("new_address", form.error("new_address").unwrap_or_default());
        return refused_page(&page::compose(&desk, filled).await?);
    };
    let after = Member {
        email: Some(new.clone()),
        ..member.clone()
    };
    let (location, now) = (desk.address(), desk.visit.now());
    let letter = Letter {
        amap: Some(amap.id()),
        kind: "access",
        to: before,
        subject: t!("members-renewed-subject", amap = amap.name()),
        body: t!("members-renewed-letter", amap = amap.name(), name = by.name),
    };
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by.account, now).await?;
        queries::take_access(tx, amap, member.id).await?;
        if let Some(account) = member.account_id {
            end_roles(tx, amap, account, now).await?;
        }
        store::correct(tx, &desk.visit, amap, (member, &after)).await?;
        let whom = Invited::Member(amap.id(), member.id);
        accounts::invite(tx, &desk.visit, whom, &new, amap.name()).await?;
        mail::enqueue(tx, letter.clone(), now).await?;
        let trace = Trace::in_amap(amap, "member.access-renewed", "member", member.id.uuid());
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, by.account, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-members-invited"))
}

/// Who holds the lost letter box holds no role any more; a coordinator remains.
async fn end_roles(tx: &mut Tx, amap: &AmapScope, account: AccountId, now: Instant) -> Result<(), Fault> {
    let today = amap.today(now);
    let coordinators = amaps::lasting_coordinators(tx, amap, today).await?;
    if coordinators.iter().all(|one| *one == account) {
        return Err(Fault::Refused(t!("members-renew-last")));
    }
    Ok(amaps::end_grants_of(tx, amap, account, today).await?)
}
