//! Contract templates: the wizard that writes them, their life from draft to archive, and the sheet that the other slices
//! read.

mod model;
mod queries;

pub use model::{
    Act, Life, Offered, Origin, PaymentMethod, PaymentPlan, SheetDelivery, SheetFarm, SheetProduct,
    SheetSite, StoredRhythm, TemplateLine, TemplateSheet,
};

use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::words::{PublicId, TemplateId};

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
