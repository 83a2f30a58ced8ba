//! Signing in with an address and a password: the same answer and the same time for known and unknown addresses.

use super::{password, queries, rules, way_in};
use crate::access::session_digest;
use crate::web::{
    Fault, Form, Frame, MOST_TYPED, Outcome, Submitted, Visit, page, redirect, refused_page, takes_up,
};
use crate::words::EmailAddress;
use crate::{t, transact};
use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use std::sync::Arc;
use tokio::sync::Mutex;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct Show {
    frame: Frame,
    form: Form,
}

pub async fn show(visit: Visit) -> Outcome {
    let form = visit.query();
    if let Some(actor) = visit.actor() {
        return Ok(redirect(
            rules::safe_return(form.value("suite")).unwrap_or(&actor.home()),
        ));
    }
    // What was typed comes from a form that was sent here, never from an address.
    let mut asked = Form::new();
    asked.set("suite", form.value("suite"));
    page(&Show {
        frame: visit.frame(t!("sign-in-title")),
        form: asked,
    })
}

/// A form was sent after the session had ended: the sign-in page carries what was typed. A file, or more than can be carried,
/// is left behind.
pub async fn carry(visit: Visit, headers: HeaderMap, submitted: Result<Submitted, Fault>) -> Outcome {
    if visit.is_htmx() {
        // A piece of a page stays as it is; the page itself is asked for a session when it is sent.
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let back = visit.query().value("suite").to_owned();
    if let Some(actor) = visit.actor() {
        return Ok(redirect(rules::safe_return(&back).unwrap_or(&actor.home())));
    }
    let mut form = Form::new();
    form.set("suite", rules::safe_return(&back).unwrap_or_default());
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let is_typed = kind.is_some_and(|kind| kind.starts_with(b"application/x-www-form-urlencoded"));
    if let Ok(Submitted(sent)) = submitted
        && is_typed
        && takes_up(&back)
    {
        let typed = sent.encoded();
        if typed.len() <= MOST_TYPED {
            form.set("typed", typed);
        }
    }
    page(&Show {
        frame: visit.frame(t!("sign-in-title")),
        form,
    })
}

pub async fn enter(visit: Visit, Submitted(mut form): Submitted) -> Outcome {
    let app = visit.app();
    let email = form.email("email");
    form.required_text("password", 200);
    let (Some(email), true) = (email, form.is_valid()) else {
        return again(&visit, form);
    };
    let queue = queue_of(&visit, &email);
    let _place = queue.lock().await;
    let subjects = [format!("compte:{email}"), format!("adresse:{}", visit.address())];
    let mut tx = app.db.read().await?;
    refuse_flood(&mut tx, &visit, &subjects).await?;
    let credentials = queries::credentials(&mut tx, &email).await?;
    drop(tx);
    let stored = credentials.as_ref().and_then(|found| found.password_hash.clone());
    if !password::is_right(form.value("password").to_owned(), stored).await? {
        let bucket = rules::bucket(visit.now());
        let counted: Result<(), Fault> = transact!(app.db, |tx| {
            for subject in &subjects {
                queries::count_try(tx, subject, bucket).await?;
            }
            Ok(())
        });
        counted?;
        form.refuse("password", t!("sign-in-wrong"));
        return again(&visit, form);
    }
    let account = credentials.ok_or(Fault::NotFound)?.id;
    let back = rules::safe_return(form.value("suite"))
        .unwrap_or("/accueil")
        .to_owned();
    way_in::go_on(&visit, account, &back, form.value("typed")).await
}

/// Tries for one account come one behind the other, so that guesses sent together are counted like any others.
pub(super) fn queue_of(visit: &Visit, email: &EmailAddress) -> Arc<Mutex<()>> {
    let mut id = [0; 16];
    id.iter_mut()
        .zip(session_digest(&email.to_string()))
        .for_each(|(byte, of_digest)| *byte = of_digest);
    visit.app().queue_for(Uuid::from_bytes(id))
}

pub(super) async fn refuse_flood(
    tx: &mut crate::db::Tx,
    visit: &Visit,
    subjects: &[String; 2],
) -> Result<(), Fault> {
    let bucket = rules::bucket(visit.now());
    let limits = [rules::MOST_TRIES_PER_ACCOUNT, rules::MOST_TRIES_PER_ADDRESS];
    for (subject, most) in subjects.iter().zip(limits) {
        if queries::tries(tx, subject, bucket).await? >= most {
            return Err(Fault::TooMany(t!("sign-in-flood")));
        }
    }
    Ok(())
}

fn again(visit: &Visit, mut form: Form) -> Outcome {
    form.set("password", "");
    refused_page(&Show {
        frame: visit.frame(t!("sign-in-title")),
        form,
    })
}
