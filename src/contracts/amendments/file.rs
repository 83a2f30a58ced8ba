//! The PDF of an amendment: made of its words when it is first asked for, kept, and never made again.

use super::queries::{self, Amendment, AmendmentFile, AmendmentSignature};
use crate::access::AmapScope;
use crate::contracts::contract::{Contract, hex};
use crate::documents::{AmendmentBody, Issue, SignatureEntry, SignaturePage};
use crate::web::{App, Fault};
use crate::words::{Instant, TemplateId};
use crate::{t, transact};
use sha2::{Digest, Sha256};

/// The words of an amendment, as they were written.
///
/// # Errors
/// When they cannot be read: they were stored by this program.
pub fn words(amendment: &Amendment) -> Result<AmendmentBody, Fault> {
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
    let mut tx = app.db.read().await?;
    if let Some(kept) = queries::amendment_file(&mut tx, amap, amendment.id).await? {
        return Ok(kept);
    }
    drop(tx);
    let (words, by, on) = (
        words(amendment)?,
        amap.name().to_owned(),
        amap.today(amendment.made_at),
    );
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
        .map(|signature| signature.signed_at)
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
    let of_party = |party: &str| signatures.iter().find(|signature| signature.party == party);
    let household = t!("contracts-page-household", household = contract.household_name);
    let farm = t!("contracts-page-farm", farm = contract.farm_name);
    let mut parties = vec![entry(amap, household, of_party("member"))];
    if amendment.asks == "both" {
        parties.push(entry(amap, farm, of_party("farm")));
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

fn entry(amap: &AmapScope, party: String, signature: Option<&AmendmentSignature>) -> SignatureEntry {
    let online = signature.is_some_and(|signature| signature.how == "online");
    let account = signature
        .map(|signature| signature.account_name.clone())
        .unwrap_or_default();
    SignatureEntry {
        party,
        signed: signature.is_some(),
        name: if online { account.clone() } else { String::new() },
        at: signature
            .map(|signature| signature.signed_at.spoken(amap.zone()))
            .unwrap_or_default(),
        how: if online {
            t!("contracts-page-online")
        } else {
            t!("contracts-page-paper")
        },
        address: signature
            .filter(|_| online)
            .map(|signature| signature.address.clone())
            .unwrap_or_default(),
        recorded_by: if online { String::new() } else { account },
        sha256: signature
            .map(|signature| hex(&signature.sha256))
            .unwrap_or_default(),
    }
}
