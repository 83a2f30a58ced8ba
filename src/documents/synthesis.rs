//! All contracts of one template: quantities, amounts, signatures and payments of each household.

use serde::Serialize;

use super::{Issue, Pdf, TypesetError, render, template};

/// The synthesis of a template. Empty texts are left out of the page.
#[derive(Debug, Clone, Serialize)]
pub struct Synthesis {
    /// The template's title.
    pub title: String,
    /// The farm.
    pub farm: String,
    /// The AMAP.
    pub amap: String,
    /// "d’avril à septembre 2026".
    pub season: String,
    /// At the foot: "établie le mercredi 11 mars 2026".
    pub issued: String,
    /// The columns.
    pub products: Vec<SynthesisProduct>,
    /// Sorted by name.
    pub households: Vec<SynthesisRow>,
    /// The title of the season before, and who came back; empty when there is none.
    pub before: String,
    /// What is compared with it: name, then, now, difference.
    pub compared: Vec<Vec<String>>,
    /// The last line, and the figures at the head.
    pub totals: SynthesisTotals,
}

/// One product and its sum over all contracts.
#[derive(Debug, Clone, Serialize)]
pub struct SynthesisProduct {
    /// The product.
    pub name: String,
    /// How many in all.
    pub quantity: String,
}

/// One household's contract.
#[derive(Debug, Clone, Serialize)]
pub struct SynthesisRow {
    /// The household.
    pub name: String,
    /// A word in a frame behind the name: "résilié".
    pub mark: String,
    /// One for each product and in the same order; empty or "0" shows nothing.
    pub quantities: Vec<String>,
    /// What the contract comes to.
    pub amount: String,
    /// The day the household signed, in figures; empty when it has not.
    pub signed: String,
    /// The day the farm countersigned, in figures; empty when it has not.
    pub countersigned: String,
    /// What the farm has received.
    pub paid: String,
    /// What is still to come.
    pub remaining: String,
}

/// Sums over all contracts.
#[derive(Debug, Clone, Serialize)]
pub struct SynthesisTotals {
    /// "60".
    pub contracts: String,
    /// "17 820,00 €".
    pub amount: String,
    /// What has been received.
    pub paid: String,
    /// What is still to come.
    pub remaining: String,
    /// "58 sur 60".
    pub signed: String,
    /// "55 sur 60".
    pub countersigned: String,
}

impl Synthesis {
    /// The PDF of the synthesis. Fails when a household has not one quantity for each product.
    pub fn pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let title = crate::t!("documents-synthesis-title", title = self.title, farm = self.farm);
        let template = template("synthesis.typ", include_str!("synthesis.typ"));
        render(template, &title, self, issue)
    }
}
