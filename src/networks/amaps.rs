//! The AMAPs of a network and of all networks below it.

use super::model::AmapLine;
use super::queries;
use crate::access::{Authorised, NetworkDesk};
use crate::t;
use crate::web::{Frame, Outcome, page};
use crate::words::sort_key;
use askama::Template;

const PER_PAGE: i64 = 100;

#[derive(Template)]
#[template(path = "networks/amaps.html")]
struct List {
    frame: Frame,
    slug: String,
    searched: String,
    amaps: Vec<AmapLine>,
    total: i64,
    page: usize,
    pages: usize,
    base: String,
}

pub async fn list(desk: Authorised<NetworkDesk>) -> Outcome {
    let (scope, today) = (&desk.target.0, desk.visit.today());
    let query = desk.visit.query();
    let searched = query.value("q").to_owned();
    let key = sort_key(&searched);
    let pattern = format!("%{key}%");
    let wanted = query.value("page").parse::<i64>().unwrap_or(1).clamp(1, 10_000);
    let mut tx = desk.visit.app().db.read().await?;
    let total = queries::count_amaps(&mut tx, scope, &pattern).await?;
    let offset = (wanted - 1) * PER_PAGE;
    page(&List {
        frame: desk.visit.frame(t!("networks-amaps-title")),
        slug: scope.slug().to_owned(),
        amaps: queries::amaps(&mut tx, scope, &pattern, today, PER_PAGE, offset).await?,
        total,
        page: usize::try_from(wanted).unwrap_or(1),
        pages: usize::try_from((total + PER_PAGE - 1) / PER_PAGE).unwrap_or(1),
        base: format!("?q={}&page=", key.replace(' ', "+")),
        searched,
    })
}
