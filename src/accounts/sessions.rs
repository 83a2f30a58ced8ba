//! One's own account: who one is, where one is signed in; leaving.

use super::queries::{self, SessionRow};
use super::rules::device;
use super::way_in::set_cookie;
use crate::access::Role;
use crate::history::{self, Trace};
use crate::web::{Fault, Frame, Outcome, Submitted, Visit, page, redirect, redirect_with_notice};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct Show<'a> {
    frame: Frame,
    name: &'a str,
    email: &'a str,
    roles: &'a [Role],
    sessions: Vec<SessionLine>,
}

struct SessionLine {
    /// "Firefox, Windows".
    device: String,
    since: String,
    current: bool,
    /// The session as the form names it: its digest, which opens nothing.
    name: String,
}

/// `/accueil`: the first page of the role one acts in.
pub async fn home(visit: Visit) -> Outcome {
    Ok(redirect(&visit.signed_in()?.home()))
}

pub async fn show(visit: Visit) -> Outcome {
    let actor = visit.signed_in()?;
    let mut tx = visit.app().db.read().await?;
    let found = queries::sessions(&mut tx, actor.account, visit.now()).await?;
    let line = |row: SessionRow| SessionLine {
        current: row.digest == actor.session,
        name: hex(&row.digest),
        since: row.created_at.spoken(&crate::access::paris()),
        device: device(&row.agent).unwrap_or_else(|| t!("account-session-unknown")),
    };
    let sessions = found.into_iter().map(line).collect();
    page(&Show {
        frame: visit.frame(t!("account-title")),
        name: &actor.name,
        email: &actor.email,
        roles: &actor.roles,
        sessions,
    })
}

pub async fn leave(visit: Visit, Submitted(_): Submitted) -> Outcome {
    if let Some(actor) = visit.actor() {
        let gone: Result<(), Fault> = transact!(visit.app().db, |tx| {
            Ok(queries::delete_session(tx, &actor.session).await?)
        });
        gone?;
    }
    let mut response = redirect("/");
    set_cookie(&mut response, &visit, "", 0);
    Ok(response)
}

pub async fn end_others(visit: Visit, Submitted(_): Submitted) -> Outcome {
    let actor = visit.signed_in()?;
    let ended: Result<(), Fault> = transact!(visit.app().db, |tx| {
        queries::delete_other_sessions(tx, actor.account, &actor.session).await?;
        let trace = Trace::of_account("account.sessions-ended", actor.account);
        Ok(history::record(tx, &visit, trace).await?)
    });
    ended?;
    Ok(redirect_with_notice("/compte", "done-sessions-ended"))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Ends one session: a phone that was lost, a machine that was lent.
pub async fn end_one(visit: Visit, Submitted(form): Submitted) -> Outcome {
    let actor = visit.signed_in()?;
    let named = form.value("seance").to_owned();
    let ended: Result<(), Fault> = transact!(visit.app().db, |tx| {
        let all = queries::sessions(tx, actor.account, visit.now()).await?;
        let session = all.iter().find(|row| hex(&row.digest) == named);
        let session = session.ok_or(Fault::NotFound)?;
        queries::delete_session_of(tx, actor.account, &session.digest).await?;
        let trace = Trace::of_account("account.session-ended", actor.account);
        Ok(history::record(tx, &visit, trace).await?)
    });
    ended?;
    Ok(redirect_with_notice("/compte", "done-session-ended"))
}
