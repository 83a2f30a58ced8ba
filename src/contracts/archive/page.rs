//! The page of the archive, the file, and the farm's confirmation.

use super::{contents, kept, zipped};
use crate::access::Authorised;
use crate::contracts::contract::hex;
use crate::contracts::queries::{self, NewConfirmation};
use crate::contracts::templates::{FarmTemplateDesk, TemplateSheet, TemplateView};
use crate::history::{self, Trace};
use crate::web::{
    Fault, Frame, Outcome, Submitted, attachment, claim_once, page, redirect_with_notice, settle_once,
};
use crate::words::{Day, slug};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/archive/archive.html")]
struct Page {
    frame: Frame,
    once: String,
    base: String,
    back: String,
    amap: String,
    contracts: String,
    kept: String,
    current: bool,
    fingerprint: String,
    error: String,
}

fn name(sheet: &TemplateSheet) -> String {
    format!("contrats-{}.zip", slug(&sheet.title))
}

/// Before its last delivery is past there is no season to keep.
fn has_ended(sheet: &TemplateSheet, today: Day) -> Result<(), Fault> {
    match sheet.last_delivery() {
        Some(last) if last < today => Ok(()),
        Some(last) => Err(Fault::Refused(t!("archive-not-yet", day = last.full()))),
        None => Err(Fault::Refused(t!("archive-nothing"))),
    }
}

async fn page_of(desk: &Authorised<FarmTemplateDesk>, error: String) -> Result<Page, Fault> {
    let mut tx = desk.visit.app().db.read().await?;
    let held = queries::archived(&mut tx, &desk.amap, desk.sheet.id).await?;
    let kept = kept(&mut tx, &desk.amap, desk.sheet.id).await?;
    drop(tx);
    let base = format!("/ferme/{}/contrats/{}", desk.farm.slug(), desk.sheet.public_id);
    let said = kept.as_ref().map(|kept| {
        let when = kept.at.spoken(desk.amap.zone());
        t!("archive-kept", name = kept.by.clone(), when = when)
    });
    Ok(Page {
        frame: desk.visit.frame(t!("archive-title", title = desk.sheet.title)),
        once: desk.visit.once().to_string(),
        back: format!("{base}/synthese"),
        base,
        amap: desk.amap.name().to_owned(),
        contracts: t!("archive-contracts", count = held.len()),
        current: kept.is_some_and(|kept| kept.current),
        kept: said.unwrap_or_default(),
        fingerprint: hex(&contents::fingerprint(&held)),
        error,
    })
}

/// What the farm receives, and whether it confirmed it.
pub async fn show_farm(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    has_ended(&desk.sheet, desk.amap.today(desk.visit.now()))?;
    page(&page_of(&desk, String::new()).await?)
}

/// The file, for the farm.
pub async fn download_farm(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    has_ended(&desk.sheet, desk.amap.today(desk.visit.now()))?;
    let bytes = zipped::archive(desk.visit.app(), &desk.amap, &desk.sheet, desk.visit.now()).await?;
    attachment(&name(&desk.sheet), "application/zip", bytes)
}

/// The file, for who manages the contracts, and the treasurer.
pub async fn download(desk: Authorised<TemplateView>) -> Outcome {
    has_ended(&desk.sheet, desk.amap.today(desk.visit.now()))?;
    let bytes = zipped::archive(desk.visit.app(), &desk.amap, &desk.sheet, desk.visit.now()).await?;
    attachment(&name(&desk.sheet), "application/zip", bytes)
}

/// The farm confirms that it keeps what the page told of.
pub async fn confirm(desk: Authorised<FarmTemplateDesk>, Submitted(form): Submitted) -> Outcome {
    let (amap, now) = (&desk.amap, desk.visit.now());
    has_ended(&desk.sheet, amap.today(now))?;
    let actor = desk.actor()?;
    let location = format!(
        "/ferme/{}/contrats/{}/archive",
        desk.farm.slug(),
        desk.sheet.public_id
    );
    let stored = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, actor.account, now).await?;
        let held = queries::archived(tx, amap, desk.sheet.id).await?;
        let sha256 = contents::fingerprint(&held);
        if form.value("empreinte") != hex(&sha256) {
            return Err(Fault::Refused(t!("archive-changed")));
        }
        let new = NewConfirmation {
            template: desk.sheet.id,
            sha256: &sha256,
            contracts: i64::try_from(held.len()).unwrap_or(i64::MAX),
            at: now,
            by: actor.account,
        };
        if queries::insert_confirmation(tx, amap, &new).await? {
            let trace = Trace {
                amap: Some(amap.id()),
                farm: Some(desk.farm.id()),
                network: None,
                verb: "archive.confirmed",
                object: "template",
                id: Some(desk.sheet.id.uuid()),
                detail: serde_json::json!({ "sha256": hex(&sha256), "contracts": held.len() }),
            };
            history::record(tx, &desk.visit, trace).await?;
        }
        settle_once(tx, &form, actor.account, &location).await
    });
    match stored {
        Ok(()) => Ok(redirect_with_notice(&location, "done-archive-confirmed")),
        Err(Fault::Refused(sentence)) => crate::web::refused_page(&page_of(&desk, sentence).await?),
        Err(fault) => Err(fault),
    }
}
