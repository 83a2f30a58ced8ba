//! The final file: the body that both signed, byte for byte, and the page of the signatures.

use super::contract::{Contract, hex};
use super::queries::{self, StandingSignature};
use crate::access::AmapScope;
use crate::documents::{Issue, SignatureEntry, SignaturePage};
use crate::web::{App, Fault};
use crate::words::{BodyId, Instant};
use crate::{t, transact};
use sha2::{Digest, Sha256};

/// The stored final file; made and stored first if it is not there yet.
///
/// # Errors
/// When the body is missing, or the page cannot be made.
pub async fn of(
    app: &App,
    amap: &AmapScope,
    contract: &Contract,
    body: BodyId,
    now: Instant,
) -> Result<Vec<u8>, Fault> {
    let mut tx = app.db.read().await?;
    if let Some(made) = queries::signed_file(&mut tx, amap, contract.id, body).await? {
        return Ok(made);
    }
    let pdf = queries::body_pdf(&mut tx, amap, body)
        .await?
        .ok_or_else(|| Fault::Refused(t!("contracts-text-erased")))?;
    let signatures = queries::signatures(&mut tx, amap, contract.id).await?;
    drop(tx);
    let page = signature_page(app, amap, contract, &signatures);
    let (by, id) = (amap.name().to_owned(), page.reference.clone());
    let last = signatures
        .iter()
        .map(|signature| signature.signed_at)
        .max()
        .unwrap_or(now);
    let on = amap.today(last);
    let work = move || page.after(&pdf, Issue { by: &by, on, id: &id });
    let made = tokio::task::spawn_blocking(work)
        .await
        .map_err(Fault::unexpected)?;
    let made = made.map_err(Fault::unexpected)?;
    let sha256 = Sha256::digest(&made).to_vec();
    transact!(app.db, |tx| {
        Ok(queries::insert_signed_file(tx, amap, contract.id, body, &sha256, &made, now).await?)
    })?;
    let mut tx = app.db.read().await?;
    Ok(queries::signed_file(&mut tx, amap, contract.id, body)
        .await?
        .unwrap_or(made))
}

/// Makes the final files of contracts that were just countersigned, while the farmer reads on. What is not made now is
/// made when it is asked for.
pub fn make_soon(app: &App, amap: &AmapScope, contracts: Vec<(Contract, BodyId)>, now: Instant) {
    let (app, amap) = (app.clone(), amap.clone());
    tokio::spawn(async move {
        for (contract, body) in contracts {
            if let Err(error) = of(&app, &amap, &contract, body, now).await {
                tracing::warn!(%error, contract = %contract.public_id, "a final file was not made");
            }
        }
    });
}

fn signature_page(
    app: &App,
    amap: &AmapScope,
    contract: &Contract,
    signatures: &[StandingSignature],
) -> SignaturePage {
    SignaturePage {
        title: contract.title.clone(),
        reference: contract.public_id.to_string(),
        body_pages: contract
            .body_pages
            .map(|pages| t!("contracts-page-pages", count = pages))
            .unwrap_or_default(),
        body_sha256: contract.fingerprint(),
        verification_address: format!("{}/verification", app.config.public_url),
        signatures: vec![
            signed_by_household(amap, contract, signatures),
            signed_by_farm(amap, contract, signatures),
        ],
    }
}

/// What the page of signatures says of the household.
pub fn signed_by_household(
    amap: &AmapScope,
    contract: &Contract,
    signatures: &[StandingSignature],
) -> SignatureEntry {
    let party = t!("contracts-page-household", household = contract.household_name);
    let own = signatures.iter().find(|signature| signature.party == "member");
    entry(amap, party, &contract.signatory(), own)
}

/// What it says of the farm.
pub fn signed_by_farm(
    amap: &AmapScope,
    contract: &Contract,
    signatures: &[StandingSignature],
) -> SignatureEntry {
    let party = t!("contracts-page-farm", farm = contract.farm_name);
    let own = signatures.iter().find(|signature| signature.party == "farm");
    entry(amap, party, "", own)
}

fn entry(
    amap: &AmapScope,
    party: String,
    signatory: &str,
    signature: Option<&StandingSignature>,
) -> SignatureEntry {
    let online = signature.is_some_and(|signature| signature.how == "online");
    let account = signature
        .and_then(|signature| signature.account_name.clone())
        .unwrap_or_default();
    let name = if online {
        account.clone()
    } else {
        signatory.to_owned()
    };
    SignatureEntry {
        party,
        signed: signature.is_some(),
        name,
        at: signature
            .map(|signature| signature.signed_at.spoken(amap.zone()))
            .unwrap_or_default(),
        how: match signature.map(|signature| signature.how.as_str()) {
            Some("online") => t!("contracts-page-online"),
            Some("paper") => t!("contracts-page-paper"),
            _ => t!("contracts-page-elsewhere"),
        },
        address: signature
            .filter(|_| online)
            .map(|signature| signature.address.clone())
            .unwrap_or_default(),
        recorded_by: if online { String::new() } else { account },
        sha256: signature
            .and_then(|signature| signature.sha256.as_deref())
            .map(hex)
            .unwrap_or_default(),
    }
}
