//! What takes effect: the lines that are due, the prices, what is owed, and when it is paid.

use super::model::Terms;
use super::queries;
use super::record::{Occasion, Planned};
use crate::access::AmapScope;
use crate::contracts::instalments::{Due, Resplit};
use crate::contracts::queries::{
    DueLine, Expected, clear_lines, drop_expected_instalments, insert_expected, insert_lines, replace_prices,
};
use crate::contracts::tariff::own_prices;
use crate::db::Tx;
use crate::web::Fault;
use crate::words::{ContractId, Day, Instant};

/// Puts the terms after in the place of those before: nothing is left to be corrected by hand.
///
/// # Errors
/// When the database fails.
pub async fn take<'a>(
    tx: &mut Tx,
    occasion: &Occasion<'_>,
    planned: impl Iterator<Item = &'a Planned>,
) -> Result<(), Fault> {
    let (amap, today) = (occasion.amap, occasion.today());
    let (mut lines, mut instalments) = (Vec::new(), Vec::new());
    for plan in planned {
        let (contract, after) = (&plan.standing.contract, &plan.after);
        if after.lines != plan.standing.terms.lines {
            let days = after.lines.keys().map(|(day, _)| *day).collect();
            clear_lines(tx, amap, contract.id).await?;
            for ((day, product), quantity) in &after.lines {
                lines.push(DueLine {
                    amap_id: amap.id(),
                    delivery_id: occasion.delivery(*day)?,
                    contract_id: contract.id,
                    product_id: *product,
                    quantity: *quantity,
                    collected_by: plan
                        .standing
                        .collectors
                        .collector(*day, &days, contract.household_id),
                    given_at: given(plan, *day),
                });
            }
        }
        if (after.kept, after.unspent) != (contract.kept_cents, contract.unspent_cents) {
            queries::set_beyond(tx, amap, contract.id, (after.kept, after.unspent)).await?;
        }
        if after.tariffs != plan.standing.terms.tariffs {
            keep_prices(tx, occasion, contract.id, after).await?;
        }
        if after.total() != plan.standing.terms.total() {
            drop_expected_instalments(tx, amap, contract.id).await?;
            let resplit = plan.standing.resplit(occasion.sheet, after.total(), today);
            instalments.extend(expected(amap, plan, resplit));
        }
        if let Some(last) = plan.ends_on {
            queries::end(tx, amap, contract.id, last, plan.why(occasion)).await?;
        }
    }
    insert_lines(tx, &lines).await?;
    Ok(insert_expected(tx, &instalments).await?)
}

/// What was given up stays so, wherever it comes.
fn given(plan: &Planned, day: Day) -> Option<Instant> {
    let (given, after) = (&plan.standing.given, &plan.after);
    let left = given.iter().find(|(day, _)| !after.has(**day));
    let new = !plan.standing.terms.has(day);
    given
        .get(&day)
        .or(left.filter(|_| new).map(|(_, at)| at))
        .copied()
}

/// Keeps the prices of a contract that its template does not ask.
///
/// # Errors
/// When the database fails.
pub async fn keep_prices(
    tx: &mut Tx,
    occasion: &Occasion<'_>,
    contract: ContractId,
    terms: &Terms,
) -> Result<(), Fault> {
    let has = |product| terms.has_product(product);
    let own = own_prices(&occasion.sheet.products, &terms.tariffs, has);
    Ok(replace_prices(tx, occasion.amap, contract, &own).await?)
}

/// The instalments that stay expected.
fn expected(amap: &AmapScope, plan: &Planned, resplit: Resplit) -> Vec<Expected> {
    let contract = &plan.standing.contract;
    let last = plan.standing.schedule.iter().map(|one| one.position).max();
    let row = |due: &Due| Expected::of(amap, contract.id, &contract.method, due);
    match resplit {
        Resplit::Spread { due, .. } => due.iter().map(row).collect(),
        Resplit::Added { due_on, amount } => {
            let position = u32::try_from(last.unwrap_or(0) + 1).unwrap_or(u32::MAX);
            vec![row(&Due {
                position,
                due_on,
                amount,
            })]
        }
        Resplit::Settled { .. } => Vec::new(),
    }
}
