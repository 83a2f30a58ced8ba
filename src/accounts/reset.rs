//! A forgotten password: a link by mail, the same answer whether the address is known or not.

use super::queries::{self, TokenRow};
use super::{password, rules, tokens, way_in};
use crate::access::session_digest;
use crate::history::{self, Trace};
use crate::mail::Letter;
use crate::web::{Fault, Form, Frame, Outcome, Submitted, Visit, page, redirect_with_notice, refused_page};
use crate::words::{AccountId, EmailAddress};
use crate::{t, transact};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "accounts/reset_ask.html")]
struct Ask {
    frame: Frame,
    form: Form,
}

#[derive(Template)]
#[template(path = "accounts/reset_choose.html")]
struct Choose {
    frame: Frame,
    form: Form,
}

pub async fn ask_page(visit: Visit) -> Outcome {
    page(&Ask {
        frame: visit.frame(t!("reset-title")),
        form: Form::new(),
    })
}

pub async fn ask(visit: Visit, Submitted(mut form): Submitted) -> Outcome {
    let Some(email) = form.email("email") else {
        return refused_page(&Ask {
            frame: visit.frame(t!("reset-title")),
            form,
        });
    };
    let queued: Result<(), Fault> = transact!(visit.app().db, |tx| {
        tokens::claim_letter_to(tx, &visit, &email).await?;
        let (account, to) = tokens::addressee(tx, &email).await?;
        send_link(tx, &visit, account, &to).await
    });
    queued?;
    Ok(redirect_with_notice("/connexion", "done-reset-sent"))
}

async fn send_link(
    tx: &mut crate::db::Tx,
    visit: &Visit,
    account: Option<AccountId>,
    email: &EmailAddress,
) -> Result<(), Fault> {
    let token = TokenRow {
        purpose: "reset".into(),
        account_id: account,
        amap_id: None,
        member_id: None,
        farm_id: None,
        farmer_id: None,
        email: email.clone(),
    };
    let secret = tokens::store(
        tx,
        &token,
        visit.now(),
        visit.now().plus_hours(rules::RESET_HOURS),
    )
    .await?;
    let link = format!("{}/mot-de-passe/{secret}", visit.app().config.public_url);
    let body = t!("reset-letter", link = link, hours = rules::RESET_HOURS);
    let letter = Letter {
        amap: None,
        kind: "reset",
        to: email.clone(),
        subject: t!("reset-subject"),
        body,
    };
    tokens::send_if_known(tx, account, letter, visit.now()).await
}

pub async fn choose_page(visit: Visit, Path(secret): Path<String>) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    good_link(&mut tx, &visit, &secret).await?;
    page(&Choose {
        frame: visit.frame(t!("reset-choose-title")),
        form: Form::new(),
    })
}

pub async fn choose(visit: Visit, Path(secret): Path<String>, Submitted(mut form): Submitted) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let (account, email) = good_link(&mut tx, &visit, &secret).await?;
    drop(tx);
    if let Err(refusal) = rules::check_password(form.value("password"), &email.to_string()) {
        form.refuse("password", t!(refusal.key()));
        return refused_page(&Choose {
            frame: visit.frame(t!("reset-choose-title")),
            form,
        });
    }
    let hash = password::hash_apart(form.value("password").to_owned()).await?;
    let stored: Result<(), Fault> = transact!(visit.app().db, |tx| {
        if !queries::use_token(tx, &session_digest(&secret), visit.now()).await? {
            return Err(Fault::Refused(t!("reset-expired")));
        }
        queries::set_password(tx, account, &hash).await?;
        queries::delete_other_sessions(tx, account, &[]).await?;
        let trace = Trace::of_account("account.password-reset", account);
        Ok(history::record(tx, &visit, trace).await?)
    });
    stored?;
    way_in::go_on(&visit, account, "/accueil", "").await
}

async fn good_link(
    tx: &mut crate::db::Tx,
    visit: &Visit,
    secret: &str,
) -> Result<(AccountId, EmailAddress), Fault> {
    let token = queries::token(tx, &session_digest(secret), visit.now()).await?;
    match token {
        Some(TokenRow {
            purpose,
            account_id: Some(account),
            email,
            ..
        }) if purpose == "reset" => Ok((account, email)),
        _ => Err(Fault::Refused(t!("reset-expired"))),
    }
}
