//! The letters that an amendment of one contract causes.

use super::ledger::Standing;
use super::model::Asks;
use super::queries::Amendment;
use super::record::{Occasion, Planned};
use super::said;
use crate::contracts::queries::FarmPerson;
use crate::db::Tx;
use crate::mail::{self, Letter};
use crate::t;
use crate::web::Fault;
use crate::words::EmailAddress;

fn letters(occasion: &Occasion<'_>, to: impl Iterator<Item = EmailAddress>, body: &str) -> Vec<Letter> {
    let letter = |to| Letter {
        amap: Some(occasion.amap.id()),
        kind: "amendment",
        to,
        subject: t!("amendments-letter-subject", title = occasion.sheet.title),
        body: body.to_owned(),
    };
    to.map(letter).collect()
}

/// The address of a contract's amendment.
pub fn address(occasion: &Occasion<'_>, standing: &Standing, number: i64) -> String {
    format!(
        "{}/amap/{}/contrats/{}/avenants/{number}",
        occasion.visit.app().config.public_url,
        occasion.amap.slug(),
        standing.contract.public_id
    )
}

/// Tells the household and the farm that an amendment was written, and who signs it. What a household changes itself of
/// what it paid ahead is told to nobody: the farm reads it on its lists.
///
/// # Errors
/// When the database fails.
pub async fn written(
    tx: &mut Tx,
    occasion: &Occasion<'_>,
    plan: &Planned,
    farmers: &[FarmPerson],
) -> Result<(), Fault> {
    if plan.kind == super::model::Kind::Prepaid {
        return Ok(());
    }
    let standing = &plan.standing;
    let next = match plan.asks {
        Asks::Nobody => "amendments-letter-see",
        _ => "amendments-letter-sign",
    };
    let body = t!(
        "amendments-letter-one",
        household = standing.contract.household_name,
        what = said::kind(plan.kind),
        reason = occasion.reason,
        before = standing.terms.total(),
        after = plan.after.total(),
        next = t!(next, address = address(occasion, standing, standing.made + 1))
    );
    let mut all = letters(occasion, standing.addresses.iter().cloned(), &body);
    let to_farm = farmers.iter().filter_map(|farmer| farmer.email.clone());
    all.extend(letters(occasion, to_farm, &body));
    Ok(mail::enqueue_all(tx, &all, occasion.visit.now()).await?)
}

/// Tells both sides that everyone has signed.
///
/// # Errors
/// When the database fails.
pub async fn effective(
    tx: &mut Tx,
    occasion: &Occasion<'_>,
    (plan, amendment): (&Planned, &Amendment),
    farmers: &[FarmPerson],
) -> Result<(), Fault> {
    let standing = &plan.standing;
    let body = t!(
        "amendments-letter-effective",
        number = amendment.number,
        household = standing.contract.household_name,
        total = plan.after.total(),
        address = address(occasion, standing, amendment.number)
    );
    let mut all = letters(occasion, standing.addresses.iter().cloned(), &body);
    let to_farm = farmers.iter().filter_map(|farmer| farmer.email.clone());
    all.extend(letters(occasion, to_farm, &body));
    Ok(mail::enqueue_all(tx, &all, occasion.visit.now()).await?)
}
