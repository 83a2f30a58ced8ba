//! A farm is away, or comes on another date: in all its AMAPs at once, or in some.

use super::form::{self, Asked};
use super::impact::{About, impact};
use crate::access::{AmapScope, Authorised, FarmDesk};
use crate::contracts::templates::sheets_at;
use crate::contracts::{Instead, Stroke, Struck, announce_all, fingerprint_of, foresee, make_papers};
use crate::db::Tx;
use crate::distribution::queries::{self, FarmDelivery};
use crate::web::{
    Fault, Form, Frame, Outcome, Submitted, claim_once, page, redirect_with_notice, refused_page, settle_once,
};
use crate::words::Day;
use crate::{t, transact};
use askama::Template;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "distribution/away/farm.html")]
struct Ask {
    frame: Frame,
    base: String,
    back: String,
    days: Vec<DayChoice>,
    form: Form,
}

/// A day on which the farm delivers.
struct DayChoice {
    day: String,
    /// Its deliveries: name in the form, where, and whether it is ticked.
    places: Vec<(String, String, bool)>,
}

type Desk = Authorised<FarmDesk>;

/// Days for which a farm announces ahead: a season and a half.
const AHEAD: i64 = 550;

/// Which deliveries, and what becomes of them; then whom it concerns.
pub async fn show(desk: Desk) -> Outcome {
    let mut form = desk.visit.query();
    let mut tx = desk.visit.app().db.read().await?;
    let deliveries = deliveries(&mut tx, &desk).await?;
    if form.value("voir").is_empty() {
        return page(&ask(&desk, &deliveries, form));
    }
    let Some((chosen, asked)) = read(&desk, &deliveries, &mut form) else {
        return refused_page(&ask(&desk, &deliveries, form));
    };
    let struck = struck(&mut tx, &desk, &chosen, &asked).await?;
    page(&impact(
        &about(&desk, &chosen, &asked),
        &struck,
        &form,
        &asked.reason,
        String::new(),
    ))
}

/// Does it, if it is still what was shown.
pub async fn announce(desk: Desk, Submitted(mut form): Submitted) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let deliveries = deliveries(&mut tx, &desk).await?;
    drop(tx);
    let Some((chosen, asked)) = read(&desk, &deliveries, &mut form) else {
        return refused_page(&ask(&desk, &deliveries, form));
    };
    let location = back(&desk);
    let (visit, actor) = (&desk.visit, desk.actor()?.account);
    let outcome: Result<Vec<Struck>, Fault> = transact!(visit.app().db, |tx| {
        claim_once(tx, &form, actor, visit.now()).await?;
        let struck = struck(tx, &desk, &chosen, &asked).await?;
        if fingerprint_of(&struck) != form.value("empreinte") {
            return Err(Fault::Refused(t!("amendments-changed-meanwhile")));
        }
        announce_all(tx, visit, &struck).await?;
        settle_once(tx, &form, actor, &location).await?;
        Ok(struck)
    });
    match outcome {
        Ok(struck) => {
            make_papers(visit, &struck);
            Ok(redirect_with_notice(&location, "done-amendments-announced"))
        }
        Err(Fault::Refused(sentence)) => {
            let mut tx = visit.app().db.read().await?;
            let struck = struck(&mut tx, &desk, &chosen, &asked).await?;
            refused_page(&impact(
                &about(&desk, &chosen, &asked),
                &struck,
                &form,
                &asked.reason,
                sentence,
            ))
        }
        Err(fault) => Err(fault),
    }
}

fn back(desk: &Desk) -> String {
    format!("/ferme/{}/livraisons", desk.0.slug())
}

fn base(desk: &Desk) -> String {
    format!("/ferme/{}/absences", desk.0.slug())
}

async fn deliveries(tx: &mut Tx, desk: &Desk) -> Result<Vec<FarmDelivery>, Fault> {
    let today = desk.visit.today();
    let mut found = queries::farm_deliveries(tx, &desk.0, (today, today.plus_days(AHEAD))).await?;
    found.retain(FarmDelivery::takes_place);
    Ok(found)
}

fn name(delivery: &FarmDelivery) -> String {
    format!("{}/{}", delivery.amap_slug, delivery.public_id)
}

fn ask(desk: &Desk, deliveries: &[FarmDelivery], form: Form) -> Ask {
    let mut days: Vec<DayChoice> = Vec::new();
    for delivery in deliveries {
        let (day, name) = (delivery.day.full(), name(delivery));
        let ticked = form.is_checked("livraison", &name);
        let place = t!("away-place", amap = &delivery.amap_name, site = &delivery.site);
        match days.last_mut() {
            Some(last) if last.day == day => last.places.push((name, place, ticked)),
            _ => days.push(DayChoice {
                day,
                places: vec![(name, place, ticked)],
            }),
        }
    }
    Ask {
        frame: desk.visit.frame(t!("away-farm-title")),
        base: base(desk),
        back: back(desk),
        days,
        form,
    }
}

fn about<'d>(desk: &'d Desk, chosen: &[FarmDelivery], asked: &Asked) -> About<'d> {
    let mut days: Vec<String> = chosen.iter().map(|delivery| delivery.day.long()).collect();
    days.dedup();
    let days = days.join(", ");
    About {
        visit: &desk.visit,
        base: base(desk),
        back: back(desk),
        what: match asked.instead {
            Instead::On(to) => t!("away-farm-moved", days = days, to = to.long()),
            _ => t!("away-farm-cancelled", days = days),
        },
    }
}

/// The deliveries that are ticked, and what becomes of them.
fn read(desk: &Desk, deliveries: &[FarmDelivery], form: &mut Form) -> Option<(Vec<FarmDelivery>, Asked)> {
    let ticked = |delivery: &&FarmDelivery| form.is_checked("livraison", &name(delivery));
    let chosen: Vec<FarmDelivery> = deliveries.iter().filter(ticked).cloned().collect();
    if chosen.is_empty() {
        form.refuse("livraison", t!("amendments-needs-delivery"));
    }
    let days: BTreeSet<Day> = chosen.iter().map(|delivery| delivery.day).collect();
    let asked = form::read(form, Some(&days), desk.visit.today())?;
    Some((chosen, asked))
}

/// One stroke for each template that delivers there.
async fn struck(
    tx: &mut Tx,
    desk: &Desk,
    chosen: &[FarmDelivery],
    asked: &Asked,
) -> Result<Vec<Struck>, Fault> {
    let mut strokes: Vec<Stroke> = Vec::new();
    for delivery in chosen {
        let amap = AmapScope::for_operator(tx, &delivery.amap_slug)
            .await?
            .ok_or(Fault::NotFound)?;
        for sheet in sheets_at(tx, &amap, delivery.id, Some(desk.0.id())).await? {
            match strokes.iter_mut().find(|stroke| stroke.sheet.id == sheet.id) {
                Some(stroke) => {
                    stroke.days.insert(delivery.day);
                }
                None => strokes.push(Stroke {
                    amap: amap.clone(),
                    sheet,
                    days: [delivery.day].into(),
                    instead: asked.instead,
                }),
            }
        }
    }
    foresee(tx, &desk.visit, strokes, &asked.reason).await
}
