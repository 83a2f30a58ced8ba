//! The page of the archive, the file, and the farm's confirmation.

use super::{contents, kept, zipped};
use crate::access::{AmapScope, Authorised, Confirmed};
use crate::contracts::contract::hex;
use crate::contracts::queries::{self, NewConfirmation};
use crate::contracts::templates::{FarmTemplateDesk, TemplateSheet, TemplateView};
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{
    Fault, Frame, Outcome, Submitted, Visit, attachment, claim_once, page, redirect_with_notice, settle_once,
};
use crate::words::{Day, slug};
use crate::{t, transact};
use askama::Template;

#[derive(Template)]
#[template(path = "contracts/archive/archive.html")]
pub(super) struct Page {
    frame: Frame,
    once: String,
    base: String,
    back: String,
    /// Who is on the other side: the AMAP before the farm, the farm before the AMAP.
    other: String,
    contracts: String,
    text: String,
    hint: String,
    /// Who confirms; empty for who may only read.
    confirm: String,
    kept: String,
    current: bool,
    fingerprint: String,
    error: String,
}

fn name(sheet: &TemplateSheet) -> String {
    format!("contrats-{}.zip", slug(&sheet.title))
}

/// Before its last delivery is past there is no season to keep.
pub(super) fn has_ended(sheet: &TemplateSheet, today: Day) -> Result<(), Fault> {
    match sheet.last_delivery() {
        Some(last) if last < today => Ok(()),
        Some(last) => Err(Fault::Refused(t!("archive-not-yet", day = last.full()))),
        None => Err(Fault::Refused(t!("archive-nothing"))),
    }
}

/// Who looks at the archive of a season.
pub(super) enum Reader {
    /// Its farm.
    Farm(String),
    /// The AMAP; whether this person may say that it was handed over.
    Amap(bool),
}

/// The page of a season.
pub(super) async fn page_of(
    (visit, amap): (&Visit, &AmapScope),
    sheet: &TemplateSheet,
    reader: Reader,
    error: String,
) -> Result<Page, Fault> {
    let mut tx = visit.app().db.read().await?;
    let held = queries::archived(&mut tx, amap, sheet.id).await?;
    let kept = kept(&mut tx, amap, sheet.id).await?;
    drop(tx);
    let (base, other, said, confirm) = match reader {
        Reader::Farm(slug) => (
            format!("/ferme/{slug}/contrats/{}", sheet.public_id),
            amap.name().to_owned(),
            "farm",
            t!("archive-confirm"),
        ),
        Reader::Amap(may) => (
            format!("/amap/{}/modeles/{}", amap.slug(), sheet.public_id),
            sheet.farm.name.clone(),
            "amap",
            if may {
                t!("archive-hand-over")
            } else {
                String::new()
            },
        ),
    };
    Ok(Page {
        frame: visit.frame(t!("archive-title", title = sheet.title)),
        once: visit.once().to_string(),
        back: format!("{base}/synthese"),
        base,
        other,
        contracts: t!("archive-contracts", count = held.len()),
        text: t!(&format!("archive-text-{said}")),
        hint: t!(&format!("archive-hint-{said}")),
        confirm,
        current: kept.as_ref().is_some_and(|kept| kept.current),
        kept: kept.map(|kept| kept.said(amap.zone())).unwrap_or_default(),
        fingerprint: hex(&contents::fingerprint(&held)),
        error,
    })
}

async fn farm_page(desk: &Authorised<FarmTemplateDesk>, error: String) -> Result<Page, Fault> {
    let reader = Reader::Farm(desk.farm.slug().to_owned());
    page_of((&desk.visit, &desk.amap), &desk.sheet, reader, error).await
}

/// What the farm receives, and whether it confirmed it.
pub async fn show_farm(desk: Authorised<FarmTemplateDesk>) -> Outcome {
    has_ended(&desk.sheet, desk.amap.today(desk.visit.now()))?;
    page(&farm_page(&desk, String::new()).await?)
}

/// The file, for the farm.
pub async fn download_farm(desk: Authorised<FarmTemplateDesk>, _: Confirmed) -> Outcome {
    has_ended(&desk.sheet, desk.amap.today(desk.visit.now()))?;
    let bytes = zipped::archive(desk.visit.app(), &desk.amap, &desk.sheet, desk.visit.now()).await?;
    attachment(&name(&desk.sheet), "application/zip", bytes)
}

/// The file, for who manages the contracts, and the treasurer.
pub async fn download(desk: Authorised<TemplateView>, _: Confirmed) -> Outcome {
    has_ended(&desk.sheet, desk.amap.today(desk.visit.now()))?;
    let bytes = zipped::archive(desk.visit.app(), &desk.amap, &desk.sheet, desk.visit.now()).await?;
    attachment(&name(&desk.sheet), "application/zip", bytes)
}

/// Stores that what a page told of is kept, with its trace. False when it was stored before.
///
/// # Errors
/// When the contracts have changed since the page was made, or the database fails.
pub(super) async fn store(
    tx: &mut Tx,
    (visit, amap): (&Visit, &AmapScope),
    sheet: &TemplateSheet,
    (seen, handed_over): (&str, bool),
) -> Result<bool, Fault> {
    let held = queries::archived(tx, amap, sheet.id).await?;
    let sha256 = contents::fingerprint(&held);
    if seen != hex(&sha256) {
        return Err(Fault::Refused(t!("archive-changed")));
    }
    let new = NewConfirmation {
        template: sheet.id,
        sha256: &sha256,
        contracts: i64::try_from(held.len()).unwrap_or(i64::MAX),
        at: visit.now(),
        by: visit.signed_in()?.account,
        handed_over,
    };
    if !queries::insert_confirmation(tx, amap, &new).await? {
        return Ok(false);
    }
    let trace = Trace {
        amap: Some(amap.id()),
        farm: Some(sheet.farm.id),
        network: None,
        verb: if handed_over {
            "archive.handed"
        } else {
            "archive.confirmed"
        },
        object: "template",
        id: Some(sheet.id.uuid()),
        detail: serde_json::json!({ "sha256": hex(&sha256), "contracts": held.len() }),
    };
    history::record(tx, visit, trace).await?;
    Ok(true)
}

/// The farm confirms that it keeps what the page told of.
pub async fn confirm(desk: Authorised<FarmTemplateDesk>, Submitted(form): Submitted) -> Outcome {
    let (amap, now) = (&desk.amap, desk.visit.now());
    has_ended(&desk.sheet, amap.today(now))?;
    let account = desk.actor()?.account;
    let location = format!(
        "/ferme/{}/contrats/{}/archive",
        desk.farm.slug(),
        desk.sheet.public_id
    );
    let stored = transact!(desk.visit.app().db, |tx| {
        claim_once(tx, &form, account, now).await?;
        let seen = form.value("empreinte");
        store(tx, (&desk.visit, amap), &desk.sheet, (seen, false)).await?;
        settle_once(tx, &form, account, &location).await
    });
    match stored {
        Ok(()) => Ok(redirect_with_notice(&location, "done-archive-confirmed")),
        Err(Fault::Refused(sentence)) => crate::web::refused_page(&farm_page(&desk, sentence).await?),
        Err(fault) => Err(fault),
    }
}
