//! The receipt of a membership fee.

use super::{Issue, Pdf, TypesetError, render, template};
use serde::Serialize;

/// A numbered receipt.
#[derive(Debug, Clone, Serialize)]
pub struct FeeReceipt {
    /// "Reçu n° 12 – Les Lones": what the file calls itself.
    pub heading: String,
    /// Who received the money.
    pub issuer: String,
    /// In the issuer's series, which has no gaps.
    pub number: String,
    /// Who paid.
    pub payer: String,
    /// "Adhésion 2026-2027".
    pub title: String,
    /// "20,00 €".
    pub amount: String,
    /// "par chèque".
    pub method: String,
    /// The day of the payment.
    pub paid_on: String,
    /// The day of the receipt.
    pub issued_on: String,
    /// Whether it was cancelled; it keeps its number.
    pub cancelled: bool,
}

impl FeeReceipt {
    /// The page.
    ///
    /// # Errors
    /// When it cannot be set.
    pub fn pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let template = template("fee_receipt.typ", include_str!("fee_receipt.typ"));
        render(template, &self.heading, self, issue)
    }
}
