//! The baskets that a household may take, and taking one.

use super::letters;
use super::queries::{self, Offered};
use crate::access::{Authorised, MemberDesk};
use crate::history::{self, Trace};
use crate::web::{Fault, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, settle_once};
use crate::words::{PublicId, Quantity};
use crate::{t, transact};
use askama::Template;
use axum::extract::Path;

#[derive(Template)]
#[template(path = "contracts/handovers/offered.html")]
struct Page {
    frame: Frame,
    base: String,
    rows: Vec<Row>,
}

struct Row {
    once: String,
    offered: Offered,
    contents: Vec<(Quantity, String)>,
}

/// The baskets.
pub async fn show(desk: Authorised<MemberDesk>) -> Outcome {
    let own = &desk.0;
    let mut tx = desk.visit.app().db.read().await?;
    let today = own.amap.today(desk.visit.now());
    let offered = queries::offered(&mut tx, own, today).await?;
    let contents = queries::contents(&mut tx, &own.amap, today).await?;
    drop(tx);
    let row = |offered: Offered| Row {
        once: desk.visit.once().to_string(),
        contents: contents
            .iter()
            .filter(|(handover, ..)| *handover == offered.id)
            .map(|(_, quantity, name)| (*quantity, name.clone()))
            .collect(),
        offered,
    };
    page(&Page {
        frame: desk.visit.frame(t!("handovers-title")),
        base: format!("/amap/{}/paniers", own.amap.slug()),
        rows: offered.into_iter().map(row).collect(),
    })
}

/// A basket in an address.
#[derive(Debug, serde::Deserialize)]
pub struct HandoverKey {
    handover: PublicId,
}

/// The household takes it, if nobody was quicker.
pub async fn take(
    desk: Authorised<MemberDesk>,
    Path(key): Path<HandoverKey>,
    Submitted(form): Submitted,
) -> Outcome {
    let own = &desk.0;
    let (actor, now) = (desk.actor()?, desk.visit.now());
    let location = format!("/amap/{}/livraisons", own.amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let offered = queries::offered(tx, own, own.amap.today(now)).await?;
        let gone = || Fault::Refused(t!("handovers-refused-gone"));
        let offered = offered
            .iter()
            .find(|one| one.public_id == key.handover)
            .ok_or_else(gone)?;
        if !queries::take(tx, own, offered, (actor.account, now)).await? {
            return Err(gone());
        }
        tell(tx, &desk, offered).await?;
        let trace = Trace {
            amap: Some(own.amap.id()),
            farm: None,
            network: None,
            verb: "basket.taken",
            object: "contract",
            id: Some(offered.contract_id.uuid()),
            detail: serde_json::json!({ "day": offered.day, "household": own.household.uuid() }),
        };
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, actor.account, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-handovers-taken"))
}

/// Tells the household that gave it.
async fn tell(tx: &mut crate::db::Tx, desk: &Authorised<MemberDesk>, offered: &Offered) -> Result<(), Fault> {
    let own = &desk.0;
    let name = desk.actor()?.name.clone();
    let subject = t!("handovers-letter-taken-subject", day = offered.day.long());
    let body = t!(
        "handovers-letter-taken",
        name = name,
        title = offered.title,
        farm = offered.farm,
        day = offered.day.full()
    );
    let to = offered.household_id;
    Ok(letters::send(tx, &own.amap, to, (subject, body), desk.visit.now()).await?)
}
