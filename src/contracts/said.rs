//! States and refusals in words.

use super::model::{Bound, Comparison, Condition, ContractState, Span};
use super::queries::Line;
use super::rules::Unmet;
use super::rules::contract_life::Refusal;
use super::templates::{SheetProduct, TemplateSheet};
use crate::members::memberships::Lack;
use crate::t;
use crate::words::{Day, Quantity};

/// Why an act on a contract is refused.
pub fn contract(refusal: &Refusal) -> String {
    match refusal {
        Refusal::WrongState { state, .. } => {
            t!(
                "contracts-refused-state",
                state = state_name(*state).to_lowercase()
            )
        }
        Refusal::WindowClosed => t!("contracts-refused-window"),
        Refusal::StillOpen => t!("contracts-refused-window"),
        Refusal::BodyChanged => t!("contracts-refused-body"),
        Refusal::BothSigned => t!("contracts-refused-both-signed"),
        Refusal::OwnHousehold => t!("contracts-refused-own-household"),
        Refusal::NoReason => t!("contracts-refused-no-reason"),
        Refusal::Ended => t!("contracts-refused-ended"),
    }
}

/// What the AMAP asks before a contract is signed, and this household lacks.
pub fn lack(lack: Lack) -> String {
    match lack {
        Lack::Membership => t!("memberships-lack-membership"),
        Lack::Payment => t!("memberships-lack-payment"),
        Lack::Trial => t!("memberships-lack-trial"),
        Lack::Suspended => t!("amaps-suspended"),
    }
}

/// A condition that is not met: in the words of the template, and in figures.
pub fn condition(sheet: &TemplateSheet, unmet: &Unmet) -> String {
    let Some(condition) = sheet.conditions.get(unmet.position) else {
        return String::new();
    };
    let (scope, asked, has) = (
        scope(sheet, condition, unmet.day),
        bound(unmet.asked),
        bound(unmet.has),
    );
    let figures = match condition.comparison {
        Comparison::AtLeast => t!(
            "contracts-order-condition-at-least",
            scope = scope,
            asked = asked,
            has = has
        ),
        Comparison::AtMost => t!(
            "contracts-order-condition-at-most",
            scope = scope,
            asked = asked,
            has = has
        ),
        Comparison::Exactly => t!(
            "contracts-order-condition-exactly",
            scope = scope,
            asked = asked,
            has = has
        ),
        Comparison::MultipleOf => t!(
            "contracts-order-condition-multiple-of",
            scope = scope,
            asked = asked,
            has = has
        ),
    };
    format!("{} {figures}", condition.message).trim().to_owned()
}

/// What a condition asks, before anything is ordered.
pub fn asked(sheet: &TemplateSheet, condition: &Condition) -> String {
    let (scope, asked) = (scope(sheet, condition, None), bound(condition.bound));
    let figures = match condition.comparison {
        Comparison::AtLeast => t!("contracts-order-asked-at-least", scope = scope, asked = asked),
        Comparison::AtMost => t!("contracts-order-asked-at-most", scope = scope, asked = asked),
        Comparison::Exactly => t!("contracts-order-asked-exactly", scope = scope, asked = asked),
        Comparison::MultipleOf => t!("contracts-order-asked-multiple-of", scope = scope, asked = asked),
    };
    format!("{figures} {}", condition.message).trim().to_owned()
}

fn scope(sheet: &TemplateSheet, condition: &Condition, day: Option<Day>) -> String {
    let covered = sheet
        .products
        .iter()
        .filter(|product| condition.products.contains(&product.id));
    let names: Vec<&str> = covered.map(|product| product.name.as_str()).collect();
    let products = if names.is_empty() {
        t!("contracts-order-condition-all")
    } else {
        names.join(" + ")
    };
    match (&condition.span, day) {
        (Span::EachDelivery, Some(day)) => t!(
            "contracts-order-condition-each",
            products = products,
            day = day.long()
        ),
        (Span::EachDelivery, None) => t!("contracts-order-condition-every", products = products),
        (Span::Deliveries(_), _) => t!("contracts-order-condition-deliveries", products = products),
        _ => t!("contracts-order-condition-contract", products = products),
    }
}

fn bound(bound: Bound) -> String {
    match bound {
        Bound::Quantity(quantity) => quantity.to_string(),
        Bound::Amount(amount) => amount.to_string(),
    }
}

/// A state, as a badge shows it.
pub fn state_name(state: ContractState) -> String {
    match state {
        ContractState::Draft => t!("contracts-state-draft"),
        ContractState::Signed => t!("contracts-state-signed"),
        ContractState::Countersigned => t!("contracts-state-countersigned"),
        ContractState::Lapsed => t!("contracts-state-lapsed"),
        ContractState::Refused => t!("contracts-state-refused"),
        ContractState::Cancelled => t!("contracts-state-cancelled"),
    }
}

/// The colour of its badge (docs/design.md).
pub const fn state_kind(state: ContractState) -> &'static str {
    match state {
        ContractState::Draft => "",
        ContractState::Signed => "wait",
        ContractState::Countersigned => "good",
        ContractState::Lapsed => "over",
        ContractState::Refused | ContractState::Cancelled => "bad",
    }
}

/// An order by its products, however many deliveries: "12 × Panier, 4,5 × Œufs".
pub fn lines(sheet: &TemplateSheet, lines: &[Line]) -> String {
    let total = |product: &SheetProduct| -> Quantity {
        let of_it = lines.iter().filter(|line| line.product_id == product.id);
        of_it.map(|line| line.quantity).sum()
    };
    let products = sheet.products.iter().map(|product| (product, total(product)));
    let said = products.filter(|(_, total)| !total.is_zero());
    said.map(|(product, total)| format!("{total} × {}", product.name))
        .collect::<Vec<_>>()
        .join(", ")
}
