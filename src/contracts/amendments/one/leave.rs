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
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::t;
use crate::web::Fault;
use crate::words::{ContractId, PublicId};

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
    let (household, _) = queries::household(tx, amap, household)
        .await?
        .ok_or(Fault::NotFound)?;
    if queries::active_contract(tx, amap, sheet.id, household)
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
        method: &before.method,
        instalments: before.instalments,
        origin: "paper",
        outside_window: reason,
        by: desk.actor()?.account,
    };
    queries::insert_contract(tx, amap, &new, now).await?;
    amending::follow(tx, amap, id, before.id).await?;
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
    queries::replace_lines(tx, amap, id, household, &lines).await?;
    let listed = |id| {
        sheet
            .products
            .iter()
            .find(|product| product.id == id)
            .map(|product| product.pricing)
    };
    let own = bench.standing.terms.prices.iter();
    let own: Vec<_> = own
        .filter(|(product, pricing)| listed(**product).is_some_and(|listed| listed != **pricing))
        .map(|(product, pricing)| (*product, pricing.cents()))
        .collect();
    queries::replace_prices(tx, amap, id, &own).await?;
    queries::keep(tx, amap, id, now.plus_hours(24 * DAYS_KEPT)).await?;
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
