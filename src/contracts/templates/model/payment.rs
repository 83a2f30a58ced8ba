//! How contracts of a template are paid, as plain data.

use crate::contracts::instalments::{Due, NoDueDay, Unit, schedule};
use crate::words::{Cents, Day, text_enum};

text_enum! {
    /// How the farm is paid.
    pub enum PaymentMethod {
        /// Cheques to the farm's order.
        Cheque = "cheque",
        /// Transfers to the farm's account.
        Transfer = "transfer",
        /// Direct debits by the farm.
        Debit = "debit",
        /// Cash, handed to the farm.
        Cash = "cash",
    }
}

impl PaymentMethod {
    /// As members read it: "chèque".
    pub fn label(self) -> String {
        crate::t!(match self {
            Self::Cheque => "templates-method-cheque",
            Self::Transfer => "templates-method-transfer",
            Self::Debit => "templates-method-debit",
            Self::Cash => "templates-method-cash",
        })
    }
}

/// How contracts of a template are paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentPlan {
    /// The methods a household chooses from.
    pub methods: Vec<PaymentMethod>,
    /// The days on which instalments fall due, in order.
    pub due_days: Vec<Day>,
    /// What instalments are rounded to.
    pub unit: Unit,
    /// No instalment is below it, unless the total is.
    pub minimum: Cents,
    /// A household chooses at most so many instalments.
    pub max_instalments: u32,
    /// To whose order: the farm's.
    pub payee: String,
}

impl PaymentPlan {
    /// `total` over at most `n` instalments.
    ///
    /// # Errors
    /// When the template names no day to pay on.
    pub fn schedule(&self, total: Cents, n: u32) -> Result<Vec<Due>, NoDueDay> {
        schedule(
            total,
            n.clamp(1, self.max_instalments),
            self.unit,
            self.minimum,
            &self.due_days,
        )
    }
}
