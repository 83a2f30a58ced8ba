//! The file itself, held in memory while it is made: some 50 KB for each contract. PDFs do not shrink, so that they are
//! stored as they are.

use super::csv;
use crate::access::AmapScope;
use crate::contracts::amendments::{amendment_paper, amendments};
use crate::contracts::final_file;
use crate::contracts::queries::{self, Archived};
use crate::contracts::synthesis;
use crate::contracts::templates::TemplateSheet;
use crate::web::{App, Fault};
use crate::words::{Instant, slug};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

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
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    add(
        &mut file,
        "contrats.csv",
        csv::table(amap, &held, &lines, &owed).as_bytes(),
    )?;
    for one in &held {
        add_contract(app, amap, &mut file, one, now).await?;
    }
    let written = file.finish().map_err(Fault::unexpected)?;
    Ok(written.into_inner())
}

type Zip = ZipWriter<Cursor<Vec<u8>>>;

fn add(file: &mut Zip, name: &str, bytes: &[u8]) -> Result<(), Fault> {
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    file.start_file(name, stored).map_err(Fault::unexpected)?;
    file.write_all(bytes).map_err(Fault::unexpected)
}

/// The signed file, or the text while the farm has not signed, and the amendments.
async fn add_contract(
    app: &App,
    amap: &AmapScope,
    file: &mut Zip,
    one: &Archived,
    now: Instant,
) -> Result<(), Fault> {
    let name = format!("{}-{}", slug(&one.household), one.public_id);
    let mut tx = app.db.read().await?;
    let contract = queries::contract(&mut tx, amap, one.public_id)
        .await?
        .ok_or(Fault::NotFound)?;
    let amended = amendments(&mut tx, amap, contract.id).await?;
    drop(tx);
    if let Some(body) = contract.body_id {
        let pdf = if contract.farm_signed_at.is_some() {
            final_file::of(app, amap, &contract, body, now).await?
        } else {
            let mut tx = app.db.read().await?;
            queries::body_pdf(&mut tx, amap, body).await?.unwrap_or_default()
        };
        add(file, &format!("contrats/{name}.pdf"), &pdf)?;
    }
    for amendment in amended
        .iter()
        .filter(|amendment| amendment.effective_at.is_some())
    {
        let pdf = amendment_paper(app, amap, (&contract, amendment), now).await?;
        add(
            file,
            &format!("contrats/{name}-avenant-{}.pdf", amendment.number),
            &pdf,
        )?;
    }
    Ok(())
}
