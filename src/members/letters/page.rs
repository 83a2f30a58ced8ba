//! The link of a letter: one button, no password. Mail programs press it by themselves (RFC 8058).

use super::model::Topic;
use super::queries::{self, Holder};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::web::{Fault, Frame, Outcome, Submitted, Visit, page};
use crate::{t, transact};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "members/letters/stop.html")]
struct Stop {
    frame: Frame,
    address: String,
    amap: String,
    topic: String,
    takes: bool,
}

/// Key and topic, as the address says them.
type Link = (String, String);

async fn holder(tx: &mut Tx, (key, topic): &Link) -> Result<(Holder, Topic), Fault> {
    let topic: Topic = topic.parse().map_err(|_| Fault::NotFound)?;
    let holder = queries::holder(tx, key).await?.ok_or(Fault::NotFound)?;
    Ok((holder, topic))
}

fn shown(visit: &Visit, (key, _): &Link, holder: &Holder, topic: Topic, takes: bool) -> Outcome {
    page(&Stop {
        frame: visit.frame(t!("letters-title")),
        address: format!("/lettres/{key}/{topic}"),
        amap: holder.amap.clone(),
        topic: topic.label(),
        takes,
    })
}

/// The page.
pub async fn show(visit: Visit, Path(link): Path<Link>) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let (holder, topic) = holder(&mut tx, &link).await?;
    drop(tx);
    shown(&visit, &link, &holder, topic, holder.takes(topic))
}

/// Stops the letters, or begins them again. Twice is once.
pub async fn stop(visit: Visit, Path(link): Path<Link>, Submitted(form): Submitted) -> Outcome {
    let takes = form.is_checked("encore", "1");
    let (holder, topic) = transact!(visit.app().db, |tx| {
        let (holder, topic) = holder(tx, &link).await?;
        if holder.takes(topic) != takes {
            queries::take(tx, &link.0, topic, takes).await?;
            history::record(tx, &visit, trace(&holder, topic, takes)).await?;
        }
        Ok((holder, topic))
    })?;
    shown(&visit, &link, &holder, topic, takes)
}

fn trace(holder: &Holder, topic: Topic, takes: bool) -> Trace {
    Trace {
        amap: Some(holder.amap_id),
        farm: None,
        network: None,
        verb: "member.letters",
        object: "member",
        id: Some(holder.member.uuid()),
        detail: serde_json::Value::Null,
    }
    .changing(Changes::default().tick(topic.key(), !takes, takes))
}
