//! A household leaves, and another signs for the rest: one contract ends, one begins.

use super::Bench;
use crate::access::Authorised;
use crate::clock;
use crate::contracts::access::ContractDesk;
use crate::contracts::amendments::model::LineChange;
use crate::contracts::amendments::queries as amending;
use crate::contracts::amendments::record::Planned;
use crate::contracts::amendments::rules::line_changes;
use crate::contracts::queries::{self, Line, NewContract};
use crate::contracts::tariff::own_prices;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::mail::{self, Letter};
use crate::t;
use crate::web::Fault;
use crate::words::{ContractId, HouseholdId, PublicId};

/// How long the shares are kept for the household that takes over, while it reads and signs.
const DAYS_KEPT: i64 = 7;

/// What is no longer due to who leaves.
pub fn rest(planned: &Planned) -> Vec<LineChange> {
    line_changes(&planned.standing.terms, &planned.after)
}

/// Prepares the contract of the household that takes over: a draft with the rest, at the same prices, whose shares are kept
/// while it signs.
///
/// # Errors
/// When the household is unknown, has nobody to sign, or has a contract already.
pub async fn hand_over(
    tx: &mut Tx,
    desk: &Authorised<ContractDesk>,
    bench: &Bench,
    household: PublicId,
    rest: Vec<LineChange>,
    reason: &str,
) -> Result<(), Fault> {
    let (amap, now) = (&desk.amap, desk.visit.now());
    let (sheet, before) = (&bench.sheet, &bench.standing.contract);
    let (household, name) = queries::household(tx, amap, household)
        .await?
        .ok_or(Fault::NotFound)?;
    if queries::active_contract(tx, amap, sheet.id, (household, amap.today(now)))
        .await?
        .is_some()
    {
        return Err(Fault::Refused(t!("amendments-refused-has-contract")));
    }
    let people = queries::people(tx, amap, household).await?;
    let signatory = people
        .first()
        .ok_or_else(|| Fault::Refused(t!("contracts-entry-nobody")))?
        .id;
    let id = ContractId::new(clock::fresh_uuid());
    let new = NewContract {
        id,
        public_id: clock::fresh_public_id(),
        template: sheet.id,
        household,
        signatory,
        method: before.method.clone(),
        instalments: before.instalments,
        origin: "paper",
        outside_window: reason.to_owned(),
    };
    let begun = (desk.actor()?.account, now);
    queries::insert_contracts(tx, amap, std::slice::from_ref(&new), begun).await?;
    amending::follow(tx, amap, id, before.id).await?;
    take_over(tx, desk, bench, &new, &rest).await?;
    queries::keep(tx, amap, id, now.plus_hours(24 * DAYS_KEPT)).await?;
    tell(tx, desk, bench, (new.public_id, household, &name)).await?;
    let trace = Trace {
        amap: Some(amap.id()),
        farm: Some(sheet.farm.id),
        network: None,
        verb: "contract.handed-over",
        object: "contract",
        id: Some(id.uuid()),
        detail: serde_json::json!({ "follows": before.public_id, "reason": reason }),
    };
    Ok(history::record(tx, &desk.visit, trace).await?)
}

/// Stores the rest as the order of who takes over, at the prices it had.
async fn take_over(
    tx: &mut Tx,
    desk: &Authorised<ContractDesk>,
    bench: &Bench,
    new: &NewContract,
    rest: &[LineChange],
) -> Result<(), Fault> {
    let (amap, sheet) = (&desk.amap, &bench.sheet);
    let line = |line: &LineChange| {
        let delivery = sheet
            .deliveries
            .iter()
            .find(|delivery| delivery.day == line.day)?;
        Some(Line {
            delivery_id: delivery.id,
            product_id: line.product,
            quantity: line.before,
        })
    };
    let lines: Vec<Line> = rest.iter().filter_map(line).collect();
    queries::replace_lines(tx, amap, new.id, new.household, &lines).await?;
    let has = |product| rest.iter().any(|line| line.product == product);
    let own = own_prices(&sheet.products, &bench.standing.terms.tariffs, has);
    Ok(queries::replace_prices(tx, amap, new.id, &own).await?)
}

/// Tells everyone of the household that takes over what waits for its signature.
async fn tell(
    tx: &mut Tx,
    desk: &Authorised<ContractDesk>,
    bench: &Bench,
    (contract, household, name): (PublicId, HouseholdId, &str),
) -> Result<(), Fault> {
    let (amap, sheet) = (&desk.amap, &bench.sheet);
    let site = &desk.visit.app().config.public_url;
    let body = t!(
        "amendments-letter-handed-over",
        household = name,
        farm = sheet.farm.name,
        title = sheet.title,
        address = format!("{site}/amap/{}/contrats/{contract}", amap.slug())
    );
    let letter = |to| Letter {
        amap: Some(amap.id()),
        kind: "amendment",
        to,
        subject: t!("amendments-letter-subject", title = sheet.title),
        body: body.clone(),
    };
    let addresses = amending::household_addresses(tx, amap, household).await?;
    let letters: Vec<Letter> = addresses.into_iter().map(letter).collect();
    Ok(mail::enqueue_all(tx, &letters, desk.visit.now()).await?)
}
