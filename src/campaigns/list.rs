//! The campaigns of an AMAP or a network.

use super::access::Treasury;
use super::model::{Campaign, Issuer};
use super::queries;
use crate::access::Authorised;
use crate::t;
use crate::web::{Frame, Outcome, page};
use crate::words::Cents;
use askama::Template;

#[derive(Template)]
#[template(path = "campaigns/list.html")]
struct List {
    frame: Frame,
    base: String,
    /// An AMAP records memberships without a campaign as well.
    memberships: Option<String>,
    /// An AMAP owes something to its networks.
    dues: Option<String>,
    /// Each with how many have paid, and how much.
    rows: Vec<(Campaign, i64, Cents)>,
}

/// The list.
pub async fn show(desk: Authorised<Treasury>) -> Outcome {
    let issuer = &desk.0;
    let mut tx = desk.visit.app().db.read().await?;
    let received = queries::received(&mut tx, issuer).await?;
    let with_sum = |campaign: Campaign| {
        let sum = received.iter().find(|(id, ..)| *id == campaign.id);
        let (_, paid, cents) = sum.copied().unwrap_or((campaign.id, 0, Cents::ZERO));
        (campaign, paid, cents)
    };
    let rows = queries::campaigns(&mut tx, issuer).await?;
    let of_amap = |end: &str| match issuer {
        Issuer::Amap(_) => Some(format!("{}/{end}", issuer.address())),
        Issuer::Network(_) => None,
    };
    page(&List {
        frame: desk.visit.frame(t!("campaigns-title")),
        base: format!("{}/campagnes", issuer.address()),
        memberships: of_amap("adhesions"),
        dues: of_amap("cotisations"),
        rows: rows.into_iter().map(with_sum).collect(),
    })
}
