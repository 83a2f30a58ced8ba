//! The administrator's page: every network of this instance.

use super::access::Administration;
use super::model::Node;
use super::queries;
use crate::access::Authorised;
use crate::t;
use crate::web::{Frame, Outcome, page};
use askama::Template;

#[derive(Template)]
#[template(path = "networks/admin.html")]
struct Admin {
    frame: Frame,
    networks: Vec<Node>,
}

pub async fn show(desk: Authorised<Administration>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    page(&Admin {
        frame: desk.visit.frame(t!("networks-admin-title")),
        networks: queries::all(&mut tx).await?,
    })
}
