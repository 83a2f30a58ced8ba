//! Reading and correcting what the AMAP knows of a member.

use super::access::OneMember;
use super::forms::read_person;
use super::model::Member;
use super::{page, store};
use crate::access::{Authorised, Editing};
use crate::transact;
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect_with_notice, refused_page, settle_once};

pub async fn show(desk: Authorised<OneMember>) -> Outcome {
    let form = page::filled(&desk.member);
    crate::web::page(&page::compose(&desk, form).await?)
}

pub async fn update(desk: Authorised<Editing<OneMember>>, Submitted(mut form): Submitted) -> Outcome {
    let desk = desk.granted();
    let actor = desk.actor()?;
    if desk.member.left_on.is_some() {
        return Err(Fault::NotFound);
    }
    let Some(person) = read_person(&mut form) else {
        return refused_page(&page::compose(&desk, form).await?);
    };
    let amap = &desk.book.amap;
    let member = Member {
        last_name: person.last_name,
        first_name: person.first_name,
        email: person.email,
        phone: person.phone,
        reach: person.reach,
        ..desk.member.clone()
    };
    let location = desk.address();
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, desk.visit.now()).await?;
        store::correct(tx, &desk.visit, amap, (&desk.member, &member)).await?;
        settle_once(tx, &form, actor.account, &location).await?;
        Ok(())
    })?;
    Ok(redirect_with_notice(&location, "done-members-corrected"))
}
