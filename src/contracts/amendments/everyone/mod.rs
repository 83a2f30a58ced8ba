//! Changes for everyone: the farmer or the référent says what changes, sees whom it concerns, and announces it.

mod announce;
mod choose;
mod form;
mod impact;
mod letters;
mod place;
mod rows;
mod sweep;
mod view;

pub use rows::Row;
pub use sweep::{Instead, Stroke, Struck, announce as announce_all, fingerprint, foresee, make_papers};

use form::Topic;
use impact::Impact;
use place::Place;

use super::file;
use super::ledger::Ledger;
use super::queries;
use crate::access::Authorised;
use crate::contracts::templates::{FarmTemplateDesk, TemplateDesk};
use crate::t;
use crate::web::{Fault, Form, Outcome, Submitted, page, redirect_with_notice, refused_page};

/// What can be changed, and what was.
pub async fn show(desk: Authorised<TemplateDesk>) -> Outcome {
    open(&Place::of_amap(&desk).await?).await
}

/// The same, for the farmer.
pub async fn show_farm(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    open(&Place::of_farm(&desk).await?).await
}

/// Announces what was shown.
pub async fn announce(desk: Authorised<TemplateDesk>, Submitted(form): Submitted) -> Outcome {
    submit(&Place::of_amap(&desk).await?, form).await
}

/// The same, by the farmer.
pub async fn announce_farm(desk: Authorised<FarmTemplateDesk>, Submitted(form): Submitted) -> Outcome {
    submit(&Place::of_farm(&desk).await?, form).await
}

/// Contracts can be subscribed to, and are not put away: before that, the template itself is written.
fn can_change(place: &Place<'_>) -> Result<(), Fault> {
    let life = &place.sheet.life;
    if life.opened.is_none() || life.archived.is_some() {
        return Err(Fault::Refused(t!("amendments-refused-template")));
    }
    Ok(())
}

async fn open(place: &Place<'_>) -> Outcome {
    can_change(place)?;
    let mut form = place.visit.query();
    let Ok(topic) = form.value("quoi").parse::<Topic>() else {
        let mut tx = place.visit.app().db.read().await?;
        let announced = queries::changes(&mut tx, place.amap, place.sheet.id).await?;
        return page(&choose::choose(place, &announced));
    };
    if form.value("voir").is_empty() {
        return page(&view::ask(place, topic, form));
    }
    match form::read(
        &mut form,
        topic,
        (place.sheet, &place.others),
        place.amap.today(place.visit.now()),
    ) {
        Some(typed) => {
            let ledger = ledger(place).await?;
            let impact = Impact::of(&ledger, &typed);
            page(&view::impact(
                place,
                &ledger,
                (&typed, &impact),
                &form,
                String::new(),
            ))
        }
        None => refused_page(&view::ask(place, topic, form)),
    }
}

async fn ledger(place: &Place<'_>) -> Result<Ledger, Fault> {
    let mut tx = place.visit.app().db.read().await?;
    Ok(Ledger::load(
        &mut tx,
        place.amap,
        place.sheet.clone(),
        None,
        place.amap.today(place.visit.now()),
    )
    .await?)
}

async fn submit(place: &Place<'_>, mut form: Form) -> Outcome {
    can_change(place)?;
    let topic: Topic = form.value("quoi").parse().map_err(|_| Fault::NotFound)?;
    match announce::announce(place, &form, topic).await {
        Ok(()) => {
            file::make_soon(place.visit.app(), place.amap, place.sheet.id, place.visit.now());
            Ok(redirect_with_notice(&place.base, "done-amendments-announced"))
        }
        Err(Fault::Refused(sentence)) => {
            let today = place.amap.today(place.visit.now());
            let Some(typed) = form::read(&mut form, topic, (place.sheet, &place.others), today) else {
                return refused_page(&view::ask(place, topic, form));
            };
            let ledger = ledger(place).await?;
            let impact = Impact::of(&ledger, &typed);
            refused_page(&view::impact(place, &ledger, (&typed, &impact), &form, sentence))
        }
        Err(fault) => Err(fault),
    }
}
