use std::fmt::Display;

use proptest::prelude::*;

use crate::contracts::model::{ContractState, TemplateState};
use crate::contracts::rules::contract_life::{self, Refusal as ContractRefusal};
use crate::contracts::rules::template_life::{self, Refusal as TemplateRefusal};
use crate::words::day;

/// What each act leads to from each state: the acts that do not fit a state are left out.
fn table<S: Copy + Display, A: Copy + Display>(
    states: &[S],
    actions: &[A],
    may: impl Fn(S, A) -> Option<String>,
) -> String {
    let row = |state: &S| {
        let acts = actions
            .iter()
            .filter_map(|action| Some(format!("  {action}: {}", may(*state, *action)?)));
        [state.to_string()]
            .into_iter()
            .chain(acts)
            .collect::<Vec<_>>()
            .join("\n")
    };
    states.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// In March, until the end of June, and nobody has signed.
const QUIET: fn() -> template_life::Facts = || template_life::Facts {
    complete: true,
    signed_contracts: 0,
    last_delivery: Some(day("2026-06-25")),
    today: day("2026-03-12"),
};

fn templates(facts: &template_life::Facts) -> String {
    table(
        TemplateState::ALL,
        template_life::Action::ALL,
        |state, action| match template_life::may(state, action, facts) {
            Ok(next) => Some(next.to_string()),
            Err(TemplateRefusal::WrongState { .. }) => None,
            Err(refusal) => Some(format!("refused, {refusal}")),
        },
    )
}

#[test]
fn the_life_of_a_template_that_nobody_signed() {
    insta::assert_snapshot!(templates(&QUIET()));
}

#[test]
fn the_life_of_a_template_with_signed_contracts() {
    insta::assert_snapshot!(templates(&template_life::Facts {
        signed_contracts: 12,
        ..QUIET()
    }));
}

#[test]
fn the_life_of_a_template_whose_season_is_over() {
    let over = template_life::Facts {
        signed_contracts: 12,
        today: day("2026-06-26"),
        ..QUIET()
    };
    insta::assert_snapshot!(templates(&over));
}

#[test]
fn a_template_is_submitted_when_it_is_complete() {
    let unfinished = template_life::Facts {
        complete: false,
        ..QUIET()
    };
    let submitted = template_life::may(TemplateState::Draft, template_life::Action::Submit, &unfinished);
    assert_eq!(submitted, Err(TemplateRefusal::Incomplete));
}

/// The window is open, and nothing stands against anything.
const PLAIN: contract_life::Facts = contract_life::Facts {
    window_open: true,
    by_referent: false,
    body_is_current: true,
    own_household: false,
    reason_given: true,
    ended: false,
};

fn contracts(facts: &contract_life::Facts) -> String {
    table(
        ContractState::ALL,
        contract_life::Action::ALL,
        |state, action| match contract_life::may(state, action, facts) {
            Ok(next) => Some(next.to_string()),
            Err(ContractRefusal::WrongState { .. }) => None,
            Err(refusal) => Some(format!("refused, {refusal}")),
        },
    )
}

#[test]
fn the_life_of_a_contract_while_the_window_is_open() {
    insta::assert_snapshot!(contracts(&PLAIN));
}

#[test]
fn the_life_of_a_contract_after_the_window() {
    insta::assert_snapshot!(contracts(&contract_life::Facts {
        window_open: false,
        ..PLAIN
    }));
}

#[test]
fn the_life_of_a_contract_in_the_hands_of_the_referent_after_the_window() {
    insta::assert_snapshot!(contracts(&contract_life::Facts {
        window_open: false,
        by_referent: true,
        ..PLAIN
    }));
}

#[test]
fn what_stands_against_an_act() {
    use contract_life::{Action, Facts};
    let may = |state, action, facts| contract_life::may(state, action, &facts);
    let changed = Facts {
        body_is_current: false,
        ..PLAIN
    };
    let own = Facts {
        own_household: true,
        ..PLAIN
    };
    let silent = Facts {
        reason_given: false,
        ..PLAIN
    };
    let ended = Facts { ended: true, ..PLAIN };
    let table = [
        (
            may(ContractState::Draft, Action::Sign, changed),
            ContractRefusal::BodyChanged,
        ),
        (
            may(ContractState::Signed, Action::Countersign, changed),
            ContractRefusal::BodyChanged,
        ),
        (
            may(ContractState::Signed, Action::Countersign, own),
            ContractRefusal::OwnHousehold,
        ),
        (
            may(ContractState::Signed, Action::Refuse, silent),
            ContractRefusal::NoReason,
        ),
        (
            may(ContractState::Countersigned, Action::Cancel, silent),
            ContractRefusal::NoReason,
        ),
        (
            may(ContractState::Countersigned, Action::Cancel, ended),
            ContractRefusal::Ended,
        ),
        (
            may(ContractState::Countersigned, Action::Amend, ended),
            ContractRefusal::Ended,
        ),
    ];
    for (decision, refusal) in table {
        assert_eq!(decision, Err(refusal));
    }
    assert_eq!(
        may(ContractState::Draft, Action::Cancel, silent),
        Ok(ContractState::Cancelled)
    );
}

proptest! {
    #[test]
    fn no_way_through_a_templates_life_loses_a_signed_contract(
        actions in prop::collection::vec(prop::sample::select(template_life::Action::ALL), 1..40),
        days in 0..200i64,
    ) {
        let mut state = TemplateState::Open;
        let signed = template_life::Facts { signed_contracts: 1, today: QUIET().today.plus_days(days), ..QUIET() };
        for action in actions {
            state = template_life::may(state, action, &signed).unwrap_or(state);
            prop_assert!(matches!(state, TemplateState::Open | TemplateState::Closed | TemplateState::Archived));
            prop_assert!(state != TemplateState::Archived || signed.today > day("2026-06-25"));
        }
    }

    #[test]
    fn both_signatures_come_in_turn_and_stay(
        actions in prop::collection::vec((prop::sample::select(contract_life::Action::ALL), any::<[bool; 4]>()), 1..40),
    ) {
        let mut state = ContractState::Draft;
        for (action, [window_open, by_referent, own_household, reason_given]) in actions {
            let facts = contract_life::Facts { window_open, by_referent, own_household, reason_given, ..PLAIN };
            let next = contract_life::may(state, action, &facts).unwrap_or(state);
            if next == ContractState::Countersigned && state != next {
                prop_assert_eq!(state, ContractState::Signed);
            }
            if state == ContractState::Countersigned {
                prop_assert!(matches!(next, ContractState::Countersigned | ContractState::Cancelled));
            }
            if matches!(state, ContractState::Cancelled | ContractState::Refused) {
                prop_assert_eq!(next, state);
            }
            state = next;
        }
    }
}
