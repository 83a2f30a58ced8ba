//! Somebody who has two accounts joins them: what the other one held passes to the one they are signed in with.

use super::queries::{self, merge as stored};
use super::steps::{self, StepKind};
use super::{change, second};
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{Fault, Frame, Outcome, Submitted, Visit, page, redirect_with_notice};
use crate::words::{AccountId, Instant};
use crate::{t, transact};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "accounts/merge.html")]
struct Show {
    frame: Frame,
    address: String,
    kept: String,
    joined: String,
    /// What passes over: "Amapien·ne, Les Lones".
    roles: Vec<String>,
}

/// Both accounts, and what passes over.
pub async fn show(visit: Visit, Path(secret): Path<String>) -> Outcome {
    let actor = visit.signed_in()?;
    let email = change::asked(&visit, actor, &secret).await?;
    let mut tx = visit.app().db.read().await?;
    let other = queries::account_of_email(&mut tx, &email)
        .await?
        .ok_or_else(|| Fault::Refused(t!("change-address-expired")))?;
    let roles = crate::access::roles_of(&mut tx, other, visit.now()).await?;
    page(&Show {
        frame: visit.frame(t!("merge-title")),
        address: format!("/compte/reunion/{secret}"),
        kept: actor.email.clone(),
        joined: email.to_string(),
        roles: roles
            .iter()
            .map(|role| t!("merge-role", role = role.label(), place = role.place()))
            .collect(),
    })
}

/// Joins the accounts, all of it or nothing.
pub async fn merge(visit: Visit, Path(secret): Path<String>, Submitted(_): Submitted) -> Outcome {
    let actor = visit.signed_in()?;
    let email = change::asked(&visit, actor, &secret).await?;
    let (kept, now) = (actor.account, visit.now());
    let joined: Result<(), Fault> = transact!(visit.app().db, |tx| {
        let expired = || Fault::Refused(t!("change-address-expired"));
        if !steps::finish(tx, StepKind::Email, &secret, now).await? {
            return Err(expired());
        }
        let other = queries::account_of_email(tx, &email).await?.ok_or_else(expired)?;
        if second::is_set_up(tx, other).await? {
            return Err(Fault::Refused(t!("merge-second")));
        }
        if let Some(place) = stored::known_twice(tx, kept, other).await? {
            return Err(Fault::Refused(t!("merge-twice", place = place)));
        }
        tell_amaps(tx, &visit, other).await?;
        stored::pass_over(tx, other, kept).await?;
        spend_links(tx, other, now).await?;
        queries::delete_other_sessions(tx, other, &[]).await?;
        change::record(tx, &visit, "account.joined", other).await
    });
    joined?;
    Ok(redirect_with_notice("/compte", "done-accounts-joined"))
}

/// Each AMAP that knows the person is told in its trail that another account stands for them.
async fn tell_amaps(tx: &mut Tx, visit: &Visit, other: AccountId) -> Result<(), Fault> {
    for (amap, member) in stored::members_of(tx, other).await? {
        let trace = Trace {
            amap: Some(amap),
            farm: None,
            network: None,
            verb: "member.account-joined",
            object: "member",
            id: Some(member.uuid()),
            detail: serde_json::Value::Null,
        };
        history::record(tx, visit, trace).await?;
    }
    Ok(())
}

/// Links that were sent to an account before are worthless from now on.
pub(super) async fn spend_links(tx: &mut Tx, account: AccountId, now: Instant) -> Result<(), Fault> {
    for kind in StepKind::ALL {
        queries::steps::spend(tx, account, *kind, now).await?;
    }
    Ok(queries::spend_tokens_of(tx, account, now).await?)
}
