//! One's own record in an AMAP: corrected by oneself; what the other members may see of it, field by field; which letters come.

use super::forms::read_person;
use super::model::Member;
use super::queries::{self, Sharing};
use super::{page, rules, store};
use crate::access::{Authorised, MemberDesk};
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page as shown_page, redirect, redirect_with_notice,
    refused_page, settle_once,
};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "members/own.html")]
struct Own {
    frame: Frame,
    slug: String,
    once: String,
    once_sharing: String,
    form: Form,
    sharing: Sharing,
    since: Option<String>,
    email: String,
    phone: String,
}

async fn compose(desk: &Authorised<MemberDesk>, form: Option<Form>) -> Result<(Own, Member), Fault> {
    let own = &desk.0;
    let mut tx = desk.visit.app().db.read().await?;
    let member = queries::member_by_id(&mut tx, &own.amap, own.member)
        .await?
        .ok_or(Fault::NotFound)?;
    let sharing = queries::sharing(&mut tx, &own.amap, own.member).await?;
    let shown = Own {
        frame: desk.visit.frame(t!("members-own-title")),
        slug: own.amap.slug().to_owned(),
        once: desk.visit.once().to_string(),
        once_sharing: desk.visit.once().to_string(),
        form: form.unwrap_or_else(|| page::filled(&member)),
        since: sharing.since.map(|at| at.spoken(own.amap.zone())),
        sharing,
        email: member.email.as_ref().map(ToString::to_string).unwrap_or_default(),
        phone: member.phone.clone(),
    };
    Ok((shown, member))
}

/// The page.
pub async fn show(desk: Authorised<MemberDesk>) -> Outcome {
    shown_page(&compose(&desk, None).await?.0)
}

/// Where reminders of earlier versions say that they are refused.
pub async fn moved(desk: Authorised<MemberDesk>) -> Outcome {
    Ok(redirect(&format!("/amap/{}/mes-coordonnees", desk.0.amap.slug())))
}

/// Corrects name and phone. The address changes with the account, which proves it.
pub async fn correct(desk: Authorised<MemberDesk>, Submitted(mut form): Submitted) -> Outcome {
    let (_, known) = compose(&desk, None).await?;
    let address = known.email.as_ref().map(ToString::to_string).unwrap_or_default();
    form.set("email", address);
    let Some(person) = read_person(&mut form) else {
        return refused_page(&compose(&desk, Some(form)).await?.0);
    };
    let (amap, by, now) = (&desk.0.amap, desk.actor()?.account, desk.visit.now());
    let member = Member {
        last_name: person.last_name,
        first_name: person.first_name,
        phone: person.phone,
        reach: person.reach,
        ..known.clone()
    };
    let key = rules::person_key(&member.last_name, &member.first_name);
    let location = format!("/amap/{}/mes-coordonnees", amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        queries::update_member(tx, amap, &member, &key).await?;
        store::rename_after_people(tx, amap, member.household_id).await?;
        let trace = Trace::in_amap(amap, "member.corrected", "member", member.id.uuid())
            .changing(rules::changes(&known, &member));
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-members-own"))
}

/// What the others may see, and which letters come: from now on, until it is changed here.
pub async fn share(desk: Authorised<MemberDesk>, Submitted(form): Submitted) -> Outcome {
    let own = &desk.0;
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    let sharing = Sharing {
        listed: form.is_checked("listed", "1"),
        email: form.is_checked("shares_email", "1"),
        phone: form.is_checked("shares_phone", "1"),
        reminders: form.is_checked("reminders", "1"),
        fee_letters: form.is_checked("fee_letters", "1"),
        offer_letters: form.is_checked("offer_letters", "1"),
        duty_letters: form.is_checked("duty_letters", "1"),
        since: Some(now),
    };
    let location = format!("/amap/{}/mes-coordonnees", own.amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let known = queries::sharing(tx, &own.amap, own.member).await?;
        queries::share(tx, &own.amap, own.member, &sharing).await?;
        let trace = Trace::in_amap(&own.amap, "member.consents", "member", own.member.uuid())
            .changing(consents(&known, &sharing));
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-members-own"))
}

/// What was agreed to anew, or no longer.
fn consents(before: &Sharing, after: &Sharing) -> Changes {
    Changes::default()
        .tick("members-own-listed", before.listed, after.listed)
        .tick("members-consent-email", before.email, after.email)
        .tick("members-consent-phone", before.phone, after.phone)
        .tick("members-own-reminders", before.reminders, after.reminders)
        .tick("members-own-fee-letters", before.fee_letters, after.fee_letters)
        .tick(
            "members-own-offer-letters",
            before.offer_letters,
            after.offer_letters,
        )
        .tick(
            "members-own-duty-letters",
            before.duty_letters,
            after.duty_letters,
        )
}
