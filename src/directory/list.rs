//! The list of the AMAPs, searched by town, postcode or name.

use super::model::Entry;
use super::queries;
use super::rules::search;
use crate::t;
use crate::web::{Frame, Outcome, Visit, page};
use crate::words::sort_key;
use askama::Template;

const PER_PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "directory/list.html")]
struct List {
    frame: Frame,
    searched: String,
    entries: Vec<Entry>,
    total: i64,
    widened: bool,
    page: usize,
    pages: usize,
    base: String,
}

pub async fn show(visit: Visit) -> Outcome {
    let query = visit.query();
    let searched = query.value("q").to_owned();
    let wanted = query.value("page").parse::<i64>().unwrap_or(1).clamp(1, 10_000);
    let mut meant = search(&searched);
    let mut tx = visit.app().db.read().await?;
    let mut total = queries::count(&mut tx, &meant).await?;
    let mut widened = false;
    if total == 0
        && let Some(wider) = meant.wider()
    {
        total = queries::count(&mut tx, &wider).await?;
        (meant, widened) = (wider, total > 0);
    }
    page(&List {
        frame: visit.frame(t!("directory-list-title")),
        entries: queries::found(&mut tx, &meant, PER_PAGE, (wanted - 1) * PER_PAGE).await?,
        total,
        widened,
        page: usize::try_from(wanted).unwrap_or(1),
        pages: usize::try_from((total + PER_PAGE - 1) / PER_PAGE).unwrap_or(1),
        base: format!("?q={}&page=", sort_key(&searched).replace(' ', "+")),
        searched,
    })
}
