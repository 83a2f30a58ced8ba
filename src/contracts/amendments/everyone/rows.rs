//! What happens to each contract, and to each product, of a template that changes.

use super::form::Typed;
use super::impact::Impact;
use crate::access::AmapScope;
use crate::contracts::amendments::ledger::Ledger;
use crate::contracts::amendments::model::Asks;
use crate::contracts::amendments::paper;
use crate::contracts::amendments::record::{Occasion, Planned};
use crate::contracts::amendments::rules::line_changes;
use crate::t;
use crate::web::Visit;
use crate::words::{Cents, Day};

/// What happens to one contract.
#[derive(Debug)]
pub struct Row {
    /// Its household.
    pub household: String,
    /// Its page.
    pub contract: String,
    /// Day by day.
    pub changes: Vec<String>,
    /// What it comes to before.
    pub before: String,
    /// And after.
    pub after: String,
    /// The instalments that are left.
    pub schedule: Vec<String>,
    /// What the farm owes back.
    pub credit: String,
    /// Whether its household signs first.
    pub signs: bool,
}

/// Each contract that is amended.
pub fn rows(
    visit: &Visit,
    amap: &AmapScope,
    (ledger, typed, impact): (&Ledger, &Typed, &Impact),
) -> Vec<Row> {
    let occasion = Occasion {
        visit,
        amap,
        sheet: &ledger.sheet,
        farm_signatory: "",
        reason: &typed.reason,
        change: None,
    };
    impact.planned.iter().map(|plan| row(&occasion, plan)).collect()
}

/// Each product: its name, and how many are due before and after.
pub fn units(ledger: &Ledger, impact: &Impact) -> Vec<(String, String, String)> {
    let units = impact.units();
    let products = ledger.sheet.products.iter();
    products
        .filter_map(|product| {
            let (before, after) = units.get(&product.id)?;
            Some((product.name.clone(), before.to_string(), after.to_string()))
        })
        .collect()
}

fn row(occasion: &Occasion<'_>, plan: &Planned) -> Row {
    let contract = &plan.standing.contract;
    let (before, after) = (plan.standing.terms.total(), plan.after.total());
    let credit = plan.credit(occasion.sheet, occasion.today());
    let open = paper::schedule(occasion, plan)
        .into_iter()
        .filter(|(_, _, received)| !received);
    let instalment = |(day, amount, _): (Day, Cents, bool)| format!("{}\u{a0}: {amount}", day.short());
    Row {
        household: contract.household_name.clone(),
        contract: format!("/amap/{}/contrats/{}", occasion.amap.slug(), contract.public_id),
        changes: changes(occasion, plan),
        before: before.to_string(),
        after: after.to_string(),
        schedule: if before == after {
            Vec::new()
        } else {
            open.map(instalment).collect()
        },
        credit: if credit.is_zero() {
            String::new()
        } else {
            credit.to_string()
        },
        signs: plan.asks != Asks::Nobody,
    }
}

/// "jeudi 12 mars : œufs 2 → 0", day by day.
fn changes(occasion: &Occasion<'_>, plan: &Planned) -> Vec<String> {
    let lines = line_changes(&plan.standing.terms, &plan.after);
    let name = |id| occasion.sheet.products.iter().find(|product| product.id == id);
    let days = lines.chunk_by(|one, other| one.day == other.day);
    days.map(|lines| {
        let each = lines.iter().map(|line| {
            let product = name(line.product)
                .map(|product| product.name.clone())
                .unwrap_or_default();
            t!(
                "amendments-line",
                product = product,
                before = line.before,
                after = line.after
            )
        });
        t!(
            "amendments-day-lines",
            day = lines[0].day.long(),
            lines = each.collect::<Vec<_>>().join(", ")
        )
    })
    .collect()
}
