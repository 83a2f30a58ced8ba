//! What was signed of a contract: its file, and those of its amendments.

use super::amendments::{Amendment, amendment_paper, amendments};
use super::{final_file, queries};
use crate::access::AmapScope;
use crate::web::{App, Fault};
use crate::words::{Instant, PublicId};

/// The signed file of a contract, or its text while the farm has not signed, and the amendments that hold; each with its name
/// without an ending. None of a contract that has no text.
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
        papers.extend(pdf.map(|pdf| (contract.to_string(), pdf)));
    }
    let there = |one: &&Amendment| one.effective_at.is_some() && !one.is_erased();
    for amendment in amended.iter().filter(there) {
        let pdf = amendment_paper(app, amap, (&found, amendment), now).await?;
        papers.push((format!("{contract}-avenant-{}", amendment.number), pdf));
    }
    Ok(papers)
}
