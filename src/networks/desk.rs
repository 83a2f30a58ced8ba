//! The first page of a network's staff: figures, the networks below, its AMAPs.

use super::model::{AmapLine, Figures, Node};
use super::queries;
use crate::access::{Authorised, NetworkDesk};
use crate::t;
use crate::web::{Frame, Outcome, page};
use askama::Template;

const SHOWN: i64 = 20;

#[derive(Template)]
#[template(path = "networks/desk.html")]
struct Desk {
    frame: Frame,
    slug: String,
    figures: Figures,
    children: Vec<Node>,
    amaps: Vec<AmapLine>,
}

pub async fn show(desk: Authorised<NetworkDesk>) -> Outcome {
    let (scope, today) = (&desk.target.0, desk.visit.today());
    let mut tx = desk.visit.app().db.read().await?;
    page(&Desk {
        frame: desk.visit.frame(scope.name()),
        slug: scope.slug().to_owned(),
        figures: queries::figures(&mut tx, scope, today).await?,
        children: queries::children(&mut tx, scope).await?,
        amaps: queries::amaps(&mut tx, scope, "%", today, SHOWN, 0).await?,
    })
}
