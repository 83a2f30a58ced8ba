//! Where a person makes and revokes the private addresses of their calendar.

use super::queries::{self, FeedLine};
use crate::access::{Own, Role, paris, session_digest};
use crate::clock;
use crate::history::{self, Trace};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::words::FeedId;
use crate::{t, transact};
use askama::Template;

const ADDRESS: &str = "/compte/agendas";
/// Feeds that one person needs at most.
const MOST: usize = 20;

#[derive(Template)]
#[template(path = "distribution/feeds/feeds.html")]
struct Page {
    frame: Frame,
    once: String,
    form: Form,
    /// Name in the form, and name of the AMAP.
    amaps: Vec<(String, String)>,
    lines: Vec<Line>,
    /// The address that was just made, and the same for programs that open it by themselves.
    made: Option<(String, String)>,
}

struct Line {
    id: String,
    of: String,
    when: String,
}

fn own(visit: &Visit) -> Result<Vec<&Own>, Fault> {
    let mut found = Vec::new();
    for role in &visit.signed_in()?.roles {
        if let Role::Member(own) = role {
            found.push(own);
        }
    }
    Ok(found)
}

async fn page_of(visit: &Visit, form: Form, made: Option<String>) -> Result<Page, Fault> {
    let mut tx = visit.app().db.read().await?;
    let feeds = queries::feeds(&mut tx, visit.signed_in()?.account).await?;
    drop(tx);
    let line = |feed: &FeedLine| Line {
        id: feed.id.to_string(),
        of: feed.amap.clone().unwrap_or_else(|| t!("feeds-all")),
        when: match feed.read_at {
            Some(at) => t!("feeds-read", when = at.spoken(&paris())),
            None => t!("feeds-never-read", when = feed.created_at.spoken(&paris())),
        },
    };
    let site = &visit.app().config.public_url;
    let host = site.split_once("://").map_or(site.as_str(), |(_, host)| host);
    let address = |secret: String| {
        let path = format!("/agendas/{secret}/livraisons.ics");
        (format!("{site}{path}"), format!("webcal://{host}{path}"))
    };
    let amaps = own(visit)?;
    Ok(Page {
        frame: visit.frame(t!("feeds-title")),
        once: visit.once().to_string(),
        form,
        amaps: amaps
            .iter()
            .map(|own| (own.amap.slug().to_owned(), own.amap.name().to_owned()))
            .collect(),
        lines: feeds.iter().map(line).collect(),
        made: made.map(address),
    })
}

/// The addresses there are.
pub async fn show(visit: Visit) -> Outcome {
    page(&page_of(&visit, Form::new(), None).await?)
}

/// Makes an address, and shows it: it is not shown again.
pub async fn make(visit: Visit, Submitted(mut form): Submitted) -> Outcome {
    let (actor, now) = (visit.signed_in()?, visit.now());
    let chosen = form.value("amap").to_owned();
    let amap = own(&visit)?.into_iter().find(|own| own.amap.slug() == chosen);
    if amap.is_none() && chosen != "toutes" {
        form.refuse("amap", t!("feeds-choose"));
    }
    let amap = amap.map(|own| own.amap.id());
    let (id, secret) = (FeedId::new(clock::fresh_uuid()), clock::fresh_secret());
    if form.is_valid() {
        let stored: Result<(), Fault> = transact!(visit.app().db, |tx| {
            claim_once(tx, &form, actor.account, now).await?;
            if queries::feeds(tx, actor.account).await?.len() >= MOST {
                return Err(Fault::Refused(t!("feeds-too-many", count = MOST)));
            }
            let digest = session_digest(&secret);
            queries::insert_feed(tx, (id, &digest), (actor.account, amap), now).await?;
            history::record(tx, &visit, trace("feed.made", id)).await?;
            settle_once(tx, &form, actor.account, ADDRESS).await
        });
        match stored {
            Ok(()) => return page(&page_of(&visit, Form::new(), Some(secret)).await?),
            Err(Fault::Refused(sentence)) => form.refuse("amap", sentence),
            Err(fault) => return Err(fault),
        }
    }
    refused_page(&page_of(&visit, form, None).await?)
}

/// Revokes an address: programs that have it find nothing there.
pub async fn revoke(visit: Visit, Submitted(form): Submitted) -> Outcome {
    let (actor, now) = (visit.signed_in()?, visit.now());
    let feed: FeedId = form.value("agenda").parse().map_err(|_| Fault::NotFound)?;
    transact!(visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        if !queries::revoke(tx, actor.account, feed, now).await? {
            return Err(Fault::NotFound);
        }
        history::record(tx, &visit, trace("feed.revoked", feed)).await?;
        settle_once(tx, &form, actor.account, ADDRESS).await
    })?;
    Ok(redirect_with_notice(ADDRESS, "done-feeds-revoked"))
}

fn trace(verb: &'static str, feed: FeedId) -> Trace {
    Trace {
        amap: None,
        farm: None,
        network: None,
        verb,
        object: "feed",
        id: Some(feed.uuid()),
        detail: serde_json::Value::Null,
    }
}
