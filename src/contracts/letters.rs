//! The letters that signing causes.

use super::contract::Contract;
use super::dossier::Dossier;
use super::queries::Unsigned;
use crate::access::AmapScope;
use crate::db::{DbError, Tx};
use crate::mail::{self, Letter};
use crate::t;
use crate::web::{Fault, Visit};
use crate::words::{EmailAddress, Instant};

async fn send(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    to: EmailAddress,
    subject: String,
    body: String,
) -> Result<(), Fault> {
    let letter = Letter {
        amap: Some(amap.id()),
        kind: "signature",
        to,
        subject,
        body,
    };
    Ok(mail::enqueue(tx, letter, visit.now()).await?)
}

fn signatory_address(contract: &Contract) -> Option<EmailAddress> {
    contract.email.as_deref().and_then(|email| email.parse().ok())
}

fn contract_address(visit: &Visit, amap: &AmapScope, contract: &Contract) -> String {
    format!(
        "{}/amap/{}/contrats/{}",
        visit.app().config.public_url,
        amap.slug(),
        contract.public_id
    )
}

/// Tells both parties that the household signed.
///
/// # Errors
/// When the database fails.
pub async fn signed(tx: &mut Tx, visit: &Visit, dossier: &Dossier) -> Result<(), Fault> {
    let (amap, contract) = (&dossier.amap, &dossier.contract);
    let address = contract_address(visit, amap, contract);
    if let Some(to) = signatory_address(contract) {
        let subject = t!("contracts-letter-signed-subject", title = contract.title);
        let body = t!(
            "contracts-letter-signed-body",
            name = contract.first_name,
            title = contract.title,
            farm = contract.farm_name,
            total = dossier.total(),
            address = address
        );
        send(tx, visit, amap, to, subject, body).await?;
    }
    for to in dossier.farmers.iter().filter_map(|farmer| farmer.email.clone()) {
        let subject = t!(
            "contracts-letter-farm-subject",
            household = contract.household_name,
            title = contract.title
        );
        let body = t!(
            "contracts-letter-farm-body",
            household = contract.household_name,
            title = contract.title,
            amap = amap.name(),
            total = dossier.total(),
            address = format!(
                "{}/ferme/{}/contrats/{}/signatures",
                visit.app().config.public_url,
                dossier.sheet.farm.slug,
                contract.template_public_id
            )
        );
        send(tx, visit, amap, to, subject, body).await?;
    }
    Ok(())
}

/// Tells the household that the farm signed too.
///
/// # Errors
/// When the database fails.
pub async fn countersigned(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    contract: &Contract,
) -> Result<(), Fault> {
    let Some(to) = signatory_address(contract) else {
        return Ok(());
    };
    let subject = t!("contracts-letter-countersigned-subject", title = contract.title);
    let body = t!(
        "contracts-letter-countersigned-body",
        name = contract.first_name,
        title = contract.title,
        farm = contract.farm_name,
        address = contract_address(visit, amap, contract)
    );
    send(tx, visit, amap, to, subject, body).await
}

/// Tells the household that the farm refused, and why.
///
/// # Errors
/// When the database fails.
pub async fn refused(
    tx: &mut Tx,
    visit: &Visit,
    amap: &AmapScope,
    contract: &Contract,
    reason: &str,
) -> Result<(), Fault> {
    let Some(to) = signatory_address(contract) else {
        return Ok(());
    };
    let subject = t!("contracts-letter-refused-subject", title = contract.title);
    let body = t!(
        "contracts-letter-refused-body",
        name = contract.first_name,
        title = contract.title,
        farm = contract.farm_name,
        reason = reason,
        address = contract_address(visit, amap, contract)
    );
    send(tx, visit, amap, to, subject, body).await
}

/// Tells whoever began a contract that it was not signed in time. `site` is the public address of this server.
///
/// # Errors
/// When the database fails.
pub async fn lapsed(
    tx: &mut Tx,
    amap: &AmapScope,
    draft: &Unsigned,
    site: &str,
    now: Instant,
) -> Result<(), DbError> {
    let Some(to) = draft.email.as_deref().and_then(|email| email.parse().ok()) else {
        return Ok(());
    };
    let letter = Letter {
        amap: Some(amap.id()),
        kind: "lapsed",
        to,
        subject: t!("contracts-letter-lapsed-subject", title = draft.title),
        body: t!(
            "contracts-letter-lapsed-body",
            title = draft.title,
            farm = draft.farm_name,
            address = format!("{site}/amap/{}/contrats/{}", amap.slug(), draft.public_id)
        ),
    };
    mail::enqueue(tx, letter, now).await
}
