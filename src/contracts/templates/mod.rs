//! Contract templates: the wizard that writes them, their life from draft to archive, and the sheet that the other slices
//! read.

mod access;
mod acts;
mod copy;
mod farm;
mod history;
mod list;
mod model;
mod offer;
mod preview;
mod queries;
mod rules;
mod show;
mod summary;
mod told;
mod wizard;

pub use access::{ContractsDesk, FarmTemplateDesk, TemplateDesk, TemplateView};
pub use model::{
    Act, Life, Offered, Origin, PaymentMethod, PaymentPlan, SheetDelivery, SheetFarm, SheetProduct,
    SheetSite, StoredRhythm, TemplateLine, TemplateSheet,
};
pub use offer::{offer_product, products_besides};
pub use wizard::{Fields, priced, vat_rates};

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::web::Routes;
use crate::words::{DeliveryId, FarmId, PublicId, TemplateId};

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/modeles", list::list)
        .get("/amap/{slug}/modeles/nouveau", wizard::begin_page)
        .post("/amap/{slug}/modeles/nouveau", wizard::begin)
        .get("/amap/{slug}/modeles/{id}", show::show)
        .get("/amap/{slug}/modeles/{id}/etape/{n}", wizard::show)
        .post("/amap/{slug}/modeles/{id}/etape/{n}", wizard::save)
        .post("/amap/{slug}/modeles/{id}/etape/{n}/apercu", wizard::ahead)
        .get("/amap/{slug}/modeles/{id}/apercu", wizard::seen_page)
        .get("/amap/{slug}/modeles/{id}/apercu.pdf", preview::for_amap)
        .get("/amap/{slug}/modeles/{id}/historique", history::for_amap)
        .post("/amap/{slug}/modeles/{id}/soumission", acts::submit)
        .post("/amap/{slug}/modeles/{id}/retrait", acts::withdraw)
        .post("/amap/{slug}/modeles/{id}/approbation", acts::approve)
        .post("/amap/{slug}/modeles/{id}/ouverture", acts::open)
        .post("/amap/{slug}/modeles/{id}/fermeture", acts::close)
        .post("/amap/{slug}/modeles/{id}/archivage", acts::archive)
        .post("/amap/{slug}/modeles/{id}/reprise", acts::restore)
        .post("/amap/{slug}/modeles/{id}/copie", copy::copy)
        .get("/ferme/{slug}", farm::home)
        .get("/ferme/{slug}/contrats", farm::list)
        .get("/ferme/{slug}/contrats/{template}", farm::show)
        .get("/ferme/{slug}/contrats/{template}/apercu.pdf", preview::for_farm)
        .get("/ferme/{slug}/contrats/{template}/historique", history::for_farm)
        .post("/ferme/{slug}/contrats/{template}/approbation", farm::approve)
        .post("/ferme/{slug}/contrats/{template}/refus", farm::decline)
}

/// The template of an address, whole.
///
/// # Errors
/// When the database fails; `None` when the AMAP has no such template.
pub async fn template_sheet(
    tx: &mut Tx,
    amap: &AmapScope,
    id: &PublicId,
) -> Result<Option<TemplateSheet>, DbError> {
    queries::sheet(tx, amap, id).await
}

/// The same, by its id.
///
/// # Errors
/// When the database fails; `None` when the AMAP has no such template.
pub async fn template_sheet_of(
    tx: &mut Tx,
    amap: &AmapScope,
    id: TemplateId,
) -> Result<Option<TemplateSheet>, DbError> {
    queries::sheet_of(tx, amap, id).await
}

/// The templates that deliver on a delivery, of one farm or of all, whole: those that a farm was shown and that are not put
/// away.
///
/// # Errors
/// When the database fails.
pub async fn sheets_at(
    tx: &mut Tx,
    amap: &AmapScope,
    delivery: DeliveryId,
    farm: Option<FarmId>,
) -> Result<Vec<TemplateSheet>, DbError> {
    let mut sheets = Vec::new();
    for id in queries::templates_at(tx, amap, delivery, farm).await? {
        sheets.extend(queries::sheet_of(tx, amap, id).await?);
    }
    Ok(sheets)
}
