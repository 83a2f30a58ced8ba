//! The page of whoever asked, by the secret of their letter: confirm the address, see the rank, take the place, leave the line.

use super::ask::public_amap;
use super::join::join;
use super::model::{Closing, Request, Wait};
use super::{letters, queries, rules};
use crate::access::{AmapScope, session_digest};
use crate::accounts::{self, Invited};
use crate::amaps;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::members::{NewPerson, Reach};
use crate::web::{Fault, Frame, Outcome, Submitted, Visit, page, redirect, redirect_with_notice};
use crate::words::{Day, Instant, WaitId};
use crate::{t, transact};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "joining/own.html")]
struct Show {
    frame: Frame,
    address: String,
    slug: String,
    name: String,
    stage: Stage,
    /// The farms and baskets that are waited for, with the rank in each line.
    wishes: Vec<(String, usize)>,
}

/// How far a request is.
enum Stage {
    /// The address waits to be confirmed.
    ToConfirm,
    /// In line, with the rank.
    InLine(usize),
    /// Offered until a day, perhaps for a trial until another one.
    Offered(String, Option<String>),
    /// The offer was not taken.
    Lapsed,
    Joined,
    Closed,
}

/// The request of a secret, with its place in the line of the AMAP.
struct Own {
    amap: AmapScope,
    request: Request,
    wait: WaitId,
    offered: (Option<Day>, Option<Day>),
    lapsed: Option<Instant>,
}

async fn load(tx: &mut Tx, slug: &str, secret: &str) -> Result<Own, Fault> {
    let amap = public_amap(tx, slug).await?;
    let request = queries::of_secret(tx, &amap, &session_digest(secret))
        .await?
        .ok_or(Fault::NotFound)?;
    let (wait, until, trial, lapsed) = queries::of_request(tx, &amap, request.id)
        .await?
        .ok_or(Fault::NotFound)?;
    Ok(Own {
        amap,
        request,
        wait,
        offered: (until, trial),
        lapsed,
    })
}

async fn stage(tx: &mut Tx, own: &Own, now: Instant) -> Result<Stage, Fault> {
    let today = own.amap.today(now);
    let request = &own.request;
    Ok(match own.offered {
        _ if request.joined_at.is_some() => Stage::Joined,
        _ if request.closed_at.is_some() => Stage::Closed,
        _ if request.confirmed_at.is_none() => Stage::ToConfirm,
        _ if own.lapsed.is_some() => Stage::Lapsed,
        (Some(until), trial) if rules::stands(Some(until), today) => {
            Stage::Offered(until.full(), trial.map(Day::full))
        }
        _ => {
            let waits = queries::waiting(tx, &own.amap).await?;
            Stage::InLine(rules::rank(&waits, own.wait).unwrap_or_default())
        }
    })
}

async fn wishes(tx: &mut Tx, own: &Own) -> Result<Vec<(String, usize)>, Fault> {
    let waits = queries::waiting(tx, &own.amap).await?;
    let is_own = |wait: &&Wait| wait.request_id == Some(own.request.id) && wait.farm_id.is_some();
    let ranked = |wait: &Wait| {
        let rank = rules::rank(&waits, wait.id).unwrap_or_default();
        (wait.what(own.amap.name()), rank)
    };
    Ok(waits.iter().filter(is_own).map(ranked).collect())
}

/// The page.
pub async fn show(visit: Visit, Path((slug, secret)): Path<(String, String)>) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let own = load(&mut tx, &slug, &secret).await?;
    page(&Show {
        frame: visit.frame(own.amap.name()),
        address: format!("/amap/{slug}/rejoindre/{secret}"),
        stage: stage(&mut tx, &own, visit.now()).await?,
        wishes: wishes(&mut tx, &own).await?,
        name: own.request.first_name,
        slug,
    })
}

/// Confirms, takes the place, leaves the line or comes back to it.
pub async fn act(
    visit: Visit,
    Path((slug, secret)): Path<(String, String)>,
    Submitted(form): Submitted,
) -> Outcome {
    let location = format!("/amap/{slug}/rejoindre/{secret}");
    let chosen = form.value("do").to_owned();
    let invited = transact!(visit.app().db, |tx| {
        let own = load(tx, &slug, &secret).await?;
        match chosen.as_str() {
            "confirmer" => confirm(tx, &visit, &own).await,
            "accepter" => accept(tx, &visit, &own).await,
            "revenir" => come_back(tx, &visit, &own).await,
            "quitter" => withdraw(tx, &visit, &own).await,
            _ => Err(Fault::NotFound),
        }
    })?;
    match invited {
        Some(invitation) => Ok(redirect(&invitation)),
        None => Ok(redirect_with_notice(&location, "done-joining")),
    }
}

async fn record(tx: &mut Tx, visit: &Visit, own: &Own, verb: &'static str) -> Result<(), Fault> {
    let trace = Trace::in_amap(&own.amap, verb, "request", own.request.id.uuid());
    Ok(history::record(tx, visit, trace).await?)
}

async fn confirm(tx: &mut Tx, visit: &Visit, own: &Own) -> Result<Option<String>, Fault> {
    if queries::confirm(tx, &own.amap, own.request.id, visit.now()).await? {
        record(tx, visit, own, "request.confirmed").await?;
        let to = amaps::coordination(tx, &own.amap, own.amap.today(visit.now())).await?;
        let name = format!("{} {}", own.request.first_name, own.request.last_name);
        let site = &visit.app().config.public_url;
        letters::arrived(tx, &own.amap, &to, (&name, site), visit.now()).await?;
    }
    Ok(None)
}

async fn come_back(tx: &mut Tx, visit: &Visit, own: &Own) -> Result<Option<String>, Fault> {
    if queries::pass_back(tx, &own.amap, own.wait, visit.now()).await? {
        record(tx, visit, own, "request.renewed").await?;
    }
    Ok(None)
}

async fn withdraw(tx: &mut Tx, visit: &Visit, own: &Own) -> Result<Option<String>, Fault> {
    let closing = (Closing::Withdrawn, None);
    if queries::close(tx, &own.amap, own.request.id, closing, visit.now()).await? {
        record(tx, visit, own, "request.withdrawn").await?;
    }
    Ok(None)
}

/// The place is taken: a household of the AMAP, on trial if the offer says so, which keeps its places in other lines. The
/// letter came to the address, so that the account follows at once.
async fn accept(tx: &mut Tx, visit: &Visit, own: &Own) -> Result<Option<String>, Fault> {
    let (amap, request) = (&own.amap, &own.request);
    let today = amap.today(visit.now());
    let (until, trial) = own.offered;
    if request.confirmed_at.is_none() || !rules::stands(until, today) || own.lapsed.is_some() {
        return Err(Fault::Refused(t!("joining-offer-over")));
    }
    let person = NewPerson {
        last_name: request.last_name.clone(),
        first_name: request.first_name.clone(),
        email: request.email.parse().ok(),
        phone: request.phone.clone(),
        reach: Reach::default(),
    };
    let made = join(tx, visit, amap, (request.id, own.wait), (&person, trial)).await?;
    let (member, _) = *made.members.first().ok_or(Fault::NotFound)?;
    let Some(email) = &person.email else {
        return Ok(None);
    };
    let whom = Invited::Member(amap.id(), member);
    Ok(Some(accounts::invitation(tx, visit, whom, email).await?))
}
