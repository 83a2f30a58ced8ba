//! Whether a member is reminded of deliveries: each decides for themselves.

use super::queries;
use crate::access::{Authorised, MemberDesk};
use crate::history::{self, Trace};
use crate::web::{Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, settle_once};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "distribution/reminders.html")]
struct Page {
    frame: Frame,
    once: String,
    address: String,
    form: Form,
    wanted: bool,
}

/// The page.
pub async fn show(desk: Authorised<MemberDesk>) -> Outcome {
    let own = &desk.0;
    let mut tx = desk.visit.app().db.read().await?;
    let wanted = !queries::unreminded(&mut tx, &own.amap)
        .await?
        .contains(&own.member);
    drop(tx);
    page(&Page {
        frame: desk.visit.frame(t!("reminders-title")),
        once: desk.visit.once().to_string(),
        address: format!("/amap/{}/rappels", own.amap.slug()),
        form: Form::new(),
        wanted,
    })
}

/// Turns the reminders on or off.
pub async fn save(desk: Authorised<MemberDesk>, Submitted(form): Submitted) -> Outcome {
    let own = &desk.0;
    let (actor, now) = (desk.actor()?, desk.visit.now());
    let wanted = form.is_checked("rappels", "1");
    let location = format!("/amap/{}/rappels", own.amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        queries::set_reminded(tx, &own.amap, own.member, wanted).await?;
        let trace = Trace {
            amap: Some(own.amap.id()),
            farm: None,
            network: None,
            verb: "member.reminders",
            object: "member",
            id: Some(own.member.uuid()),
            detail: serde_json::json!({ "wanted": wanted }),
        };
        history::record(tx, &desk.visit, trace).await?;
        settle_once(tx, &form, actor.account, &location).await
    })?;
    let notice = if wanted {
        "done-reminders-on"
    } else {
        "done-reminders-off"
    };
    Ok(redirect_with_notice(&location, notice))
}
