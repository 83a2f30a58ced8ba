//! What a network decides for its people: whether a second factor is asked.

use super::admin::trace;
use super::queries;
use crate::access::{Authorised, Confirmed, NetworkDesk};
use crate::history;
use crate::web::{Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, settle_once};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "networks/settings.html")]
struct Settings {
    frame: Frame,
    slug: String,
    once: String,
    second: bool,
}

/// The page.
pub async fn show(desk: Authorised<NetworkDesk>) -> Outcome {
    let network = &desk.target.0;
    let mut tx = desk.visit.app().db.read().await?;
    page(&Settings {
        frame: desk.visit.frame(t!("networks-settings-title")),
        slug: network.slug().to_owned(),
        once: desk.visit.once().to_string(),
        second: queries::asks_second(&mut tx, network).await?,
    })
}

/// Asks a second factor of staff, coordinators and treasurers, or asks it no more.
pub async fn ask_second(desk: Authorised<NetworkDesk>, _: Confirmed, Submitted(form): Submitted) -> Outcome {
    let (network, by, now) = (&desk.target.0, desk.actor()?.account, desk.visit.now());
    let location = format!("/reseau/{}/reglages", network.slug());
    let asked = form.is_checked("second", "1");
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        queries::ask_second(tx, network, asked).await?;
        let verb = if asked {
            "network.second-asked"
        } else {
            "network.second-waived"
        };
        history::record(tx, &desk.visit, trace(network.id(), verb, "network")).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-networks-settings"))
}
