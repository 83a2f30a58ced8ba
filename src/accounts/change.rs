//! Changing one's own address or password. A new address counts once the link sent to it was opened by whoever asked for it.

use super::queries;
use super::steps::{self, Step, StepKind};
use super::{merge, password as hashing, rules, tokens};
use crate::access::{Actor, Confirmed};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::mail::{self, Letter};
use crate::web::{Fault, Form, Frame, Outcome, Submitted, Visit, page, redirect_with_notice, refused_page};
use crate::words::{AccountId, EmailAddress};
use crate::{t, transact};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "accounts/change.html")]
struct Show {
    frame: Frame,
    form: Form,
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/change_address.html")]
struct Address {
    frame: Frame,
    address: String,
    email: String,
}

fn shown(visit: &Visit, actor: &Actor, mut form: Form) -> Show {
    form.set("password", "");
    Show {
        frame: visit.frame(t!("change-title")),
        form,
        email: actor.email.clone(),
    }
}

/// The two forms.
pub async fn show(visit: Visit, _: Confirmed) -> Outcome {
    page(&shown(&visit, visit.signed_in()?, Form::new()))
}

/// Sends a link to the new address. The answer is the same for an address that has an account: its letter offers to join
/// the two accounts.
pub async fn ask_address(visit: Visit, _: Confirmed, Submitted(mut form): Submitted) -> Outcome {
    let actor = visit.signed_in()?;
    let email = form.email("email");
    if email.as_ref().is_some_and(|email| email.as_str() == actor.email) {
        form.refuse("email", t!("change-address-same"));
    }
    let Some(email) = email.filter(|_| form.is_valid()) else {
        return refused_page(&shown(&visit, actor, form));
    };
    let now = visit.now();
    let asked: Result<(), Fault> = transact!(visit.app().db, |tx| {
        tokens::claim_letter(tx, &visit).await?;
        let step = Step {
            kind: StepKind::Email,
            account: Some(actor.account),
            email: email.as_str(),
            location: "",
            state: "",
        };
        let secret = steps::begin(tx, &step, now).await?;
        let other = queries::account_of_email(tx, &email).await?;
        let letter = letter(&visit, actor, &email, &secret, other.is_some());
        Ok(mail::enqueue(tx, letter, now).await?)
    });
    asked?;
    Ok(redirect_with_notice("/compte", "done-address-asked"))
}

fn letter(visit: &Visit, actor: &Actor, email: &EmailAddress, secret: &str, known: bool) -> Letter {
    let site = &visit.app().config.public_url;
    let body = if known {
        let link = format!("{site}/compte/reunion/{secret}");
        t!(
            "merge-letter",
            name = actor.name,
            address = actor.email,
            link = link
        )
    } else {
        let link = format!("{site}/compte/adresse/{secret}");
        t!("change-address-letter", name = actor.name, link = link)
    };
    Letter {
        amap: None,
        kind: "address",
        to: email.clone(),
        subject: t!("change-address-subject"),
        body,
    }
}

/// The new address of a link that the signed-in person asked for. A stranger who gets a mistyped letter opens nothing.
pub(super) async fn asked(visit: &Visit, actor: &Actor, secret: &str) -> Result<EmailAddress, Fault> {
    let mut tx = visit.app().db.read().await?;
    let step = steps::waiting(&mut tx, StepKind::Email, secret, visit.now()).await?;
    step.filter(|step| step.account_id == Some(actor.account))
        .and_then(|step| step.email.parse().ok())
        .ok_or_else(|| Fault::Refused(t!("change-address-expired")))
}

/// The button of the letter.
pub async fn address_page(visit: Visit, Path(secret): Path<String>) -> Outcome {
    let email = asked(&visit, visit.signed_in()?, &secret).await?;
    page(&Address {
        frame: visit.frame(t!("change-address-title")),
        address: format!("/compte/adresse/{secret}"),
        email: email.to_string(),
    })
}

/// The address changes; links sent to the old one are worthless, and it is told.
pub async fn take_address(visit: Visit, Path(secret): Path<String>, Submitted(_): Submitted) -> Outcome {
    let actor = visit.signed_in()?;
    let email = asked(&visit, actor, &secret).await?;
    let old: EmailAddress = actor.email.parse().map_err(Fault::unexpected)?;
    let (account, now) = (actor.account, visit.now());
    let changed: Result<(), Fault> = transact!(visit.app().db, |tx| {
        if !steps::finish(tx, StepKind::Email, &secret, now).await? {
            return Err(Fault::Refused(t!("change-address-expired")));
        }
        if queries::account_of_email(tx, &email).await?.is_some() {
            return Err(Fault::Refused(t!("change-address-taken")));
        }
        queries::change_email(tx, account, &old, &email, now).await?;
        tell_old(tx, &visit, old.clone()).await?;
        let changed = Changes::default().field("members-email", &old, &email);
        let trace = Trace::of_account("account.address-changed", account).changing(changed);
        Ok(history::record(tx, &visit, trace).await?)
    });
    changed?;
    Ok(redirect_with_notice("/compte", "done-address-changed"))
}

async fn tell_old(tx: &mut Tx, visit: &Visit, old: EmailAddress) -> Result<(), Fault> {
    let letter = Letter {
        amap: None,
        kind: "address",
        to: old,
        subject: t!("change-address-told-subject"),
        body: t!("change-address-told"),
    };
    Ok(mail::enqueue(tx, letter, visit.now()).await?)
}

/// A new password; other devices sign in again.
pub async fn password(visit: Visit, _: Confirmed, Submitted(mut form): Submitted) -> Outcome {
    let actor = visit.signed_in()?;
    let typed = form.value("password").to_owned();
    if let Err(refusal) = rules::check_password(&typed, &actor.email) {
        form.refuse("password", t!(refusal.key()));
        return refused_page(&shown(&visit, actor, form));
    }
    let hash = hashing::hash_apart(typed).await?;
    let account = actor.account;
    let changed: Result<(), Fault> = transact!(visit.app().db, |tx| {
        queries::set_password(tx, account, &hash).await?;
        queries::delete_other_sessions(tx, account, &actor.session).await?;
        merge::spend_links(tx, account, visit.now()).await?;
        record(tx, &visit, "account.password-changed", account).await
    });
    changed?;
    Ok(redirect_with_notice("/compte", "done-password-changed"))
}

pub(super) async fn record(
    tx: &mut Tx,
    visit: &Visit,
    verb: &'static str,
    account: AccountId,
) -> Result<(), Fault> {
    Ok(history::record(tx, visit, Trace::of_account(verb, account)).await?)
}
