//! The list for the door: one for a delivery, across all farms.

use super::access::DoorList;
use super::model::{List, Occasion};
use super::{door, list_of, paper, tables};
use crate::access::{AmapScope, Authorised};
use crate::db::Tx;
use crate::documents::{DeliveryList, Issue, Pdf, TypesetError, XLSX, spreadsheet};
use crate::duties::{self, Holder};
use crate::t;
use crate::web::{Fault, Frame, Outcome, attachment, page};
use crate::words::Instant;
use askama::Template;

#[derive(Template)]
#[template(path = "distribution/list.html")]
struct Show<'a> {
    frame: Frame,
    calendar: String,
    address: String,
    duties_address: String,
    /// What was done to the delivery.
    story: String,
    coordinates: bool,
    delivery: &'a Occasion,
    list: List,
    pending: usize,
    holders: String,
    seats: i64,
    /// Who has not collected; none before anything is ticked.
    left: Option<Vec<String>>,
}

/// The page.
pub async fn show(desk: Authorised<DoorList>) -> Outcome {
    let (visit, amap, delivery) = (&desk.visit, &desk.amap, &desk.delivery);
    let mut tx = visit.app().db.read().await?;
    let (list, holders) = load(&mut tx, &desk.amap, &desk.delivery).await?;
    let seats = duties::seats_at(&mut tx, amap, delivery.id).await?;
    let begun = amap.today(visit.now()) >= delivery.day;
    let left = match begun {
        true => door::left(&mut tx, amap, delivery, &list).await?,
        false => None,
    };
    let calendar = format!("/amap/{}/livraisons", amap.slug());
    page(&Show {
        frame: visit.frame(t!("distribution-list-title", day = delivery.day.long())),
        address: format!("{calendar}/{}", delivery.public_id),
        duties_address: format!("/amap/{}/permanences", amap.slug()),
        story: format!(
            "/amap/{}/journal?quoi=delivery&lequel={}",
            amap.slug(),
            delivery.id.uuid()
        ),
        calendar,
        coordinates: desk.coordinates,
        delivery,
        pending: list.households.iter().filter(|entry| entry.is_pending()).count(),
        list,
        holders: names(&holders),
        seats,
        left,
    })
}

/// The same on paper.
pub async fn pdf(desk: Authorised<DoorList>) -> Outcome {
    printed(&desk, "livraison", |paper, issue| paper.pdf(issue)).await
}

/// The paper on which each household signs for what it took.
pub async fn sign_off(desk: Authorised<DoorList>) -> Outcome {
    printed(&desk, "emargement", |paper, issue| paper.sign_off_pdf(issue)).await
}

type Setting = fn(&DeliveryList, Issue<'_>) -> Result<Pdf, TypesetError>;

async fn printed(desk: &Authorised<DoorList>, called: &str, set: Setting) -> Outcome {
    let tx = desk.visit.app().db.read().await?;
    let pdf = typeset(tx, (&desk.amap, &desk.delivery), desk.visit.now(), set).await?;
    attachment(
        &format!("{called}-{}.pdf", desk.delivery.day),
        "application/pdf",
        pdf.bytes,
    )
}

/// The list of a delivery on paper, with the name of its file.
///
/// # Errors
/// When the database fails, or it cannot be set.
pub async fn paper_of(tx: Tx, of: (&AmapScope, &Occasion), now: Instant) -> Result<(String, Pdf), Fault> {
    let pdf = typeset(tx, of, now, |paper, issue| paper.pdf(issue)).await?;
    Ok((format!("livraison-{}.pdf", of.1.day), pdf))
}

async fn typeset(
    mut tx: Tx,
    (amap, delivery): (&AmapScope, &Occasion),
    now: Instant,
    set: Setting,
) -> Result<Pdf, Fault> {
    let (list, holders) = load(&mut tx, amap, delivery).await?;
    drop(tx);
    let (amap, delivery) = (amap.clone(), delivery.clone());
    let issued = now.spoken(amap.zone());
    let making = tokio::task::spawn_blocking(move || {
        let paper = paper::delivery_list(&amap, &delivery, &list, names(&holders), &issued);
        let id = delivery.public_id.to_string();
        let issue = Issue {
            by: amap.name(),
            on: delivery.day,
            id: &id,
        };
        set(&paper, issue)
    });
    making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)
}

/// The same for those who calculate.
pub async fn xlsx(desk: Authorised<DoorList>) -> Outcome {
    let mut tx = desk.visit.app().db.read().await?;
    let (list, _) = load(&mut tx, &desk.amap, &desk.delivery).await?;
    drop(tx);
    let (amap, delivery) = (desk.amap.clone(), desk.delivery.clone());
    let name = format!("livraison-{}.xlsx", delivery.day);
    let making = tokio::task::spawn_blocking(move || {
        let place = t!(
            "distribution-place",
            site = &delivery.site,
            hours = delivery.hours()
        );
        spreadsheet(
            &tables::list_tables(amap.name(), delivery.day, &place, &list),
            delivery.day,
        )
    });
    let bytes = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    attachment(&name, XLSX, bytes)
}

async fn load(tx: &mut Tx, amap: &AmapScope, delivery: &Occasion) -> Result<(List, Vec<Holder>), Fault> {
    let list = list_of(tx, amap, delivery.id).await?;
    Ok((list, duties::holders_at(tx, amap, delivery.id).await?))
}

fn names(holders: &[Holder]) -> String {
    holders
        .iter()
        .map(Holder::full_name)
        .collect::<Vec<_>>()
        .join(", ")
}
