//! The letters that an amendment of one contract causes.

use super::ledger::Standing;
use super::model::{Asks, Kind};
use super::queries::Amendment;
use super::record::{Occasion, Planned, Recorded};
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
/// what it paid ahead is told to nobody, the farm reads it on its lists; but what it is asked anew because of it is.
///
/// # Errors
/// When the database fails.
pub async fn written(
    tx: &mut Tx,
    occasion: &Occasion<'_>,
    recorded: &Recorded,
    farmers: &[FarmPerson],
) -> Result<(), Fault> {
    let told = recorded.planned.iter().filter(|plan| plan.kind != Kind::Prepaid);
    let mut all = Vec::new();
    for plan in told.chain(&recorded.anew) {
        let standing = &plan.standing;
        let next = match plan.asks {
            Asks::Nobody => "amendments-letter-see",
            _ => "amendments-letter-sign",
        };
        let body = t!(
            "amendments-letter-one",
            household = standing.contract.household_name,
            what = said::kind(plan.kind),
            reason = plan.why(occasion),
            before = standing.terms.total(),
            after = plan.after.total(),
            next = t!(next, address = address(occasion, standing, standing.made + 1))
        );
        all.extend(letters(occasion, standing.addresses.iter().cloned(), &body));
        let to_farm = farmers.iter().filter_map(|farmer| farmer.email.clone());
        all.extend(letters(occasion, to_farm, &body));
    }
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
