//! Writing amendments: each with its paper, and what takes effect at once.

use super::effect;
use super::ledger::Standing;
use super::model::{Asks, Cause, Kind, Terms};
use super::paper;
use super::queries::{self, NewAmendment, NewLine, NewPrice};
use super::rules::{line_changes, price_changes};
use super::waiting::{asked_anew, together};
use crate::access::AmapScope;
use crate::clock;
use crate::contracts::instalments::Resplit;
use crate::contracts::queries::FarmPerson;
use crate::contracts::templates::TemplateSheet;
use crate::db::Tx;
use crate::history::{self, Trace};
use crate::web::{Fault, Visit};
use crate::words::{AmendmentId, Cents, ChangeId, Day, DeliveryId, ProductId};

/// What is about to change in one contract.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The contract as it stands.
    pub standing: Standing,
    /// As it will be.
    pub after: Terms,
    /// What it is about.
    pub kind: Kind,
    /// Why baskets are not delivered as they were signed.
    pub cause: Option<Cause>,
    /// Who signs it first.
    pub asks: Asks,
    /// The products whose price it changes on purpose.
    pub repriced: Vec<ProductId>,
    /// Why, when that is not the reason of the occasion: what is asked anew keeps its own.
    pub reason: Option<String>,
    /// The last day of a contract that ends by it.
    pub ends_on: Option<Day>,
}

impl Planned {
    /// What the farm has received too much.
    pub fn credit(&self, sheet: &TemplateSheet, today: Day) -> Cents {
        match self.standing.resplit(sheet, self.after.total(), today) {
            Resplit::Settled { credit, .. } => credit,
            _ => Cents::ZERO,
        }
    }

    /// Why.
    pub fn why<'a>(&'a self, occasion: &Occasion<'a>) -> &'a str {
        self.reason.as_deref().unwrap_or(occasion.reason)
    }

    /// Whether anything is different at all.
    pub fn changes_something(&self) -> bool {
        self.after != self.standing.terms || self.ends_on.is_some()
    }
}

/// Why, by whom, and with what it goes together.
#[derive(Debug, Clone)]
pub struct Occasion<'a> {
    /// The request.
    pub visit: &'a Visit,
    /// The AMAP.
    pub amap: &'a AmapScope,
    /// The template as it is after the change.
    pub sheet: &'a TemplateSheet,
    /// The farm's signatories.
    pub farm_signatory: &'a str,
    /// Why, in somebody's words.
    pub reason: &'a str,
    /// The change for everyone that it is part of.
    pub change: Option<ChangeId>,
}

/// Who signs for the farm, as a paper names them.
pub fn signatories(farmers: &[FarmPerson]) -> String {
    let names: Vec<String> = farmers.iter().map(FarmPerson::name).collect();
    names.join(", ")
}

impl Occasion<'_> {
    /// The local day.
    pub fn today(&self) -> Day {
        self.amap.today(self.visit.now())
    }

    /// The delivery of a day.
    ///
    /// # Errors
    /// When the template has none: it was looked for before.
    pub fn delivery(&self, day: Day) -> Result<DeliveryId, Fault> {
        let found = self.sheet.deliveries.iter().find(|delivery| delivery.day == day);
        found
            .map(|delivery| delivery.id)
            .ok_or_else(|| Fault::unexpected(format!("no delivery on {day}")))
    }
}

/// Writes the amendments, and does what those ask that nobody signs first. What waited for a signature is taken back, and
/// asked anew of the contract as it is then.
///
/// # Errors
/// When the database fails.
pub async fn record(tx: &mut Tx, occasion: &Occasion<'_>, planned: Vec<Planned>) -> Result<Recorded, Fault> {
    let (sheet, today) = (occasion.sheet, occasion.today());
    let planned = planned.into_iter().map(|plan| together(plan, sheet, today));
    let planned: Vec<Planned> = planned.collect();
    write(tx, occasion, &planned).await?;
    let anew = asked_anew(&planned, sheet, today);
    write(tx, occasion, &anew).await?;
    Ok(Recorded { planned, anew })
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The amendments, with what they ask together.
    pub planned: Vec<Planned>,
    /// What is asked anew after them.
    pub anew: Vec<Planned>,
}

async fn write(tx: &mut Tx, occasion: &Occasion<'_>, planned: &[Planned]) -> Result<(), Fault> {
    let (amap, now) = (occasion.amap, occasion.visit.now());
    let by = occasion.visit.signed_in()?.account;
    let (mut amendments, mut lines, mut prices) = (Vec::new(), Vec::new(), Vec::new());
    for plan in planned {
        if let Some(waiting) = &plan.standing.waiting {
            queries::withdraw(tx, amap, waiting.id, by, now).await?;
        }
        let id = AmendmentId::new(clock::fresh_uuid());
        amendments.push(amendment(occasion, plan, id, by)?);
        for line in line_changes(&plan.standing.terms, &plan.after) {
            lines.push(NewLine {
                amap_id: amap.id(),
                amendment_id: id,
                delivery_id: occasion.delivery(line.day)?,
                product_id: line.product,
                quantity_before: line.before,
                quantity_after: line.after,
            });
        }
        let changed = price_changes(&plan.standing.terms, &plan.after).into_iter();
        prices.extend(changed.map(|price| NewPrice {
            amap_id: amap.id(),
            amendment_id: id,
            product_id: price.product,
            price_before_cents: price.before.cents(),
            price_after_cents: price.after.cents(),
            from_on: price.from,
        }));
    }
    queries::insert_amendments(tx, &amendments, &lines, &prices).await?;
    let at_once = |plan: &&Planned| plan.asks == Asks::Nobody;
    effect::take(tx, occasion, planned.iter().filter(at_once)).await?;
    for plan in planned.iter().filter(|plan| plan.asks != Asks::Nobody) {
        effect::keep_prices(tx, occasion, plan.standing.contract.id, &plan.standing.terms).await?;
    }
    trace(tx, occasion, planned).await
}

fn amendment(
    occasion: &Occasion<'_>,
    plan: &Planned,
    id: AmendmentId,
    by: crate::words::AccountId,
) -> Result<NewAmendment, Fault> {
    let now = occasion.visit.now();
    let says = paper::body(occasion, plan);
    Ok(NewAmendment {
        amap_id: occasion.amap.id(),
        id,
        contract_id: plan.standing.contract.id,
        number: plan.standing.made + 1,
        change_id: occasion.change,
        kind: plan.kind,
        cause: plan
            .cause
            .map(|cause| cause.name().to_owned())
            .unwrap_or_default(),
        reason: plan.why(occasion).to_owned(),
        asks: plan.asks,
        total_before_cents: plan.standing.terms.total(),
        total_after_cents: plan.after.total(),
        kept_after_cents: plan.after.kept,
        unspent_after_cents: plan.after.unspent,
        credit_cents: plan.credit(occasion.sheet, occasion.today()),
        ends_on: plan.ends_on,
        says: serde_json::to_string(&says).map_err(Fault::unexpected)?,
        made_at: now,
        made_by: by,
        effective_at: (plan.asks == Asks::Nobody).then_some(now),
    })
}

/// One entry for a change for everyone; one for each amendment otherwise.
async fn trace(tx: &mut Tx, occasion: &Occasion<'_>, planned: &[Planned]) -> Result<(), Fault> {
    if occasion.change.is_some() {
        return Ok(());
    }
    for plan in planned {
        let contract = &plan.standing.contract;
        let trace = Trace {
            amap: Some(occasion.amap.id()),
            farm: Some(contract.farm_id),
            network: None,
            verb: "contract.amended",
            object: "contract",
            id: Some(contract.id.uuid()),
            detail: serde_json::json!({
                "number": plan.standing.made + 1,
                "kind": plan.kind.name(),
                "reason": plan.why(occasion),
                "total": [plan.standing.terms.total(), plan.after.total()],
                "waits": plan.asks != Asks::Nobody,
            }),
        };
        history::record(tx, occasion.visit, trace).await?;
    }
    Ok(())
}
