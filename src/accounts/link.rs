//! A link by mail that lets in once, instead of the password: the same answer whether the address is known or not.

use super::queries::steps::StepRow;
use super::sessions::hex;
use super::steps::{self, Step, StepKind};
use super::{rules, tokens, way_in};
use crate::db::Tx;
use crate::mail::Letter;
use crate::web::{
    Fault, Form, Frame, MOST_TYPED, Outcome, Submitted, Visit, is_secret, page, redirect_with_notice,
    refused_page,
};
use crate::words::{AccountId, EmailAddress};
use crate::{t, transact};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "accounts/link_ask.html")]
struct Ask {
    frame: Frame,
    form: Form,
}

#[derive(Template)]
#[template(path = "accounts/link_enter.html")]
struct Enter {
    frame: Frame,
    address: String,
    email: String,
}

/// Where to send the link.
pub async fn ask_page(visit: Visit) -> Outcome {
    let mut form = Form::new();
    form.set("suite", visit.query().value("suite"));
    page(&Ask {
        frame: visit.frame(t!("link-title")),
        form,
    })
}

/// Sends the link, if the address has an account.
pub async fn ask(visit: Visit, Submitted(mut form): Submitted) -> Outcome {
    let Some(email) = form.email("email") else {
        return refused_page(&Ask {
            frame: visit.frame(t!("link-title")),
            form,
        });
    };
    let location = rules::safe_return(form.value("suite")).unwrap_or("/accueil");
    let typed = own_typing(&visit, &email, &form);
    let queued: Result<(), Fault> = transact!(visit.app().db, |tx| {
        tokens::claim_letter_to(tx, &visit, &email).await?;
        let (account, to) = tokens::addressee(tx, &email).await?;
        send(tx, &visit, (account, &to), (location, &typed)).await
    });
    queued?;
    Ok(redirect_with_notice("/connexion", "done-link-sent"))
}

/// The form that somebody signed in had sent when a fresh proof was asked waits behind the link, for their session alone: whoever
/// opens the link sends it on. No password, since it is stored.
fn own_typing(visit: &Visit, email: &EmailAddress, form: &Form) -> String {
    let own = visit.actor().filter(|actor| actor.email == email.to_string());
    let typed = form.value("typed");
    match own {
        Some(actor) if !typed.is_empty() && typed.len() <= MOST_TYPED => {
            let sent = Form::parse(typed.as_bytes()).encoded_but(is_secret);
            format!("{}\n{sent}", hex(&actor.session))
        }
        _ => String::new(),
    }
}

/// What waits, if this is the session that typed it.
fn waiting<'s>(visit: &Visit, step: &'s StepRow) -> &'s str {
    let (session, typed) = step.state.split_once('\n').unwrap_or_default();
    let is_same = visit.actor().is_some_and(|actor| hex(&actor.session) == session);
    if is_same { typed } else { "" }
}

async fn send(
    tx: &mut Tx,
    visit: &Visit,
    (account, email): (Option<AccountId>, &EmailAddress),
    (location, typed): (&str, &str),
) -> Result<(), Fault> {
    let step = Step {
        kind: StepKind::Link,
        account,
        email: email.as_str(),
        location,
        state: typed,
    };
    let secret = steps::begin(tx, &step, visit.now()).await?;
    let link = format!("{}/connexion/lien/{secret}", visit.app().config.public_url);
    let letter = Letter {
        amap: None,
        kind: "link",
        to: email.clone(),
        subject: t!("link-subject"),
        body: t!("link-letter", link = link),
    };
    tokens::send_if_known(tx, account, letter, visit.now()).await
}

/// A link that still lets in: whose it is, and the step.
async fn good(visit: &Visit, secret: &str) -> Result<(AccountId, StepRow), Fault> {
    let mut tx = visit.app().db.read().await?;
    let step = steps::waiting(&mut tx, StepKind::Link, secret, visit.now()).await?;
    step.and_then(|step| Some((step.account_id?, step)))
        .ok_or_else(|| Fault::Refused(t!("link-expired")))
}

/// A button, since programs that read mail open every link in it.
pub async fn enter_page(visit: Visit, Path(secret): Path<String>) -> Outcome {
    let (_, step) = good(&visit, &secret).await?;
    page(&Enter {
        frame: visit.frame(t!("link-enter-title")),
        address: format!("/connexion/lien/{secret}"),
        email: step.email,
    })
}

/// Lets in, once.
pub async fn enter(visit: Visit, Path(secret): Path<String>, Submitted(_): Submitted) -> Outcome {
    let (account, step) = good(&visit, &secret).await?;
    let used: Result<bool, Fault> = transact!(visit.app().db, |tx| {
        steps::finish(tx, StepKind::Link, &secret, visit.now()).await
    });
    if !used? {
        return Err(Fault::Refused(t!("link-expired")));
    }
    way_in::go_on(&visit, account, &step.location, waiting(&visit, &step)).await
}
