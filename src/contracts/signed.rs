//! What was signed of a contract: its file, and those of its amendments.

use super::amendments::{Amendment, amendment_paper, amendment_scan, amendments};
use super::rules::scan::ScanKind;
use super::{final_file, queries};
use crate::access::AmapScope;
use crate::web::{App, Fault};
use crate::words::{Instant, PublicId};

/// The signed file of a contract, or its text while the farm has not signed, the amendments that hold, and the sheets of paper
/// behind what was signed by hand; each with the name of its file. None of a contract that has no text.
///
/// # Errors
/// When the contract is not there, a paper cannot be made, or the database fails.
pub async fn papers(
    app: &App,
    amap: &AmapScope,
    contract: PublicId,
    now: Instant,
) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let mut tx = app.db.read().await?;
    let found = queries::contract(&mut tx, amap, contract).await?;
    let found = found.ok_or(Fault::NotFound)?;
    let amended = amendments(&mut tx, amap, found.id).await?;
    drop(tx);
    let mut papers = Vec::new();
    if let Some(body) = found.body_id {
        let mut tx = app.db.read().await?;
        let text = queries::body_pdf(&mut tx, amap, body).await?;
        drop(tx);
        let pdf = match text {
            Some(_) if found.farm_signed_at.is_some() => {
                Some(final_file::of(app, amap, &found, body, now).await?)
            }
            text => text,
        };
        papers.extend(pdf.map(|pdf| (format!("{contract}.pdf"), pdf)));
    }
    for party in PARTIES {
        let mut tx = app.db.read().await?;
        let sheet = queries::scan(&mut tx, amap, found.id, party).await?;
        let name = |kind: ScanKind| format!("{contract}-papier-{}.{}", spoken(party), kind.extension());
        papers.extend(sheet.map(|(kind, bytes)| (name(kind), bytes)));
    }
    let there = |one: &&Amendment| one.effective_at.is_some() && !one.is_erased();
    for amendment in amended.iter().filter(there) {
        let pdf = amendment_paper(app, amap, (&found, amendment), now).await?;
        let name = format!("{contract}-avenant-{}", amendment.number);
        papers.push((format!("{name}.pdf"), pdf));
        for party in PARTIES {
            let mut tx = app.db.read().await?;
            let sheet = amendment_scan(&mut tx, amap, amendment.id, party).await?;
            let Some((kind, bytes)) = sheet else { continue };
            let kind: ScanKind = kind.parse().map_err(Fault::unexpected)?;
            let name = format!("{name}-papier-{}.{}", spoken(party), kind.extension());
            papers.push((name, bytes));
        }
    }
    Ok(papers)
}

/// Who signs, as it is stored.
const PARTIES: [&str; 2] = ["member", "farm"];

/// As the name of a file says it.
fn spoken(party: &str) -> &'static str {
    if party == "member" { "foyer" } else { "ferme" }
}
