//! One AMAP before its network: what it is, and its suspension when its membership lapsed (charter, 8).

use super::queries;
use crate::access::{Actor, AmapScope, Authorised, NetworkDesk, NetworkScope, Target};
use crate::amaps::suspension::{self, Suspension, WARNING_DAYS};
use crate::amaps::{self, Contact};
use crate::db::Tx;
use crate::history::{self, Changes, Trace};
use crate::mail::{self, Letter};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, Visit, claim_once, page, redirect_with_notice, refused_page,
    settle_once,
};
use crate::words::Day;
use crate::{t, transact};
use askama::Template;

/// An AMAP below the network.
#[derive(Debug)]
pub struct OverseenAmap {
    network: NetworkScope,
    amap: AmapScope,
}

#[derive(Debug, serde::Deserialize)]
pub struct OverseenKey {
    slug: String,
    amap: String,
}

impl Target for OverseenAmap {
    type Key = OverseenKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: OverseenKey) -> Result<Self, Fault> {
        let NetworkDesk(network) = NetworkDesk::of(actor, &key.slug)?;
        let amap = AmapScope::for_operator(tx, &key.amap)
            .await?
            .ok_or(Fault::NotFound)?;
        if !queries::oversees(tx, &network, amap.id()).await? {
            return Err(Fault::NotFound);
        }
        Ok(OverseenAmap { network, amap })
    }
}

#[derive(Template)]
#[template(path = "networks/amap.html")]
struct Show {
    frame: Frame,
    address: String,
    slug: String,
    amap: String,
    once: String,
    form: Form,
    line: super::model::AmapLine,
    /// The people of its coordination.
    contacts: Vec<Contact>,
    standing: Option<Suspension>,
    /// Whether the warning is old enough to suspend.
    may_suspend: bool,
    /// Days between a warning and the suspension.
    days: i64,
}

async fn shown(desk: &Authorised<OverseenAmap>, form: Form) -> Result<Show, Fault> {
    let today = desk.amap.today(desk.visit.now());
    let mut tx = desk.visit.app().db.read().await?;
    let standing = suspension::standing(&mut tx, &desk.amap).await?;
    let may_suspend = standing
        .as_ref()
        .is_some_and(|found| found.suspended_at.is_none() && found.from_on <= today);
    let contacts = amaps::contacts(&mut tx, &desk.amap, today).await?;
    let trace = Trace {
        network: Some(desk.network.id()),
        ..Trace::in_amap(&desk.amap, "amap.contacts-seen", "amap", desk.amap.id().uuid())
    };
    history::look(&desk.visit, trace);
    Ok(Show {
        contacts,
        frame: desk.visit.frame(desk.amap.name()),
        address: format!("/reseau/{}/amaps/{}", desk.network.slug(), desk.amap.slug()),
        slug: desk.network.slug().to_owned(),
        amap: desk.amap.slug().to_owned(),
        once: desk.visit.once_of(&form),
        form,
        line: queries::amap_line(&mut tx, desk.amap.id(), today).await?,
        standing,
        may_suspend,
        days: WARNING_DAYS,
    })
}

/// The page.
pub async fn show(desk: Authorised<OverseenAmap>) -> Outcome {
    page(&shown(&desk, Form::new()).await?)
}

/// Warns, suspends or lifts.
pub async fn act(desk: Authorised<OverseenAmap>, Submitted(mut form): Submitted) -> Outcome {
    let (by, now) = (desk.actor()?.account, desk.visit.now());
    let chosen = form.value("do").to_owned();
    let reason = if chosen == "prevenir" {
        form.required_text("motif", 500)
    } else {
        Some(String::new())
    };
    let Some(reason) = reason else {
        return refused_page(&shown(&desk, form).await?);
    };
    let location = format!("/reseau/{}/amaps/{}", desk.network.slug(), desk.amap.slug());
    transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, by, now).await?;
        let verb = match chosen.as_str() {
            "prevenir" => {
                let from = suspension::warn(tx, (&desk.network, &desk.amap), &reason, (by, now)).await?;
                tell(tx, &desk, &reason, Some(from)).await?;
                "amap.warned"
            }
            "suspendre" => {
                suspension::suspend(tx, &desk.amap, by, now).await?;
                tell(tx, &desk, "", None).await?;
                "amap.suspended"
            }
            "lever" => {
                suspension::lift(tx, &desk.amap, by, now).await?;
                "amap.suspension-lifted"
            }
            _ => return Err(Fault::NotFound),
        };
        let trace = Trace {
            network: Some(desk.network.id()),
            ..Trace::in_amap(&desk.amap, verb, "amap", desk.amap.id().uuid())
        };
        let said = Changes::default().field("journal-field-reason", "", &reason);
        history::record(tx, &desk.visit, trace.changing(said)).await?;
        settle_once(tx, &form, by, &location).await
    })?;
    Ok(redirect_with_notice(&location, "done-networks-settings"))
}

/// The coordination is told: of the warning with its day, or of the suspension.
async fn tell(
    tx: &mut Tx,
    desk: &Authorised<OverseenAmap>,
    reason: &str,
    from: Option<Day>,
) -> Result<(), Fault> {
    let (network, amap, now) = (desk.network.name(), &desk.amap, desk.visit.now());
    let (subject, body) = match from {
        Some(from) => (
            t!("networks-warned-subject", network = network),
            t!(
                "networks-warned",
                network = network,
                amap = amap.name(),
                reason = reason,
                from = from.full()
            ),
        ),
        None => (
            t!("networks-suspended-subject", network = network),
            t!("networks-suspended", network = network, amap = amap.name()),
        ),
    };
    let to = amaps::coordination(tx, amap, amap.today(now)).await?;
    let letter = |to| Letter {
        amap: Some(amap.id()),
        kind: "suspension",
        to,
        subject: subject.clone(),
        body: body.clone(),
    };
    let letters: Vec<Letter> = to.into_iter().map(letter).collect();
    Ok(mail::enqueue_all(tx, &letters, now).await?)
}
