//! The file itself: some 50 KB for each contract.

use super::csv;
use crate::access::AmapScope;
use crate::contracts::queries;
use crate::contracts::signed::papers;
use crate::contracts::synthesis;
use crate::contracts::templates::TemplateSheet;
use crate::documents::Zipped;
use crate::web::{App, Fault};
use crate::words::{Instant, slug};

/// The archive of a template: what was signed, byte for byte, and a table.
///
/// # Errors
/// When a paper cannot be made, or the database fails.
pub async fn archive(
    app: &App,
    amap: &AmapScope,
    sheet: &TemplateSheet,
    now: Instant,
) -> Result<Vec<u8>, Fault> {
    let mut tx = app.db.read().await?;
    let held = queries::archived(&mut tx, amap, sheet.id).await?;
    let lines = queries::archived_lines(&mut tx, amap, sheet.id).await?;
    let owed = synthesis::table(&mut tx, amap, sheet, false).await?;
    drop(tx);
    let mut zip = Zipped::default();
    let table = csv::table(amap, &held, &lines, &owed);
    zip.add("contrats.csv", table.as_bytes())
        .map_err(Fault::unexpected)?;
    for one in &held {
        for (name, pdf) in papers(app, amap, one.public_id, now).await? {
            let name = format!("contrats/{}-{name}", slug(&one.household));
            zip.add(&name, &pdf).map_err(Fault::unexpected)?;
        }
    }
    zip.finish().map_err(Fault::unexpected)
}
