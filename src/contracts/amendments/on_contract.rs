//! What the page of a contract tells of its amendments.

use super::queries::Amendment;
use super::said;
use crate::contracts::access::{ContractDesk, Side};
use crate::contracts::queries::{Instalment, sum_received};
use crate::t;
use crate::words::Cents;

/// What was amended, and what comes of it.
#[derive(Debug, Default)]
pub struct OnContract {
    /// Its address, its title, its state and how good that is.
    pub list: Vec<(String, String, String, &'static str)>,
    /// The one that waits for the reader's signature.
    pub waiting: String,
    /// Owed beyond what is delivered.
    pub kept: String,
    /// Of what was paid ahead, what is not ordered yet.
    pub unspent: String,
    /// What the farm owes back.
    pub credit: String,
}

impl OnContract {
    /// The amendments, and what is owed on either side because of them.
    pub fn of(
        desk: &ContractDesk,
        total: Cents,
        stored: &[Instalment],
        amendments: &[Amendment],
    ) -> OnContract {
        let address = |amendment: &Amendment| format!("{}/avenants/{}", desk.address(), amendment.number);
        let listed = |amendment: &Amendment| {
            let (state, kind) = said::standing(amendment);
            let title = t!("contracts-show-amendment", number = amendment.number);
            (address(amendment), title, state, kind)
        };
        let waits = |amendment: &&Amendment| {
            let open = amendment.effective_at.is_none() && amendment.withdrawn_at.is_none();
            open && match desk.side {
                Side::Household => amendment.member_signed_at.is_none(),
                Side::Farm => amendment.asks == "both" && amendment.farm_signed_at.is_none(),
                Side::Manager => false,
            }
        };
        let credit = sum_received(stored) - desk.contract.returned_cents - total;
        let positive = |cents: Cents| {
            if cents > Cents::ZERO {
                cents.to_string()
            } else {
                String::new()
            }
        };
        OnContract {
            list: amendments.iter().map(listed).collect(),
            waiting: amendments.iter().find(waits).map(address).unwrap_or_default(),
            kept: positive(desk.contract.kept_cents),
            unspent: positive(desk.contract.unspent_cents),
            credit: positive(credit),
        }
    }
}
