//! The PDF of an amendment: made of its words when it is first asked for, kept, and never made again.

use super::queries::{self, Amendment, AmendmentFile, AmendmentSignature};
use crate::access::AmapScope;
use crate::contracts::contract::{Contract, hex};
use crate::contracts::final_file::{signed_by_farm, signed_by_household};
use crate::contracts::queries::StandingSignature;
use crate::documents::{AmendmentBody, Issue, SignaturePage};
use crate::web::{App, Fault};
use crate::words::{Instant, TemplateId};
use crate::{t, transact};
use sha2::{Digest, Sha256};

/// The words of an amendment, as they were written.
///
/// # Errors
/// A sentence when they went with the person who signed them (docs/rules/erasure.md).
pub fn words(amendment: &Amendment) -> Result<AmendmentBody, Fault> {
    if amendment.is_erased() {
        return Err(Fault::Refused(t!("contracts-text-erased")));
    }
    serde_json::from_str(&amendment.says).map_err(Fault::unexpected)
}

/// The PDF as it is signed.
///
/// # Errors
/// When it cannot be made.
pub async fn of(
    app: &App,
    amap: &AmapScope,
    amendment: &Amendment,
    now: Instant,
) -> Result<AmendmentFile, Fault> {
    let words = words(amendment)?;
    let mut tx = app.db.read().await?;
    if let Some(kept) = queries::amendment_file(&mut tx, amap, amendment.id).await? {
        return Ok(kept);
    }
    drop(tx);
    let (by, on) = (amap.name().to_owned(), amap.today(amendment.made_at));
    let work = move || {
        let id = words.reference.clone();
        words.pdf(Issue { by: &by, on, id: &id })
    };
    let pdf = tokio::task::spawn_blocking(work)
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    let file = AmendmentFile {
        sha256: Sha256::digest(&pdf.bytes).to_vec(),
        pages: i64::try_from(pdf.pages).unwrap_or_default(),
        pdf: pdf.bytes,
    };
    transact!(app.db, |tx| {
        Ok(queries::insert_amendment_file(tx, amap, amendment.id, &file, now).await?)
    })?;
    let mut tx = app.db.read().await?;
    let kept = queries::amendment_file(&mut tx, amap, amendment.id).await?;
    Ok(kept.unwrap_or(file))
}

/// Makes the PDFs of the amendments of a template that were just written, while people read on. What is not made now is
/// made when it is asked for.
pub fn make_soon(app: &App, amap: &AmapScope, template: TemplateId, now: Instant) {
    let (app, amap) = (app.clone(), amap.clone());
    tokio::spawn(async move {
        if let Err(error) = make_all(&app, &amap, template, now).await {
            tracing::warn!(%error, "the PDF of an amendment was not made");
        }
    });
}

async fn make_all(app: &App, amap: &AmapScope, template: TemplateId, now: Instant) -> Result<(), Fault> {
    let mut tx = app.db.read().await?;
    let missing = queries::without_file(&mut tx, amap, template).await?;
    drop(tx);
    for (contract, number) in missing {
        let mut tx = app.db.read().await?;
        let amendment = queries::amendment(&mut tx, amap, contract, number).await?;
        drop(tx);
        if let Some(amendment) = amendment {
            of(app, amap, &amendment, now).await?;
        }
    }
    Ok(())
}

/// The PDF; with the page of its signatures once all that it asks for have signed: made once and kept.
///
/// # Errors
/// When it cannot be made.
pub async fn with_signatures(
    app: &App,
    amap: &AmapScope,
    (contract, amendment): (&Contract, &Amendment),
    now: Instant,
) -> Result<Vec<u8>, Fault> {
    let file = of(app, amap, amendment, now).await?;
    if amendment.asks.is_empty() || amendment.effective_at.is_none() {
        return Ok(file.pdf);
    }
    let mut tx = app.db.read().await?;
    if let Some(kept) = queries::signed_amendment(&mut tx, amap, amendment.id).await? {
        return Ok(kept);
    }
    let signatures = queries::amendment_signatures(&mut tx, amap, amendment.id).await?;
    drop(tx);
    let last = signatures
        .iter()
        .map(|one| one.signature.signed_at)
        .max()
        .unwrap_or(now);
    let page = signature_page(app, amap, (contract, amendment), &file, &signatures);
    let (by, id, on) = (amap.name().to_owned(), page.reference.clone(), amap.today(last));
    let work = move || page.after(&file.pdf, Issue { by: &by, on, id: &id });
    let signed = tokio::task::spawn_blocking(work)
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    let sha256 = Sha256::digest(&signed).to_vec();
    transact!(app.db, |tx| {
        Ok(queries::keep_signed_amendment(tx, amap, amendment.id, &sha256, &signed).await?)
    })?;
    let mut tx = app.db.read().await?;
    let kept = queries::signed_amendment(&mut tx, amap, amendment.id).await?;
    Ok(kept.unwrap_or(signed))
}

fn signature_page(
    app: &App,
    amap: &AmapScope,
    (contract, amendment): (&Contract, &Amendment),
    file: &AmendmentFile,
    signatures: &[AmendmentSignature],
) -> SignaturePage {
    let signatures: Vec<StandingSignature> = signatures.iter().map(|one| one.signature.clone()).collect();
    let mut parties = vec![signed_by_household(amap, contract, &signatures)];
    if amendment.asks == "both" {
        parties.push(signed_by_farm(amap, contract, &signatures));
    }
    SignaturePage {
        title: t!(
            "amendments-title",
            number = amendment.number,
            title = contract.title
        ),
        reference: contract.public_id.to_string(),
        body_pages: t!("contracts-page-pages", count = file.pages),
        body_sha256: hex(&file.sha256),
        verification_address: format!("{}/verification", app.config.public_url),
        signatures: parties,
    }
}
