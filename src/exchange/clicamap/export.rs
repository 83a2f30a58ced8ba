//! Moving a contract out: the workbook of a template.

use super::queries::{self, TemplateRow};
use super::rebuild::rebuild;
use super::write;
use crate::access::AmapScope;
use crate::db::Tx;
use crate::t;
use crate::web::Fault;
use crate::words::{Instant, PublicId, slug};

/// A contract that can be exported.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Listed {
    /// The template's name in addresses.
    pub id: PublicId,
    /// Its title.
    pub title: String,
    /// The farm's name.
    pub farm: String,
}

/// A file ready to be kept.
#[derive(Clone, Debug)]
pub struct Exported {
    /// Made of the title, so that importing the file gives the title back.
    pub file: String,
    /// The `.xlsx`.
    pub bytes: Vec<u8>,
}

/// The contracts of an AMAP that were opened to subscription, by farm and title.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut Tx, amap: &AmapScope) -> Result<Vec<Listed>, Fault> {
    let templates = queries::templates(tx, amap).await?;
    let listed = |template: TemplateRow| Listed {
        id: template.public_id,
        title: template.title,
        farm: template.farm,
    };
    Ok(templates.into_iter().map(listed).collect())
}

/// The workbook of one template, as extracted now.
///
/// # Errors
/// [`Fault::NotFound`]; a sentence when nobody has signed yet, since a workbook lists people.
pub async fn export(tx: &mut Tx, amap: &AmapScope, id: PublicId, now: Instant) -> Result<Exported, Fault> {
    let template = queries::template(tx, amap, id).await?.ok_or(Fault::NotFound)?;
    let workbook = rebuild(tx, amap, template.id).await?;
    if workbook.members.is_empty() || workbook.sheets.is_empty() {
        return Err(Fault::Refused(t!(
            "exchange-export-empty",
            title = template.title
        )));
    }
    let extracted = now.in_zone(amap.zone()).datetime();
    let write = move || write::write(&workbook, extracted).map_err(Fault::unexpected);
    let bytes = tokio::task::spawn_blocking(write)
        .await
        .map_err(Fault::unexpected)??;
    let name = match slug(&template.title) {
        empty if empty.is_empty() => "contrat".to_owned(),
        name => name,
    };
    Ok(Exported {
        file: format!("{name}.xlsx"),
        bytes,
    })
}
