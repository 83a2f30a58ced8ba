//! What may happen to a contract: draft, signed by the member, countersigned by the farm, amended;
//! or lapsed, refused, cancelled.

use crate::contracts::model::ContractState::{
    self, Cancelled, Countersigned, Draft, Lapsed, Refused, Signed,
};
use crate::words::text_enum;

text_enum! {
    /// An act on a contract.
    pub enum Action {
        /// Change the order before the farm has countersigned; a signature becomes void.
        Edit = "edit",
        /// The member signs.
        Sign = "sign",
        /// The farm signs.
        Countersign = "countersign",
        /// The farm refuses.
        Refuse = "refuse",
        /// Give it up, before its end.
        Cancel = "cancel",
        /// Subscriptions closed while it was a draft.
        Lapse = "lapse",
        /// Change what was signed, by an amendment.
        Amend = "amend",
    }
}

/// What the rule needs to know of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Whether members subscribe today: the template is open and the day is in its window.
    pub window_open: bool,
    /// Whether the référent acts, or prepared the contract for the member: the window does not bind.
    pub by_referent: bool,
    /// Whether the PDF that is signed is the one that holds now.
    pub body_is_current: bool,
    /// Whether who acts belongs to the household of the contract.
    pub own_household: bool,
    /// Whether a reason is given.
    pub reason_given: bool,
    /// Whether its last delivery is past.
    pub ended: bool,
}

impl Facts {
    const fn in_time(&self) -> bool {
        self.window_open || self.by_referent
    }
}

/// Why an act is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not from where the contract stands.
    #[error("a contract that is {state} cannot {action}")]
    WrongState {
        /// Where it stands.
        state: ContractState,
        /// What was tried.
        action: Action,
    },
    /// Subscriptions are closed; the référent may still act.
    #[error("the window is closed")]
    WindowClosed,
    /// Subscriptions are open, or the référent prepared it: it does not lapse.
    #[error("it can still be signed")]
    StillOpen,
    /// The text changed since it was shown: it must be read and signed anew.
    #[error("the body is no longer the current one")]
    BodyChanged,
    /// Both parties signed: only an amendment changes it.
    #[error("both parties signed")]
    BothSigned,
    /// Nobody countersigns their own household's contract.
    #[error("own household")]
    OwnHousehold,
    /// A refusal and a cancellation say why.
    #[error("no reason given")]
    NoReason,
    /// Its last delivery is past.
    #[error("the contract has ended")]
    Ended,
}

/// The state after `action`, or why it may not happen. Who may act is not decided here, but that
/// nobody countersigns for their own household.
pub fn may(state: ContractState, action: Action, facts: &Facts) -> Result<ContractState, Refusal> {
    match (state, action) {
        (Countersigned, Action::Edit) => Err(Refusal::BothSigned),
        (Draft | Signed | Lapsed, Action::Edit) | (Draft, Action::Sign) if !facts.in_time() => {
            Err(Refusal::WindowClosed)
        }
        (Draft | Signed | Lapsed, Action::Edit) => Ok(Draft),
        (Draft, Action::Sign) | (Signed, Action::Countersign) if !facts.body_is_current => {
            Err(Refusal::BodyChanged)
        }
        (Draft, Action::Sign) => Ok(Signed),
        (Signed, Action::Countersign) if facts.own_household => Err(Refusal::OwnHousehold),
        (Signed, Action::Countersign) => Ok(Countersigned),
        (Signed, Action::Refuse) | (Signed | Countersigned, Action::Cancel) if !facts.reason_given => {
            Err(Refusal::NoReason)
        }
        (Signed, Action::Refuse) => Ok(Refused),
        (Signed | Countersigned, Action::Cancel | Action::Amend) if facts.ended => Err(Refusal::Ended),
        (Draft | Signed | Countersigned, Action::Cancel) => Ok(Cancelled),
        (Signed | Countersigned, Action::Amend) => Ok(state),
        (Draft, Action::Lapse) if facts.in_time() => Err(Refusal::StillOpen),
        (Draft, Action::Lapse) => Ok(Lapsed),
        (state, action) => Err(Refusal::WrongState { state, action }),
    }
}
