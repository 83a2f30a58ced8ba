//! A receipt as a PDF: for whoever keeps the campaign, and for whoever paid.

use super::model::{Issuer, Receipt};
use super::queries;
use crate::access::Authorised;
use crate::access::{Actor, AmapScope, NetworkScope, Own, Role, Target};
use crate::db::Tx;
use crate::documents::{FeeReceipt, Issue};
use crate::t;
use crate::web::{App, Fault, Outcome, Visit, attachment};
use crate::words::{Day, PublicId};

/// A receipt that the person may see.
#[derive(Debug)]
pub struct SeenReceipt {
    issuer: Issuer,
    receipt: Receipt,
}

#[derive(Debug, serde::Deserialize)]
pub struct ReceiptKey {
    slug: String,
    receipt: PublicId,
}

/// Whether a role keeps the issuer's books, or is of whoever paid.
fn may(role: &Role, issuer: &Issuer, receipt: &Receipt) -> bool {
    let keeps = match issuer {
        Issuer::Amap(amap) => role.sees_payments(amap),
        Issuer::Network(network) => matches!(role, Role::Network(own) if own.id() == network.id()),
    };
    let paid = match role {
        Role::Member(own) => {
            receipt.payer_amap_id == Some(own.amap.id()) && receipt.household_id == Some(own.household)
        }
        Role::Treasurer(amap) | Role::Coordinator(amap) => {
            receipt.household_id.is_none() && receipt.payer_amap_id == Some(amap.id())
        }
        Role::Farmer(farm) => receipt.payer_farm_id == Some(farm.id()),
        _ => false,
    };
    keeps || paid
}

impl Target for SeenReceipt {
    type Key = ReceiptKey;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: ReceiptKey) -> Result<Self, Fault> {
        let issuer = if visit.path().starts_with("/amap/") {
            Issuer::Amap(
                AmapScope::for_operator(tx, &key.slug)
                    .await?
                    .ok_or(Fault::NotFound)?,
            )
        } else {
            Issuer::Network(
                NetworkScope::for_operator(tx, &key.slug)
                    .await?
                    .ok_or(Fault::NotFound)?,
            )
        };
        let receipt = queries::receipt(tx, &issuer, key.receipt)
            .await?
            .ok_or(Fault::NotFound)?;
        let is_theirs = actor
            .acting
            .as_ref()
            .is_some_and(|role| may(role, &issuer, &receipt));
        if is_theirs {
            return Ok(SeenReceipt { issuer, receipt });
        }
        Err(Fault::NotFound)
    }
}

/// The PDF: the same bytes each time.
pub async fn show(seen: Authorised<SeenReceipt>) -> Outcome {
    let pdf = pdf(seen.issuer.name().to_owned(), seen.receipt.clone()).await?;
    attachment(&file_name(&seen.receipt), "application/pdf", pdf)
}

fn file_name(receipt: &Receipt) -> String {
    format!("recu-{}.pdf", receipt.number)
}

async fn pdf(issuer: String, receipt: Receipt) -> Result<Vec<u8>, Fault> {
    let (on, id) = (receipt.issued_on, receipt.public_id.to_string());
    let document = FeeReceipt {
        heading: t!(
            "campaigns-receipt-title",
            number = receipt.number,
            issuer = issuer
        ),
        issuer: issuer.clone(),
        number: receipt.number.to_string(),
        payer: receipt.payer,
        title: receipt.title,
        amount: receipt.cents.to_string(),
        method: t!(receipt.method.key()),
        paid_on: receipt.paid_on.full(),
        issued_on: receipt.issued_on.full(),
        cancelled: receipt.cancelled_at.is_some(),
    };
    let making = tokio::task::spawn_blocking(move || {
        document.pdf(Issue {
            by: &issuer,
            on,
            id: &id,
        })
    });
    let pdf = making
        .await
        .map_err(Fault::unexpected)?
        .map_err(Fault::unexpected)?;
    Ok(pdf.bytes)
}

/// Every receipt of a household for what was paid until a day, all without one, with the name of its file.
///
/// # Errors
/// When one cannot be made, or the database fails.
pub async fn of_household(app: &App, own: &Own, until: Option<Day>) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let issuer = Issuer::Amap(own.amap.clone());
    let mut tx = app.db.read().await?;
    let kept = queries::receipts_of(&mut tx, own.amap.id(), own.household).await?;
    let mut receipts = Vec::new();
    let in_time = |paid: Day| until.is_none_or(|until| paid <= until);
    for (id, ..) in kept.into_iter().filter(|(.., paid)| in_time(*paid)) {
        receipts.extend(queries::receipt(&mut tx, &issuer, id).await?);
    }
    drop(tx);
    let mut files = Vec::new();
    for receipt in receipts {
        files.push((
            file_name(&receipt),
            pdf(own.amap.name().to_owned(), receipt).await?,
        ));
    }
    Ok(files)
}
