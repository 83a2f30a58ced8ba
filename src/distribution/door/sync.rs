//! Notes that arrive: one from a form of the page, or all that a phone kept.

use super::access::DoorNotes;
use super::page;
use super::queries;
use super::rules::{Event, Says, heads};
use super::store::{Received, receive};
use super::typed::Typed;
use crate::access::Authorised;
use crate::distribution::access::DoorList;
use crate::distribution::list_of;
use crate::web::{Fault, Outcome, Submitted, claim_once, redirect, settle_once};
use crate::{t, transact};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde::Serialize;

/// Notes of one phone that are read at once: it sends the rest after them.
const MOST: usize = 500;

/// One note from a form of the page, for a phone without scripts.
pub async fn note(desk: Authorised<DoorNotes>, Submitted(form): Submitted) -> Outcome {
    let typed = [Typed::of(&form)];
    let door = page::address(&desk.amap, &desk.delivery);
    let location = match form.value("foyer") {
        "" => door,
        household => format!("{door}#h-{household}"),
    };
    let actor = desk.actor()?.account;
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor, desk.visit.now()).await?;
        let received = receive(tx, &desk, &typed).await?;
        if let Some((_, key)) = received.refused.first() {
            return Err(Fault::Refused(t!(key)));
        }
        settle_once(tx, &form, actor, &location).await
    })?;
    Ok(redirect(&location))
}

/// What is known now.
#[derive(Serialize)]
struct State {
    /// Whose phone it is: what another account kept there is not sent.
    account: String,
    /// The token of this session's forms.
    csrf: String,
    /// Changes when the list itself changes.
    list: String,
    /// The last words about each subject.
    notes: Vec<Head>,
    /// What was sent and is stored.
    taken: Vec<String>,
    /// What was sent and cannot be stored, with the sentence that says why.
    refused: Vec<(String, String)>,
}

#[derive(Serialize)]
struct Head {
    id: String,
    subject: String,
    says: Says,
    words: String,
    by: String,
    at: i64,
}

fn head(event: &Event) -> Head {
    Head {
        id: event.id.to_string(),
        subject: event.subject.to_string(),
        says: event.says,
        words: event.words.clone(),
        by: event.by.clone(),
        at: event.at.0 / 1000,
    }
}

/// What the page's script asks for, again and again.
pub async fn state(desk: Authorised<DoorList>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let events = queries::events(&mut tx, &desk.amap, desk.delivery.id).await?;
    let list = page::fingerprint(&list_of(&mut tx, &desk.amap, desk.delivery.id).await?);
    let received = Received {
        events,
        ..Received::default()
    };
    answer(&State {
        list,
        ..State::of(desk.actor()?.account.to_string(), desk.visit.csrf(), &received)
    })
}

/// All that a phone kept; it is told what arrived.
pub async fn send(desk: Authorised<DoorNotes>, Submitted(form): Submitted) -> Outcome {
    let typed: Vec<Typed> = serde_json::from_str(form.value("notes"))
        .map_err(|_| Fault::Refused(t!("door-refused-unreadable")))?;
    let some = &typed[..typed.len().min(MOST)];
    let received: Result<Received, Fault> =
        transact!(desk.visit.app().db, |tx| { receive(tx, &desk, some).await });
    let mut received = received?;
    if !desk.sees {
        received.events.clear();
    }
    answer(&State::of(
        desk.actor()?.account.to_string(),
        desk.visit.csrf(),
        &received,
    ))
}

impl State {
    fn of(account: String, csrf: &str, received: &Received) -> State {
        State {
            account,
            csrf: csrf.to_owned(),
            list: String::new(),
            notes: heads(&received.events).into_iter().map(head).collect(),
            taken: received.taken.clone(),
            refused: received
                .refused
                .iter()
                .map(|(id, key)| (id.clone(), t!(key)))
                .collect(),
        }
    }
}

fn answer(state: &State) -> Outcome {
    let body = serde_json::to_vec(state).map_err(Fault::unexpected)?;
    let mut response = Response::new(body.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
