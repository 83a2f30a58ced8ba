//! The calendar itself, for a program that has nothing but its address.

use super::{ics, queries, told};
use crate::access::{own_households, session_digest};
use crate::t;
use crate::transact;
use crate::web::{Fault, Outcome, Visit, attachment};
use crate::words::AmapId;
use axum::extract::Path;

/// `/agendas/{token}/livraisons.ics`
pub async fn serve(visit: Visit, Path(token): Path<String>) -> Outcome {
    let (app, now) = (visit.app(), visit.now());
    let mut tx = app.db.read().await?;
    let feed = queries::feed(&mut tx, &session_digest(&token))
        .await?
        .ok_or(Fault::NotFound)?;
    let mut households = own_households(&mut tx, feed.account_id, now).await?;
    households.retain(|own| feed.amap_id.is_none_or(|amap| amap == own.amap.id()));
    let mut events = Vec::new();
    let mut news: Vec<(AmapId, queries::Said)> = Vec::new();
    for own in &households {
        let said = queries::said(&mut tx, feed.id, own.amap.id()).await?;
        let told = told::told(&mut tx, own, said, (&app.config.public_url, now)).await?;
        events.extend(told.events);
        news.extend(told.news.into_iter().map(|said| (own.amap.id(), said)));
    }
    drop(tx);
    // Once a day is enough to say that a feed is read.
    let read = feed.read_at.is_none_or(|at| now.0 - at.0 > 24 * 3_600_000_000);
    if read || !news.is_empty() {
        transact!(app.db, |tx| {
            for (amap, said) in &news {
                queries::say(tx, feed.id, *amap, said).await?;
            }
            Ok::<(), Fault>(queries::was_read(tx, feed.id, now).await?)
        })?;
    }
    let name = match households.as_slice() {
        [own] => own.amap.name().to_owned(),
        _ => t!("feeds-calendar-name"),
    };
    let text = ics::calendar(&name, &events);
    attachment(
        "livraisons.ics",
        "text/calendar; charset=utf-8",
        text.into_bytes(),
    )
}
