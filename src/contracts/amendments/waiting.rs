//! An amendment that waits for a signature, and what becomes of it when the contract changes in the meantime: what is still
//! possible is asked anew, of the contract as it is then.

use std::collections::BTreeMap;

use super::model::{Asks, Kind, LineChange, Terms};
use super::queries;
use super::record::Planned;
use crate::access::AmapScope;
use crate::contracts::templates::TemplateSheet;
use crate::db::{DbError, Tx};
use crate::words::{AmendmentId, Cents, ContractId, Day, ProductId, TemplateId};

/// An amendment that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Of which contract.
    pub contract: ContractId,
    /// Which one.
    pub id: AmendmentId,
    kind: Kind,
    asks: Asks,
    reason: String,
    lines: Vec<LineChange>,
    /// The prices that it would change, and from which day on.
    pub prices: Vec<(ProductId, Option<Day>, Cents)>,
}

impl Waiting {
    /// Those of a template, or of the contract that is named.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_template(
        tx: &mut Tx,
        amap: &AmapScope,
        template: TemplateId,
        only: Option<ContractId>,
    ) -> Result<Vec<Waiting>, DbError> {
        let mut waiting: BTreeMap<AmendmentId, Waiting> = BTreeMap::new();
        for row in queries::ledger_waiting(tx, amap, template, only).await? {
            let one = Waiting {
                contract: row.contract_id,
                id: row.id,
                kind: row.kind,
                asks: row.asks,
                reason: row.reason,
                lines: Vec::new(),
                prices: Vec::new(),
            };
            waiting.insert(row.id, one);
        }
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        for row in queries::ledger_waiting_lines(tx, amap, template, only).await? {
            if let Some(one) = waiting.get_mut(&row.amendment_id) {
                one.lines.push(LineChange {
                    day: row.day,
                    product: row.product_id,
                    before: row.quantity_before,
                    after: row.quantity_after,
                });
            }
        }
        for row in queries::ledger_waiting_prices(tx, amap, template, only).await? {
            if let Some(one) = waiting.get_mut(&row.amendment_id) {
                one.prices
                    .push((row.product_id, row.from_on, row.price_after_cents));
            }
        }
        Ok(waiting.into_values().collect())
    }

    /// Whether it would change the price of a product.
    pub fn reprices(&self, product: ProductId) -> bool {
        self.prices.iter().any(|(other, ..)| *other == product)
    }

    /// The terms with what is still possible of it.
    fn on(&self, terms: &Terms, sheet: &TemplateSheet, today: Day) -> Terms {
        let mut after = terms.clone();
        for line in &self.lines {
            let cell = (line.day, line.product);
            let now = after.lines.get(&cell).copied().unwrap_or_default();
            if now != line.before || line.day < today || !can_be_had(sheet, cell) {
                continue;
            }
            if line.after.is_zero() {
                after.lines.remove(&cell);
            } else {
                after.lines.insert(cell, line.after);
            }
        }
        for (product, from, cents) in &self.prices {
            if let Some(tariff) = after.tariffs.get(product) {
                let dearer = tariff.from(*from, tariff.at(*from).at(*cents));
                after.tariffs.insert(*product, dearer);
            }
        }
        after
    }
}

/// Whether a product is offered on a day.
pub fn can_be_had(sheet: &TemplateSheet, (day, product): (Day, ProductId)) -> bool {
    let delivery = sheet.deliveries.iter().find(|delivery| delivery.day == day);
    delivery
        .is_some_and(|delivery| !delivery.cancelled && sheet.availability.contains(&(delivery.id, product)))
}

/// What the household was asked to sign before each of these amendments, asked anew after them. What one of them is about
/// itself is not asked twice: other quantities replace the quantities that were asked, a price the price of that product.
pub fn asked_anew(planned: &[Planned], sheet: &TemplateSheet, today: Day) -> Vec<Planned> {
    let anew = planned.iter().filter_map(|plan| {
        let mut waiting = plan
            .standing
            .waiting
            .clone()
            .filter(|waiting| waiting.kind != plan.kind || plan.kind == Kind::Price)?;
        waiting
            .prices
            .retain(|(product, ..)| !plan.repriced.contains(product));
        if plan.asks != Asks::Nobody || plan.ends_on.is_some() {
            return None;
        }
        let after = waiting.on(&plan.after, sheet, today);
        let mut standing = plan.standing.clone();
        standing.terms = plan.after.clone();
        standing.made += 1;
        standing.waiting = None;
        let again = Planned {
            kind: waiting.kind,
            cause: None,
            asks: waiting.asks,
            ends_on: None,
            repriced: Vec::new(),
            reason: Some(waiting.reason),
            standing,
            after,
        };
        again.changes_something().then_some(again)
    });
    anew.collect()
}

/// What waits, taken together with an amendment that is signed too: one paper at a time.
pub fn together(mut plan: Planned, sheet: &TemplateSheet, today: Day) -> Planned {
    let waiting = plan.standing.waiting.clone();
    if let Some(mut waiting) =
        waiting.filter(|waiting| plan.asks != Asks::Nobody && waiting.kind != plan.kind)
    {
        waiting
            .prices
            .retain(|(product, ..)| !plan.repriced.contains(product));
        plan.after = waiting.on(&plan.after, sheet, today);
        if waiting.asks == Asks::Both {
            plan.asks = Asks::Both;
        }
    }
    plan
}
