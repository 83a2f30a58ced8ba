//! An amendment: what changes in a contract after it was signed.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Issue, Party, Payment, Pdf, TypesetError, render, template};

/// An amendment as it is put on paper; stored as JSON, and set when it is asked for. Empty texts are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendmentBody {
    /// 2 in "Avenant n° 2".
    pub number: u32,
    /// The contract's title: "Légumes de saison".
    pub title: String,
    /// "d’avril à septembre 2026".
    pub season: String,
    /// At the foot of each page.
    pub reference: String,
    /// The AMAP that brings the parties together.
    pub amap: String,
    /// The farm.
    pub farm: Party,
    /// The household.
    pub household: Party,
    /// "jeudi 12 mars 2026".
    pub made_on: String,
    /// What changes, a sentence each.
    pub what: Vec<String>,
    /// Why, as somebody typed it.
    pub reason: String,
    /// The quantities that change, by day.
    pub lines: Vec<AmendedLine>,
    /// The prices that change.
    pub prices: Vec<AmendedPrice>,
    /// What the contract came to.
    pub total_before: String,
    /// What it comes to.
    pub total_after: String,
    /// What the farm owes back.
    pub credit: String,
    /// What is paid from now on, and what was.
    pub payment: Payment,
    /// "Prend effet dès maintenant."
    pub effect: String,
    /// "Tout ce que cet avenant ne change pas reste valable."
    pub rest: String,
}

/// A quantity before and after; empty for none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendedLine {
    /// "jeudi 12 mars 2026".
    pub day: String,
    /// "Œufs".
    pub product: String,
    /// "2".
    pub before: String,
    /// "1".
    pub after: String,
}

/// A price before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendedPrice {
    /// "Œufs".
    pub product: String,
    /// "2,10 €".
    pub before: String,
    /// "2,30 €".
    pub after: String,
}

impl AmendmentBody {
    /// SHA-256 of all that it says.
    pub fn digest(&self) -> Vec<u8> {
        let said = serde_json::to_vec(self).expect("texts and lists of texts are always JSON");
        Sha256::digest(&said).to_vec()
    }

    /// The PDF.
    ///
    /// # Errors
    /// When it cannot be set.
    pub fn pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let title = format!(
            "Avenant n° {} – {} – {}",
            self.number, self.title, self.household.name
        );
        render(
            template("amendment.typ", include_str!("amendment.typ")),
            &title,
            self,
            issue,
        )
    }
}
