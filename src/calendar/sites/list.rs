//! The places of delivery, for the coordinator.

use super::model::Site;
use super::queries;
use crate::access::{Authorised, Coordination};
use crate::t;
use crate::web::{Frame, Outcome, page};
use askama::Template;

#[derive(Template)]
#[template(path = "calendar/sites/list.html")]
struct List {
    frame: Frame,
    slug: String,
    once: String,
    sites: Vec<Site>,
    archived: Vec<Site>,
}

pub async fn list(desk: Authorised<Coordination>) -> Outcome {
    let scope = &desk.target.0;
    let mut tx = desk.visit.app().db.read().await?;
    let sites = queries::all_sites(&mut tx, scope).await?;
    let (sites, archived) = sites.into_iter().partition(|site| site.archived_at.is_none());
    page(&List {
        frame: desk.visit.frame(t!("sites-title")),
        slug: scope.slug().to_owned(),
        once: desk.visit.once().to_string(),
        sites,
        archived,
    })
}
