//! The campaigns of an AMAP or a network.

use super::access::Treasury;
use super::model::{Campaign, Issuer};
use super::queries;
use super::rules::{Totals, totals};
use crate::access::Authorised;
use crate::t;
use crate::web::{Frame, Outcome, page};
use askama::Template;

#[derive(Template)]
#[template(path = "campaigns/list.html")]
struct List {
    frame: Frame,
    base: String,
    /// An AMAP records memberships without a campaign as well.
    memberships: Option<String>,
    rows: Vec<(Campaign, Totals)>,
}

/// The list.
pub async fn show(desk: Authorised<Treasury>) -> Outcome {
    let issuer = &desk.0;
    let mut tx = desk.visit.app().db.read().await?;
    let mut rows = Vec::new();
    for campaign in queries::campaigns(&mut tx, issuer).await? {
        let payers = queries::payers(&mut tx, issuer, &campaign).await?;
        rows.push((campaign, totals(&payers)));
    }
    page(&List {
        frame: desk.visit.frame(t!("campaigns-title")),
        base: format!("{}/campagnes", issuer.address()),
        memberships: match issuer {
            Issuer::Amap(_) => Some(format!("{}/adhesions", issuer.address())),
            Issuer::Network(_) => None,
        },
        rows,
    })
}
