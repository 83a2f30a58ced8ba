//! Setting up the authenticator application, and giving it up.

use super::rules::{RECOVERY_CODES, secret_of, spaced_code};
use crate::access::{Actor, Confirmed, session_digest};
use crate::accounts::queries::{self, second as stored};
use crate::clock;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, page, query_escape, redirect, redirect_with_notice,
    refused_page,
};
use crate::words::AccountId;
use crate::{t, transact};
use askama::Template;
use qrcode::QrCode;
use qrcode::render::svg;

#[derive(Template)]
#[template(path = "accounts/second/application.html")]
struct SetUp {
    frame: Frame,
    form: Form,
    /// The square, as SVG.
    square: String,
    /// The secret in groups of four, for whoever types it.
    secret: String,
}

#[derive(Template)]
#[template(path = "accounts/second/codes.html")]
struct Codes {
    frame: Frame,
    codes: Vec<String>,
}

/// What an authenticator application reads from the square.
fn otpauth(secret: &str, email: &str) -> String {
    let email = query_escape(email);
    format!("otpauth://totp/Clic%27AMAP:{email}?secret={secret}&issuer=Clic%27AMAP")
}

/// Draws a secret and shows it.
pub async fn propose(visit: Visit, _: Confirmed, Submitted(_): Submitted) -> Outcome {
    let account = visit.signed_in()?.account;
    let secret = secret_of(clock::random_bytes());
    let stored: Result<(), Fault> = transact!(visit.app().db, |tx| {
        stored::propose(tx, account, &secret, visit.now()).await?;
        trace(tx, &visit, "account.second-proposed", account).await
    });
    stored?;
    Ok(redirect("/compte/securite/application"))
}

async fn set_up(visit: &Visit, actor: &Actor, form: Form) -> Result<Option<SetUp>, Fault> {
    let mut tx = visit.app().db.read().await?;
    let Some(row) = stored::authenticator(&mut tx, actor.account).await? else {
        return Ok(None);
    };
    if row.confirmed_at.is_some() {
        return Ok(None);
    }
    let code = QrCode::new(otpauth(&row.secret, &actor.email)).map_err(Fault::unexpected)?;
    let square = code.render::<svg::Color<'_>>().min_dimensions(220, 220).build();
    let groups: Vec<String> = row
        .secret
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    Ok(Some(SetUp {
        frame: visit.frame(t!("second-set-up-title")),
        form,
        square: square.replace("<?xml version=\"1.0\" standalone=\"yes\"?>", ""),
        secret: groups.join(" "),
    }))
}

/// The square to photograph, and the field for the first code.
pub async fn propose_page(visit: Visit, _: Confirmed) -> Outcome {
    let actor = visit.signed_in()?;
    match set_up(&visit, actor, Form::new()).await? {
        Some(shown) => page(&shown),
        None => Ok(redirect("/compte/securite")),
    }
}

/// Takes the first code: from then on it is asked at each sign-in, and other devices sign in again.
pub async fn take_up(visit: Visit, _: Confirmed, Submitted(mut form): Submitted) -> Outcome {
    let actor = visit.signed_in()?;
    let (account, now) = (actor.account, visit.now());
    let (fresh, digests) = fresh_codes();
    let typed = form.value("code").to_owned();
    let is_right: Result<bool, Fault> = transact!(visit.app().db, |tx| {
        if !super::is_right(tx, account, &typed, now).await? {
            return Ok(false);
        }
        stored::confirm(tx, account, now).await?;
        stored::replace_codes(tx, account, &digests).await?;
        queries::strengthen_session(tx, &actor.session).await?;
        queries::delete_other_sessions(tx, account, &actor.session).await?;
        trace(tx, &visit, "account.second-set-up", account).await?;
        Ok(true)
    });
    if is_right? {
        return shown_codes(&visit, fresh);
    }
    form.refuse("code", t!("second-wrong"));
    match set_up(&visit, actor, form).await? {
        Some(shown) => refused_page(&shown),
        None => Ok(redirect("/compte/securite")),
    }
}

/// New recovery codes in the place of the old ones.
pub async fn codes(visit: Visit, _: Confirmed, Submitted(_): Submitted) -> Outcome {
    let account = visit.signed_in()?.account;
    let (fresh, digests) = fresh_codes();
    let stored: Result<(), Fault> = transact!(visit.app().db, |tx| {
        if !super::is_set_up(tx, account).await? {
            return Err(Fault::Refused(t!("second-none")));
        }
        stored::replace_codes(tx, account, &digests).await?;
        trace(tx, &visit, "account.codes-renewed", account).await
    });
    stored?;
    shown_codes(&visit, fresh)
}

/// Gives the application up.
pub async fn forget(visit: Visit, _: Confirmed, Submitted(_): Submitted) -> Outcome {
    let account = visit.signed_in()?.account;
    let stored: Result<(), Fault> = transact!(visit.app().db, |tx| {
        stored::forget(tx, account).await?;
        trace(tx, &visit, "account.second-given-up", account).await
    });
    stored?;
    Ok(redirect_with_notice("/compte/securite", "done-second-given-up"))
}

/// Codes as they are shown once, and what is kept of them.
fn fresh_codes() -> (Vec<String>, Vec<Vec<u8>>) {
    let fresh: Vec<String> = (0..RECOVERY_CODES)
        .map(|_| clock::fresh_public_id().to_string())
        .collect();
    let digests = fresh.iter().map(|code| session_digest(code)).collect();
    (fresh, digests)
}

fn shown_codes(visit: &Visit, fresh: Vec<String>) -> Outcome {
    page(&Codes {
        frame: visit.frame(t!("second-codes-title")),
        codes: fresh.iter().map(|code| spaced_code(code)).collect(),
    })
}

async fn trace(tx: &mut Tx, visit: &Visit, verb: &'static str, account: AccountId) -> Result<(), Fault> {
    Ok(history::record(tx, visit, Trace::of_account(verb, account)).await?)
}
