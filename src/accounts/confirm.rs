//! "Is it really you?": a fresh proof before an address, a password, an export or a role changes hands. A form that was sent
//! is carried along, through the password or the link of a letter, and sent on by its owner afterwards.

use super::{password, queries, rules, sign_in};
use crate::access::Actor;
use crate::web::{
    Fault, Form, Frame, MOST_TYPED, Outcome, Submitted, Visit, page, query_escape, redirect, refused_page,
    typed_before,
};
use crate::words::EmailAddress;
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/confirm.html")]
struct Show {
    frame: Frame,
    form: Form,
    /// An account that never chose a password is sent a link.
    has_password: bool,
    email: String,
    /// Where the link of a letter leads: back here, where the form is sent on.
    after_link: String,
}

#[derive(Template)]
#[template(path = "accounts/confirmed.html")]
struct GoOn {
    frame: Frame,
    /// Where the form goes; empty when it waits in another session.
    address: String,
    /// Name and value of what was sent.
    fields: Vec<(String, String)>,
}

impl GoOn {
    fn new(visit: &Visit, address: String, sent: &Form) -> GoOn {
        let fields = sent.fields().filter(|(name, _)| *name != "csrf");
        GoOn {
            frame: visit.frame(t!("confirmed-title")),
            address,
            fields: fields
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        }
    }
}

/// Tells that a form was sent, not a page asked for.
const SENT: &str = "envoi";

async fn shown(visit: &Visit, actor: &Actor, mut form: Form) -> Result<Show, Fault> {
    form.set("password", "");
    let mut tx = visit.app().db.read().await?;
    let has_password = match actor.email.parse::<EmailAddress>() {
        Ok(email) => queries::credentials(&mut tx, &email).await?,
        Err(_) => None,
    }
    .is_some_and(|found| found.password_hash.is_some());
    Ok(Show {
        frame: visit.frame(t!("confirm-title")),
        after_link: after_link(&form),
        form,
        has_password,
        email: actor.email.clone(),
    })
}

fn after_link(form: &Form) -> String {
    let suite = query_escape(form.value("suite"));
    let sent = if form.value("typed").is_empty() {
        String::new()
    } else {
        format!("&{SENT}=1")
    };
    format!("/compte/confirmation?suite={suite}{sent}")
}

fn back_of(form: &Form) -> String {
    rules::safe_return(form.value("suite"))
        .unwrap_or("/accueil")
        .to_owned()
}

/// Before a page; or after the link of a letter, with the form that was sent before it.
pub async fn show(visit: Visit) -> Outcome {
    let actor = visit.signed_in()?;
    let back = back_of(&visit.query());
    if actor.is_confirmed(visit.now()) {
        let mut tx = visit.app().db.read().await?;
        return match typed_before(&mut tx, &visit).await? {
            Some(sent) => page(&GoOn::new(&visit, back, &sent)),
            None if visit.query().value(SENT).is_empty() => Ok(redirect(&back)),
            None => page(&GoOn::new(&visit, String::new(), &Form::new())),
        };
    }
    let mut form = Form::new();
    form.set("suite", back);
    page(&shown(&visit, actor, form).await?)
}

/// Before a form that was sent: its fields are carried.
pub async fn carry(visit: Visit, Submitted(sent): Submitted) -> Outcome {
    let actor = visit.signed_in()?;
    let mut typed = sent.encoded();
    if typed.is_empty() {
        // A form without fields is sent on like any other.
        typed = format!("{SENT}=1");
    }
    if typed.len() > MOST_TYPED {
        return Err(Fault::Refused(t!("form-too-large")));
    }
    let mut form = Form::new();
    form.set("suite", back_of(&visit.query()));
    form.set("typed", typed);
    page(&shown(&visit, actor, form).await?)
}

/// Takes the proof, under the same limits as signing in.
pub async fn prove(visit: Visit, Submitted(mut form): Submitted) -> Outcome {
    let actor = visit.signed_in()?;
    let email: EmailAddress = actor.email.parse().map_err(Fault::unexpected)?;
    let queue = sign_in::queue_of(&visit, &email);
    let _place = queue.lock().await;
    let subjects = [format!("compte:{email}"), format!("adresse:{}", visit.address())];
    let mut tx = visit.app().db.read().await?;
    sign_in::refuse_flood(&mut tx, &visit, &subjects).await?;
    let stored = queries::credentials(&mut tx, &email).await?;
    drop(tx);
    let typed = form.value("password").to_owned();
    let is_right = password::is_right(typed, stored.and_then(|found| found.password_hash)).await?;
    let (now, bucket) = (visit.now(), rules::bucket(visit.now()));
    let kept: Result<(), Fault> = transact!(visit.app().db, |tx| {
        if is_right {
            return Ok(queries::confirm_session(tx, &actor.session, now).await?);
        }
        for subject in &subjects {
            queries::count_try(tx, subject, bucket).await?;
        }
        Ok(())
    });
    kept?;
    if !is_right {
        form.refuse("password", t!("confirm-wrong"));
        return refused_page(&shown(&visit, actor, form).await?);
    }
    let back = back_of(&form);
    if form.value("typed").is_empty() {
        return Ok(redirect(&back));
    }
    let sent = Form::parse(form.value("typed").as_bytes());
    page(&GoOn::new(&visit, back, &sent))
}
