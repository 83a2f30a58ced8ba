//! The front page: find one's AMAP, or go on to one's own pages.

use super::model::Entry;
use super::queries;
use super::rules::Search;
use crate::t;
use crate::web::{Frame, Outcome, Visit, page};
use askama::Template;

const SHOWN: i64 = 6;

#[derive(Template)]
#[template(path = "directory/home.html")]
struct Home {
    frame: Frame,
    entries: Vec<Entry>,
    total: i64,
    own: Option<String>,
}

pub async fn show(visit: Visit) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    page(&Home {
        frame: visit.frame(t!("directory-home-title")),
        entries: queries::found(&mut tx, &Search::All, SHOWN, 0).await?,
        total: queries::count(&mut tx, &Search::All).await?,
        own: visit.actor().map(|actor| actor.home()),
    })
}
