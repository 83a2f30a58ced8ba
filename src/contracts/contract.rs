//! One contract as it stands, with its signatures and the text they are over.

use super::model::ContractState;
use super::templates::PaymentMethod;
use crate::words::{
    BodyId, Cents, ContractId, Day, FarmId, HouseholdId, Iban, Instant, MemberId, PublicId, TemplateId,
};

/// A contract with the names around it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// The template it was subscribed from.
    pub template_id: TemplateId,
    /// The template's name in addresses.
    pub template_public_id: PublicId,
    /// The template's title.
    pub title: String,
    /// The farm.
    pub farm_id: FarmId,
    /// The farm's name.
    pub farm_name: String,
    /// Where it is paid by transfer.
    pub farm_iban: Option<Iban>,
    /// The household bound by it.
    pub household_id: HouseholdId,
    /// The household's name in addresses.
    pub household_public_id: PublicId,
    /// The household's name.
    pub household_name: String,
    /// Who signs for the household.
    pub signatory_id: MemberId,
    /// Who signs: first name.
    pub first_name: String,
    /// Who signs: last name.
    pub last_name: String,
    /// Who signs: address, if there is one.
    pub email: Option<String>,
    /// How it is paid, as stored; empty when not chosen.
    pub method: String,
    /// How many instalments were asked for.
    pub instalments: i64,
    /// `online`, `paper` (prepared by the référent) or `clicamap`.
    pub origin: String,
    /// When it was begun.
    pub created_at: Instant,
    /// When subscriptions closed over the draft.
    pub lapsed_at: Option<Instant>,
    /// When the farm refused it.
    pub refused_at: Option<Instant>,
    /// When it was cancelled.
    pub cancelled_at: Option<Instant>,
    /// The day it ended before its term.
    pub ended_on: Option<Day>,
    /// Why it was refused or cancelled.
    pub reason: String,
    /// Why the référent entered it outside the window; empty when it was entered within.
    pub outside_window: String,
    /// Owed beyond the lines: a lost harvest that is shared.
    pub kept_cents: Cents,
    /// Of what was paid ahead, what is not ordered yet.
    pub unspent_cents: Cents,
    /// Whether it takes over the rest of another household's contract.
    pub follows: bool,
    /// What the farm gave back of what it had received too much.
    pub returned_cents: Cents,
    /// When the member signed.
    pub member_signed_at: Option<Instant>,
    /// How the member signed: `online`, `paper` or `elsewhere`.
    pub member_how: Option<String>,
    /// When the farm signed.
    pub farm_signed_at: Option<Instant>,
    /// The text that holds now.
    pub body_id: Option<BodyId>,
    /// SHA-256 of that text.
    pub body_sha256: Option<Vec<u8>>,
    /// SHA-256 of what that text says, before it was set; absent when an older server made it.
    pub body_says: Option<Vec<u8>>,
    /// How many pages that text has; absent with the one above.
    pub body_pages: Option<i64>,
    /// Whether a signature became void, so that it asks to be signed again.
    pub signed_before: bool,
}

impl Contract {
    /// Where it stands.
    pub fn state(&self) -> ContractState {
        if self.cancelled_at.is_some() {
            ContractState::Cancelled
        } else if self.refused_at.is_some() {
            ContractState::Refused
        } else if self.lapsed_at.is_some() {
            ContractState::Lapsed
        } else if self.farm_signed_at.is_some() {
            ContractState::Countersigned
        } else if self.member_signed_at.is_some() {
            ContractState::Signed
        } else {
            ContractState::Draft
        }
    }

    /// Whether it takes over the rest of another and was never signed: what passes before it is signed is nobody's.
    pub fn takes_over(&self) -> bool {
        self.follows && !self.signed_before
    }

    /// Whether the farm has been shown it: a draft is the household's own affair.
    pub fn reached_the_farm(&self) -> bool {
        self.member_signed_at.is_some() || self.refused_at.is_some()
    }

    /// Whether the référent prepared it, so that the window does not bind.
    pub fn is_prepared(&self) -> bool {
        self.origin == "paper"
    }

    /// "Anaïs Morel".
    pub fn signatory(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim()
            .to_owned()
    }

    /// How it is paid.
    pub fn method(&self) -> Option<PaymentMethod> {
        self.method.parse().ok()
    }

    /// Instalments asked for.
    pub fn instalment_count(&self) -> u32 {
        u32::try_from(self.instalments).unwrap_or(1)
    }

    /// SHA-256 of the text that holds now, in hexadecimal; empty without a text.
    pub fn fingerprint(&self) -> String {
        hex(self.body_sha256.as_deref().unwrap_or_default())
    }
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
