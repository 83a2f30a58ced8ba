//! States and refusals in words.

use super::model::ContractState;
use super::rules::contract_life::Refusal;
use crate::t;

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
