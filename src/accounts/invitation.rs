//! Accepting an invitation: a new account chooses its password, an existing one signs with its own.

use super::queries::{self, TokenRow};
use super::{password, rules, sign_in, way_in};
use crate::access::session_digest;
use crate::clock;
use crate::history::{self, Trace};
use crate::web::{Fault, Form, Frame, Outcome, Submitted, Visit, page, refused_page};
use crate::words::AccountId;
use crate::{t, transact};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "accounts/invitation.html")]
struct Show {
    frame: Frame,
    form: Form,
    name: String,
    place: String,
    email: String,
    known: bool,
}

struct Guest {
    token: TokenRow,
    name: String,
    place: String,
    /// One that has a password; one that only waits for it is as good as new.
    account: Option<AccountId>,
}

pub async fn show(visit: Visit, Path(secret): Path<String>) -> Outcome {
    let guest = guest(&visit, &secret).await?;
    page(&shown(&visit, guest, Form::new()))
}

pub async fn accept(visit: Visit, Path(secret): Path<String>, Submitted(mut form): Submitted) -> Outcome {
    let guest = guest(&visit, &secret).await?;
    let typed = form.value("password").to_owned();
    let email = guest.token.email.clone();
    let hash = match guest.account {
        None => {
            if let Err(refusal) = rules::check_password(&typed, &email.to_string()) {
                form.refuse("password", t!(refusal.key()));
                return refused_page(&shown(&visit, guest, form));
            }
            password::hash_apart(typed).await?
        }
        Some(_) => {
            if !owner_is_here(&visit, &guest, typed).await? {
                form.refuse("password", t!("sign-in-wrong"));
                return refused_page(&shown(&visit, guest, form));
            }
            String::new()
        }
    };
    let account = link(&visit, &secret, &guest, &hash).await?;
    way_in::go_on(&visit, account, "/accueil", "").await
}

/// An existing account proves itself with its password, under the same limits as signing in.
async fn owner_is_here(visit: &Visit, guest: &Guest, typed: String) -> Result<bool, Fault> {
    let queue = sign_in::queue_of(visit, &guest.token.email);
    let _place = queue.lock().await;
    let subject = format!("compte:{}", guest.token.email);
    let bucket = rules::bucket(visit.now());
    let mut tx = visit.app().db.read().await?;
    if queries::tries(&mut tx, &subject, bucket).await? >= rules::MOST_TRIES_PER_ACCOUNT {
        return Err(Fault::TooMany(t!("sign-in-flood")));
    }
    let stored = queries::credentials(&mut tx, &guest.token.email)
        .await?
        .and_then(|found| found.password_hash);
    drop(tx);
    let right = password::is_right(typed, stored).await?;
    if !right {
        let counted: Result<(), Fault> = transact!(visit.app().db, |tx| {
            Ok(queries::count_try(tx, &subject, bucket).await?)
        });
        counted?;
    }
    Ok(right)
}

async fn link(visit: &Visit, secret: &str, guest: &Guest, hash: &str) -> Result<AccountId, Fault> {
    transact!(visit.app().db, |tx| {
        if !queries::use_token(tx, &session_digest(secret), visit.now()).await? {
            return Err(Fault::Refused(t!("invitation-expired")));
        }
        let account = match queries::account_of_email(tx, &guest.token.email).await? {
            Some(account) => {
                if guest.account.is_none() {
                    queries::set_password(tx, account, hash).await?;
                }
                account
            }
            None => {
                let account = AccountId::new(clock::fresh_uuid());
                queries::insert_account(tx, account, &guest.token.email, &guest.name, hash, visit.now())
                    .await?;
                account
            }
        };
        if queries::is_taken(tx, &guest.token, account).await? {
            return Err(Fault::Refused(t!("invitation-taken")));
        }
        queries::link(tx, &guest.token, account, visit.now()).await?;
        let trace = Trace {
            amap: guest.token.amap_id,
            farm: guest.token.farm_id,
            network: None,
            verb: "account.invitation-accepted",
            object: "account",
            id: Some(account.uuid()),
            detail: serde_json::Value::Null,
        };
        history::record(tx, visit, trace).await?;
        Ok(account)
    })
}

async fn guest(visit: &Visit, secret: &str) -> Result<Guest, Fault> {
    let mut tx = visit.app().db.read().await?;
    let expired = || Fault::Refused(t!("invitation-expired"));
    let token = queries::token(&mut tx, &session_digest(secret), visit.now())
        .await?
        .ok_or_else(expired)?;
    let (name, place) = queries::invited(&mut tx, &token).await?.ok_or_else(expired)?;
    let known = queries::credentials(&mut tx, &token.email).await?;
    let account = known
        .filter(|account| account.password_hash.is_some())
        .map(|account| account.id);
    Ok(Guest {
        token,
        name,
        place,
        account,
    })
}

fn shown(visit: &Visit, guest: Guest, form: Form) -> Show {
    Show {
        frame: visit.frame(t!("invitation-title", place = guest.place)),
        form,
        email: guest.token.email.to_string(),
        known: guest.account.is_some(),
        name: guest.name,
        place: guest.place,
    }
}
