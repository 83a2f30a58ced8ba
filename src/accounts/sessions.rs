//! One's own account: who one is, where one is signed in; leaving.

use super::queries::{self, SessionRow};
use super::rules::device;
use super::way_in::set_cookie;
use crate::access::Role;
use crate::history::{self, Changes, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, page, redirect, redirect_with_notice, refused_page,
};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/account.html")]
struct Show<'a> {
    frame: Frame,
    form: Form,
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

/// The page with what was typed as the name.
async fn compose(visit: &Visit, form: Form) -> Result<Show<'_>, Fault> {
    let actor = visit.signed_in()?;
    let mut tx = visit.app().db.read().await?;
    let found = queries::sessions(&mut tx, actor.account, visit.now()).await?;
    let line = |row: SessionRow| SessionLine {
        current: row.digest == actor.session,
        name: hex(&row.digest),
        since: row.created_at.spoken(&crate::access::paris()),
        device: device(&row.agent).unwrap_or_else(|| t!("account-session-unknown")),
    };
    Ok(Show {
        frame: visit.frame(t!("account-title")),
        form,
        email: &actor.email,
        roles: &actor.roles,
        sessions: found.into_iter().map(line).collect(),
    })
}

pub async fn show(visit: Visit) -> Outcome {
    let mut form = Form::new();
    form.set("nom", &visit.signed_in()?.name);
    page(&compose(&visit, form).await?)
}

/// The name by which the others know the account.
pub async fn rename(visit: Visit, Submitted(mut form): Submitted) -> Outcome {
    let Some(name) = form.required_text("nom", 120) else {
        return refused_page(&compose(&visit, form).await?);
    };
    let actor = visit.signed_in()?;
    let renamed: Result<(), Fault> = transact!(visit.app().db, |tx| {
        queries::rename(tx, actor.account, &name).await?;
        let changed = Changes::default().field("account-name", &actor.name, &name);
        let trace = Trace::of_account("account.renamed", actor.account).changing(changed);
        Ok(history::record(tx, &visit, trace).await?)
    });
    renamed?;
    Ok(redirect_with_notice("/compte", "done-account-renamed"))
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

pub(super) fn hex(bytes: &[u8]) -> String {
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
