//! After the first proof: the second factor, where somebody has one, then the session.

use super::queries::{self, NewSession};
use super::rules;
use super::second;
use super::steps::{self, Step, StepKind};
use crate::access::session_digest;
use crate::clock;
use crate::transact;
use crate::web::{Fault, Outcome, SESSION_COOKIE, STEP_COOKIE, Visit, keep_typed, redirect};
use crate::words::AccountId;
use axum::http::{HeaderValue, header};
use axum::response::Response;

/// Goes on after a first proof, such as a password or a link by mail.
pub(super) async fn go_on(visit: &Visit, account: AccountId, location: &str, typed: &str) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let asked = second::is_set_up(&mut tx, account).await?;
    drop(tx);
    if !asked {
        return open(visit, account, false, location, typed).await;
    }
    let step = Step {
        kind: StepKind::Second,
        account: Some(account),
        email: "",
        location,
        state: typed,
    };
    let secret: Result<String, Fault> = transact!(visit.app().db, |tx| {
        steps::begin(tx, &step, visit.now()).await
    });
    Ok(redirect(&format!("/connexion/second/{}", secret?)))
}

/// Opens a session and goes on, with what was typed where it leads: that page shows it again.
pub(super) async fn open(
    visit: &Visit,
    account: AccountId,
    second: bool,
    location: &str,
    typed: &str,
) -> Outcome {
    let secret = clock::fresh_secret();
    let digest = session_digest(&secret);
    let session = NewSession {
        digest: &digest,
        account,
        address: visit.address(),
        agent: visit.agent(),
        now: visit.now(),
        expires: visit.now().plus_hours(24 * rules::SESSION_DAYS),
        second,
    };
    let stored: Result<(), Fault> = transact!(visit.app().db, |tx| {
        queries::insert_session(tx, &session).await?;
        Ok(keep_typed(tx, account, location, typed, visit.now()).await?)
    });
    stored?;
    let mut response = redirect(location);
    set_cookie(&mut response, visit, &secret, rules::SESSION_DAYS * 24 * 3600);
    Ok(response)
}

/// Sets the session cookie, or takes it away with an age of zero.
pub(super) fn set_cookie(response: &mut Response, visit: &Visit, secret: &str, seconds: i64) {
    set(response, visit, SESSION_COOKIE, secret, seconds);
}

/// Ties a step to this browser for as long as it waits.
pub(super) fn set_step_cookie(response: &mut Response, visit: &Visit, secret: &str) {
    set(response, visit, STEP_COOKIE, secret, 600);
}

fn set(response: &mut Response, visit: &Visit, name: &str, secret: &str, seconds: i64) {
    let secure = if visit.app().config.public_url.starts_with("https://") {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!("{name}={secret}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
