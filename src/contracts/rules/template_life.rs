//! What may happen to a template: draft, submitted, approved, open, closed, archived. No step back
//! ever loses a signed contract.

use crate::contracts::model::TemplateState::{self, Approved, Archived, Closed, Draft, Open, Submitted};
use crate::words::{Day, text_enum};

text_enum! {
    /// An act on a template. Copying it for the next season is always possible, and changes nothing.
    pub enum Action {
        /// Change what it says.
        Edit = "edit",
        /// Submit it to the farmer.
        Submit = "submit",
        /// The farmer approves it.
        Approve = "approve",
        /// The farmer sends it back.
        Decline = "decline",
        /// Take it back to a draft.
        Withdraw = "withdraw",
        /// Let members subscribe, for the first time or again.
        Open = "open",
        /// A member subscribes.
        Subscribe = "subscribe",
        /// The référent subscribes for a member, also outside the window.
        SubscribeForMember = "subscribe-for-member",
        /// Stop subscriptions.
        Close = "close",
        /// Put it away.
        Archive = "archive",
        /// Take it out again.
        Restore = "restore",
    }
}

/// What the rule needs to know of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Whether every step of the wizard is filled.
    pub complete: bool,
    /// How many contracts are signed and neither refused nor cancelled.
    pub signed_contracts: u32,
    /// Its last delivery.
    pub last_delivery: Option<Day>,
    /// The local day.
    pub today: Day,
}

impl Facts {
    fn season_is_over(&self) -> bool {
        self.last_delivery.is_some_and(|last| last < self.today)
    }
}

/// Why an act is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not from where the template stands.
    #[error("a template that is {state} cannot {action}")]
    WrongState {
        /// Where it stands.
        state: TemplateState,
        /// What was tried.
        action: Action,
    },
    /// The wizard is not finished.
    #[error("not complete")]
    Incomplete,
    /// Contracts are signed: what changes now is the farm's change, which amends each of them.
    #[error("{0} signed contracts")]
    SignedContracts(u32),
    /// The last delivery is past.
    #[error("the season is over")]
    SeasonOver,
    /// Signed contracts still deliver.
    #[error("the season is not over")]
    StillRunning,
}

/// The state after `action`, or why it may not happen. Who may act is not decided here.
pub fn may(state: TemplateState, action: Action, facts: &Facts) -> Result<TemplateState, Refusal> {
    match (state, action) {
        (Draft, Action::Edit) => Ok(Draft),
        (Draft, Action::Submit) if !facts.complete => Err(Refusal::Incomplete),
        (Draft, Action::Submit) => Ok(Submitted),
        (Submitted, Action::Approve) => Ok(Approved),
        (Submitted, Action::Decline) => Ok(Draft),
        (Submitted | Approved, Action::Withdraw) => Ok(Draft),
        (Open | Closed, Action::Withdraw | Action::Edit) if facts.signed_contracts > 0 => {
            Err(Refusal::SignedContracts(facts.signed_contracts))
        }
        (Open | Closed, Action::Withdraw) => Ok(Draft),
        (Approved | Closed, Action::Open) | (Open | Closed, Action::SubscribeForMember)
            if facts.season_is_over() =>
        {
            Err(Refusal::SeasonOver)
        }
        (Approved | Closed, Action::Open) => Ok(Open),
        (Open, Action::Subscribe | Action::SubscribeForMember) => Ok(Open),
        (Closed, Action::SubscribeForMember) => Ok(Closed),
        (Open, Action::Close) => Ok(Closed),
        (Closed, Action::Archive) if facts.signed_contracts > 0 && !facts.season_is_over() => {
            Err(Refusal::StillRunning)
        }
        (Closed, Action::Archive) => Ok(Archived),
        (Archived, Action::Restore) => Ok(Closed),
        (state, action) => Err(Refusal::WrongState { state, action }),
    }
}
