//! The second step of a sign-in.

use crate::accounts::queries;
use crate::accounts::steps::{self, StepKind};
use crate::accounts::{rules, sign_in, way_in};
use crate::t;
use crate::transact;
use crate::web::{Fault, Form, Frame, Outcome, Submitted, Visit, page, refused_page};
use crate::words::AccountId;
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "accounts/second/challenge.html")]
struct Show {
    frame: Frame,
    form: Form,
    address: String,
}

/// What the step before left: whose it is, where it leads, what had been typed.
struct Waiting {
    account: AccountId,
    location: String,
    typed: String,
}

async fn waiting(visit: &Visit, secret: &str) -> Result<Waiting, Fault> {
    let mut tx = visit.app().db.read().await?;
    let expired = || Fault::Refused(t!("second-expired"));
    let step = steps::waiting(&mut tx, StepKind::Second, secret, visit.now())
        .await?
        .ok_or_else(expired)?;
    Ok(Waiting {
        account: step.account_id.ok_or_else(expired)?,
        location: step.location,
        typed: step.state,
    })
}

fn shown(visit: &Visit, secret: &str, mut form: Form) -> Show {
    form.set("code", "");
    Show {
        frame: visit.frame(t!("second-title")),
        form,
        address: format!("/connexion/second/{secret}"),
    }
}

/// The field for the code.
pub async fn show(visit: Visit, Path(secret): Path<String>) -> Outcome {
    waiting(&visit, &secret).await?;
    page(&shown(&visit, &secret, Form::new()))
}

/// Takes the code, under the same limits as a password.
pub async fn prove(visit: Visit, Path(secret): Path<String>, Submitted(mut form): Submitted) -> Outcome {
    let step = waiting(&visit, &secret).await?;
    let subjects = [
        format!("second:{}", step.account),
        format!("adresse:{}", visit.address()),
    ];
    let mut tx = visit.app().db.read().await?;
    sign_in::refuse_flood(&mut tx, &visit, &subjects).await?;
    drop(tx);
    let (typed, now) = (form.value("code").to_owned(), visit.now());
    let is_right: Result<bool, Fault> = transact!(visit.app().db, |tx| {
        if super::is_right(tx, step.account, &typed, now).await? {
            return steps::finish(tx, StepKind::Second, &secret, now).await;
        }
        for subject in &subjects {
            queries::count_try(tx, subject, rules::bucket(now)).await?;
        }
        Ok(false)
    });
    if !is_right? {
        form.refuse("code", t!("second-wrong"));
        return refused_page(&shown(&visit, &secret, form));
    }
    way_in::open(&visit, step.account, true, &step.location, &step.typed).await
}
