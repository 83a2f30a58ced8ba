//! What is handed out: the list of a delivery across all farms, each farm's sheet, the calendars that lead to them, the
//! member's home, and the reminder on the day before.

mod access;
mod agenda;
mod away;
mod door;
mod enclosed;
mod farm;
mod feeds;
mod harvest;
mod holders;
mod home;
mod jobs;
mod labels;
mod list;
mod model;
mod paper;
mod queries;
mod rules;
mod said;
mod sending;
mod sheet;
mod tables;

pub use enclosed::enclose;
pub use holders::tell_holders;
pub use jobs::remind;
pub use model::{Entry, FarmTotal, Item, List, Occasion};
pub use paper::delivery_list as list_on_paper;
pub use sending::tell_farms;
pub use tables::list_tables;

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::web::Routes;
use crate::words::{Day, DeliveryId};

/// Routes of the deliveries.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/moi", home::show)
        .get("/amap/{slug}/livraisons", agenda::show)
        .get("/amap/{slug}/livraisons/{id}", list::show)
        .get("/amap/{slug}/livraisons/{id}/liste.pdf", list::pdf)
        .get("/amap/{slug}/livraisons/{id}/liste.xlsx", list::xlsx)
        .get("/amap/{slug}/livraisons/{id}/emargement.pdf", list::sign_off)
        .get("/amap/{slug}/livraisons/{id}/ferme/{farm}", sheet::show)
        .get("/amap/{slug}/livraisons/{id}/ferme/{farm}/fiche.pdf", sheet::pdf)
        .get(
            "/amap/{slug}/livraisons/{id}/ferme/{farm}/fiche.xlsx",
            sheet::xlsx,
        )
        .get(
            "/amap/{slug}/livraisons/{id}/ferme/{farm}/etiquettes.pdf",
            labels::pdf,
        )
        .get(
            "/ferme/{slug}/livraisons/{amap}/{id}/etiquettes.pdf",
            labels::pdf_for_farmer,
        )
        .get("/ferme/{slug}/livraisons", farm::show)
        .get("/ferme/{slug}/recolte", harvest::show)
        .get("/ferme/{slug}/recolte.xlsx", harvest::xlsx)
        .get("/ferme/{slug}/livraisons/{amap}/{id}", sheet::show_to_farmer)
        .get(
            "/ferme/{slug}/livraisons/{amap}/{id}/fiche.pdf",
            sheet::pdf_for_farmer,
        )
        .get(
            "/ferme/{slug}/livraisons/{amap}/{id}/fiche.xlsx",
            sheet::xlsx_for_farmer,
        )
        .and(away::routes())
        .and(door::routes())
        .and(feeds::routes())
}

/// What is handed out at one delivery.
async fn list_of(tx: &mut Tx, scope: &AmapScope, delivery: DeliveryId) -> Result<List, DbError> {
    let due = queries::due(tx, scope, delivery).await?;
    Ok(rules::gather(due, queries::people(tx, scope).await?))
}

/// Everything that is handed out in an AMAP on one day, over all its sites.
///
/// # Errors
/// When the database fails.
pub async fn list_of_day(tx: &mut Tx, scope: &AmapScope, day: Day) -> Result<List, DbError> {
    let mut due = Vec::new();
    for delivery in queries::occasions_of_day(tx, scope, day).await? {
        due.extend(queries::due(tx, scope, delivery.id).await?);
    }
    Ok(rules::gather(due, queries::people(tx, scope).await?))
}
