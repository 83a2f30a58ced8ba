//! The coordination gives a whole evening up, or moves it: all farms, all contracts, the duty too.

use super::form::{self, Asked};
use super::impact::{About, impact};
use crate::access::Authorised;
use crate::calendar::deliveries::{call_off, find_or_create, hold_after_all, make_like};
use crate::contracts::templates::sheets_at;
use crate::contracts::{Instead, Stroke, Struck, announce_all, fingerprint_of, foresee, make_papers};
use crate::db::Tx;
use crate::distribution::access::EveningDesk;
use crate::distribution::model::Person;
use crate::distribution::queries;
use crate::duties;
use crate::history::{self, Trace};
use crate::mail::{self, Letter};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::Day;
use crate::{t, transact};
use askama::Template;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "distribution/away/evening.html")]
struct Ask {
    frame: Frame,
    base: String,
    back: String,
    place: String,
    form: Form,
}

type Desk = Authorised<EveningDesk>;

/// What to do with the evening; then whom it concerns.
pub async fn show(desk: Desk) -> Outcome {
    let mut form = desk.visit.query();
    if form.value("voir").is_empty() {
        return page(&ask(&desk, form));
    }
    let Some(asked) = read(&desk, &mut form) else {
        return refused_page(&ask(&desk, form));
    };
    let mut tx = desk.visit.app().db.read().await?;
    let struck = struck(&mut tx, &desk, &asked).await?;
    page(&impact(
        &about(&desk, &asked),
        &struck,
        &form,
        &asked.reason,
        String::new(),
    ))
}

/// Does it, if it is still what was shown.
pub async fn announce(desk: Desk, Submitted(mut form): Submitted) -> Outcome {
    let Some(asked) = read(&desk, &mut form) else {
        return refused_page(&ask(&desk, form));
    };
    let location = format!("/amap/{}/livraisons", desk.amap.slug());
    match store(&desk, &form, &asked, &location).await {
        Ok(struck) => {
            make_papers(&desk.visit, &struck);
            Ok(redirect_with_notice(&location, "done-amendments-announced"))
        }
        Err(Fault::Refused(sentence)) => {
            let mut tx = desk.visit.app().db.read().await?;
            let struck = struck(&mut tx, &desk, &asked).await?;
            refused_page(&impact(
                &about(&desk, &asked),
                &struck,
                &form,
                &asked.reason,
                sentence,
            ))
        }
        Err(fault) => Err(fault),
    }
}

fn base(desk: &Desk) -> String {
    format!(
        "/amap/{}/livraisons/{}/changement",
        desk.amap.slug(),
        desk.delivery.public_id
    )
}

fn ask(desk: &Desk, form: Form) -> Ask {
    let day = desk.delivery.day.long();
    Ask {
        frame: desk.visit.frame(t!("away-evening-title", day = day)),
        base: base(desk),
        back: format!(
            "/amap/{}/livraisons/{}",
            desk.amap.slug(),
            desk.delivery.public_id
        ),
        place: t!(
            "distribution-place",
            site = &desk.delivery.site,
            hours = desk.delivery.hours()
        ),
        form,
    }
}

fn about<'d>(desk: &'d Desk, asked: &Asked) -> About<'d> {
    let day = desk.delivery.day.long();
    About {
        visit: &desk.visit,
        base: base(desk),
        back: format!("/amap/{}/livraisons", desk.amap.slug()),
        what: match asked.instead {
            Instead::On(to) => t!("away-evening-moved", day = day, to = to.long()),
            _ => t!("away-evening-cancelled", day = day),
        },
    }
}

fn read(desk: &Desk, form: &mut Form) -> Option<Asked> {
    form::read(
        form,
        Some(&[desk.delivery.day].into()),
        desk.amap.today(desk.visit.now()),
    )
}

async fn struck(tx: &mut Tx, desk: &Desk, asked: &Asked) -> Result<Vec<Struck>, Fault> {
    let days: BTreeSet<Day> = [desk.delivery.day].into();
    let sheets = sheets_at(tx, &desk.amap, desk.delivery.id, None).await?;
    let strokes = sheets.into_iter().map(|sheet| Stroke {
        amap: desk.amap.clone(),
        sheet,
        days: days.clone(),
        instead: asked.instead,
    });
    foresee(tx, &desk.visit, strokes.collect(), &asked.reason).await
}

async fn store(desk: &Desk, form: &Form, asked: &Asked, location: &str) -> Result<Vec<Struck>, Fault> {
    let (visit, amap, delivery) = (&desk.visit, &desk.amap, &desk.delivery);
    let (actor, now) = (visit.signed_in()?.account, visit.now());
    transact!(visit.app().db, |tx| {
        claim_once(tx, form, actor, now).await?;
        let current = queries::occasion(tx, amap, delivery.public_id)
            .await?
            .ok_or(Fault::NotFound)?;
        if current.is_cancelled() {
            return Err(Fault::Refused(t!("away-cancelled-already")));
        }
        let struck = struck(tx, desk, asked).await?;
        if fingerprint_of(&struck) != form.value("empreinte") {
            return Err(Fault::Refused(t!("amendments-changed-meanwhile")));
        }
        if let Instead::On(day) = asked.instead {
            make_like(tx, amap, delivery.id, day).await?;
        }
        announce_all(tx, visit, &struck).await?;
        move_evening(tx, desk, asked).await?;
        call_off(tx, amap, delivery.id, now).await?;
        let trace = Trace {
            amap: Some(amap.id()),
            farm: None,
            network: None,
            verb: "delivery.cancelled",
            object: "delivery",
            id: Some(delivery.id.uuid()),
            detail: serde_json::json!({
                "day": delivery.day,
                "to": match asked.instead { Instead::On(day) => Some(day), _ => None },
                "reason": asked.reason,
                "templates": struck.len(),
            }),
        };
        history::record(tx, visit, trace).await?;
        settle_once(tx, form, actor, location).await?;
        Ok(struck)
    })
}

/// The duty moves with the evening, and who holds it is told.
async fn move_evening(tx: &mut Tx, desk: &Desk, asked: &Asked) -> Result<(), Fault> {
    let (amap, delivery) = (&desk.amap, &desk.delivery);
    let holders = duties::holders_at(tx, amap, delivery.id).await?;
    let day = delivery.day.long();
    let body = match asked.instead {
        Instead::On(to) => {
            let site = queries::site_of(tx, amap, delivery.id).await?;
            let new = find_or_create(tx, amap, site, &[to]).await?[0];
            hold_after_all(tx, amap, new).await?;
            let moved = duties::move_slot(tx, amap, delivery.id, new).await?;
            let key = if moved {
                "away-duty-moved"
            } else {
                "away-duty-elsewhere"
            };
            t!(key, day = day.clone(), to = to.long(), reason = &asked.reason)
        }
        _ => t!("away-duty-cancelled", day = day.clone(), reason = &asked.reason),
    };
    let people = queries::people(tx, amap).await?;
    let held = people
        .iter()
        .filter(|person| holders.iter().any(|holder| holder.member == person.member));
    let addresses = held.filter_map(Person::address);
    let letters: Vec<Letter> = addresses
        .map(|to| Letter {
            amap: Some(amap.id()),
            kind: "duty",
            to,
            subject: t!("away-duty-subject", day = day.clone()),
            body: body.clone(),
        })
        .collect();
    Ok(mail::enqueue_all(tx, &letters, desk.visit.now()).await?)
}
