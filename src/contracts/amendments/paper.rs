//! What an amendment says on paper.

use super::model::{Asks, Kind};
use super::record::{Occasion, Planned};
use super::rules::{line_changes, price_changes};
use super::said;
use crate::contracts::body::{farm, price_text, season};
use crate::contracts::instalments::Resplit;
use crate::contracts::templates::PaymentMethod;
use crate::documents::{AmendedLine, AmendedPrice, AmendmentBody, Instalment, Party, Payment};
use crate::t;
use crate::words::{Cents, Day, ProductId, Quantity};

/// The whole of it.
pub fn body(occasion: &Occasion<'_>, plan: &Planned) -> AmendmentBody {
    let (sheet, contract) = (occasion.sheet, &plan.standing.contract);
    let number = plan.standing.made + 1;
    let credit = plan.credit(sheet, occasion.today());
    AmendmentBody {
        number: u32::try_from(number).unwrap_or(u32::MAX),
        title: contract.title.clone(),
        season: sheet.season.map(season).unwrap_or_default(),
        reference: t!(
            "amendments-paper-reference",
            id = contract.public_id.to_string(),
            number = number
        ),
        amap: occasion.amap.name().to_owned(),
        farm: farm(sheet, occasion.farm_signatory),
        household: Party {
            name: contract.household_name.clone(),
            signatory: contract.signatory(),
            details: Vec::new(),
        },
        made_on: occasion.today().full(),
        what: what(plan),
        reason: plan.why(occasion).to_owned(),
        lines: lines(occasion, plan),
        prices: prices(occasion, plan),
        total_before: plan.standing.terms.total().to_string(),
        total_after: plan.after.total().to_string(),
        credit: if credit.is_zero() {
            String::new()
        } else {
            credit.to_string()
        },
        payment: payment(occasion, plan),
        effect: match plan.asks {
            Asks::Nobody => t!("amendments-paper-at-once"),
            Asks::Member => t!("amendments-paper-member"),
            Asks::Both => t!("amendments-paper-both"),
        },
        rest: t!("amendments-paper-rest"),
    }
}

/// What changes, and what becomes of the price.
fn what(plan: &Planned) -> Vec<String> {
    let kind = match plan.ends_on {
        Some(last) => t!("amendments-what-ended", day = last.full()),
        None => said::kind(plan.kind),
    };
    let cause = plan.cause.filter(|_| plan.kind != Kind::Moved).map(said::cause);
    [Some(kind), cause].into_iter().flatten().collect()
}

fn name(occasion: &Occasion<'_>, product: ProductId) -> String {
    let found = occasion.sheet.products.iter().find(|other| other.id == product);
    found.map(|other| other.name.clone()).unwrap_or_default()
}

fn lines(occasion: &Occasion<'_>, plan: &Planned) -> Vec<AmendedLine> {
    let said = |quantity: Quantity| {
        if quantity.is_zero() {
            String::new()
        } else {
            quantity.to_string()
        }
    };
    let changes = line_changes(&plan.standing.terms, &plan.after).into_iter();
    changes
        .map(|line| AmendedLine {
            day: line.day.full(),
            product: name(occasion, line.product),
            before: said(line.before),
            after: said(line.after),
        })
        .collect()
}

fn prices(occasion: &Occasion<'_>, plan: &Planned) -> Vec<AmendedPrice> {
    let changes = price_changes(&plan.standing.terms, &plan.after).into_iter();
    changes
        .map(|price| AmendedPrice {
            product: match price.from {
                Some(day) => t!(
                    "amendments-paper-from",
                    product = name(occasion, price.product),
                    day = day.full()
                ),
                None => name(occasion, price.product),
            },
            before: price_text(price.before),
            after: price_text(price.after),
        })
        .collect()
}

/// What is paid, and what is still to be paid: day, amount, whether it was received.
pub fn schedule(occasion: &Occasion<'_>, plan: &Planned) -> Vec<(Day, Cents, bool)> {
    let received = plan
        .standing
        .schedule
        .iter()
        .filter(|one| one.received_at.is_some());
    let received = received.map(|one| (one.due_on, one.amount_cents, true));
    let resplit = plan
        .standing
        .resplit(occasion.sheet, plan.after.total(), occasion.today());
    let open = match resplit {
        Resplit::Spread { due, .. } => due.iter().map(|due| (due.due_on, due.amount, false)).collect(),
        Resplit::Added { due_on, amount } => vec![(due_on, amount, false)],
        Resplit::Settled { .. } => Vec::new(),
    };
    received.chain(open).collect()
}

fn payment(occasion: &Occasion<'_>, plan: &Planned) -> Payment {
    let sheet = occasion.sheet;
    let method: Option<PaymentMethod> = plan.standing.contract.method();
    let method = method.map(|method| method.label()).unwrap_or_default();
    let instalment = |(day, amount, received): (Day, Cents, bool)| Instalment {
        day: day.full(),
        method: if received {
            t!("amendments-paper-received", method = method.clone())
        } else {
            method.clone()
        },
        amount: amount.to_string(),
    };
    Payment {
        payee: match sheet.plan.payee.as_str() {
            "" => sheet.farm.name.clone(),
            payee => payee.to_owned(),
        },
        instalments: schedule(occasion, plan).into_iter().map(instalment).collect(),
        method: method.clone(),
        note: String::new(),
    }
}
