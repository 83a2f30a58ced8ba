//! One farm's sheet: what to prepare in all, then who gets what.

use super::access::{OwnSheetDesk, SheetDesk, SheetOf};
use super::model::{List, Occasion, Sheet};
use super::{labels, paper, queries, rules, sending, tables};
use crate::access::Authorised;
use crate::db::{DbError, Tx};
use crate::documents::{Issue, Pdf, XLSX, spreadsheet};
use crate::duties::{self, Holder};
use crate::t;
use crate::web::{Fault, Frame, Outcome, Visit, attachment, page};
use crate::words::Instant;
use askama::Template;

#[derive(Template)]
#[template(path = "distribution/sheet.html")]
struct Show<'a> {
    frame: Frame,
    calendar: String,
    address: String,
    amap: &'a str,
    delivery: &'a Occasion,
    farm: &'a str,
    sheet: Sheet,
    /// What differs from what the farm was told, with when that was.
    since: Option<(String, Vec<String>)>,
    /// The formats of labels: name in the address, and words.
    labels: Vec<(&'static str, String)>,
}

/// The page, for the AMAP.
pub async fn show(desk: Authorised<SheetDesk>) -> Outcome {
    let calendar = format!("/amap/{}/livraisons", desk.0.amap.slug());
    let address = format!(
        "{calendar}/{}/ferme/{}",
        desk.0.delivery.public_id, desk.0.farm.slug
    );
    shown(&desk.visit, &desk.0, calendar, address).await
}

/// The page, for the farm.
pub async fn show_to_farmer(desk: Authorised<OwnSheetDesk>) -> Outcome {
    let calendar = format!("/ferme/{}/livraisons", desk.0.farm.slug);
    let address = format!("{calendar}/{}/{}", desk.0.amap.slug(), desk.0.delivery.public_id);
    shown(&desk.visit, &desk.0, calendar, address).await
}

/// On paper, for the AMAP.
pub async fn pdf(desk: Authorised<SheetDesk>) -> Outcome {
    on_paper(&desk.visit, &desk.0).await
}

/// On paper, for the farm.
pub async fn pdf_for_farmer(desk: Authorised<OwnSheetDesk>) -> Outcome {
    on_paper(&desk.visit, &desk.0).await
}

/// For those who calculate, in the AMAP.
pub async fn xlsx(desk: Authorised<SheetDesk>) -> Outcome {
    as_table(&desk.visit, &desk.0).await
}

/// For those who calculate, at the farm.
pub async fn xlsx_for_farmer(desk: Authorised<OwnSheetDesk>) -> Outcome {
    as_table(&desk.visit, &desk.0).await
}

async fn shown(visit: &Visit, of: &SheetOf, calendar: String, address: String) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let list = list_of(&mut tx, of).await?;
    let basket = (of.delivery.id, of.farm.id);
    let since = sending::since_told(&mut tx, &of.amap, basket, &list).await?;
    drop(tx);
    page(&Show {
        frame: visit.frame(t!(
            "distribution-sheet-title",
            farm = &of.farm.name,
            day = of.delivery.day.long()
        )),
        calendar,
        address,
        amap: of.amap.name(),
        delivery: &of.delivery,
        farm: &of.farm.name,
        sheet: rules::sheet(&list),
        since: since.map(|(at, changed)| (t!("sending-since", when = at.spoken(of.amap.zone())), changed)),
        labels: labels::formats(),
    })
}

async fn on_paper(visit: &Visit, of: &SheetOf) -> Outcome {
    let tx = visit.app().db.read().await?;
    let (name, pdf) = paper_of(tx, of.clone(), visit.now()).await?;
    attachment(&name, "application/pdf", pdf.bytes)
}

/// The sheet of a farm on paper, with the name of its file.
///
/// # Errors
/// When the database fails, or it cannot be set.
pub async fn paper_of(mut tx: Tx, of: SheetOf, now: Instant) -> Result<(String, Pdf), Fault> {
    let (sheet, contacts) = load(&mut tx, &of).await?;
    drop(tx);
    let paper = paper::farm_sheet(&of, &sheet, contacts, &now.spoken(of.amap.zone()));
    let name = file_name(&of, "pdf");
    let making = tokio::task::spawn_blocking(move || {
        let id = of.delivery.public_id.to_string();
        paper.pdf(Issue {
            by: of.amap.name(),
            on: of.delivery.day,
            id: &id,
        })
    });
    let pdf = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    Ok((name, pdf))
}

async fn as_table(visit: &Visit, of: &SheetOf) -> Outcome {
    let mut tx = visit.app().db.read().await?;
    let (sheet, _) = load(&mut tx, of).await?;
    drop(tx);
    let table = tables::sheet_table(of, &sheet);
    let on = of.delivery.day;
    let making = tokio::task::spawn_blocking(move || spreadsheet(&[table], on));
    let bytes = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    attachment(&file_name(of, "xlsx"), XLSX, bytes)
}

/// The sheet, and who is there to receive the farm.
async fn load(tx: &mut Tx, of: &SheetOf) -> Result<(Sheet, String), Fault> {
    let list = list_of(tx, of).await?;
    let holders = duties::holders_at(tx, &of.amap, of.delivery.id).await?;
    let names = holders
        .iter()
        .map(Holder::full_name)
        .collect::<Vec<_>>()
        .join(", ");
    Ok((rules::sheet(&list), names))
}

/// Everything of the farm at the delivery.
pub(super) async fn list_of(tx: &mut Tx, of: &SheetOf) -> Result<List, DbError> {
    let due = queries::due_of_farm(tx, &of.amap, of.delivery.id, Some(of.farm.id)).await?;
    Ok(rules::gather(due, queries::people(tx, &of.amap).await?))
}

fn file_name(of: &SheetOf, ending: &str) -> String {
    format!("{}-{}.{ending}", of.farm.slug, of.delivery.day)
}
