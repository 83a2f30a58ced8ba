//! What one farm prepares for one delivery: totals first, then who gets what.

use serde::Serialize;

use super::{Issue, Pdf, TypesetError, render, template};

/// One farm's part of a delivery. Empty texts are left out of the page.
#[derive(Debug, Clone, Serialize)]
pub struct FarmSheet {
    /// The farm.
    pub farm: String,
    /// The AMAP it delivers to.
    pub amap: String,
    /// "jeudi 12 mars 2026".
    pub day: String,
    /// The delivery site's name.
    pub site: String,
    /// Its address.
    pub address: String,
    /// "de 18 h 30 à 19 h 30".
    pub hours: String,
    /// At the foot: "établie le mercredi 11 mars 2026".
    pub issued: String,
    /// Whom to call on the spot.
    pub contacts: String,
    /// At the end, a paragraph each.
    pub remarks: Vec<String>,
    /// What to prepare. More than 12 turn the page sideways.
    pub products: Vec<PreparedProduct>,
    /// Sorted by name.
    pub households: Vec<QuantityRow>,
}

/// One product's total.
#[derive(Debug, Clone, Serialize)]
pub struct PreparedProduct {
    /// The product.
    pub name: String,
    /// "boîte de 6".
    pub packaging: String,
    /// How many households take it.
    pub households: String,
    /// How many in all.
    pub quantity: String,
}

/// What one household takes.
#[derive(Debug, Clone, Serialize)]
pub struct QuantityRow {
    /// The household.
    pub name: String,
    /// A word in a frame behind the name: "à contresigner".
    pub mark: String,
    /// One for each product and in the same order; empty or "0" shows nothing.
    pub quantities: Vec<String>,
}

impl FarmSheet {
    /// The PDF of the sheet. Fails when a household has not one quantity for each product.
    pub fn pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let title = format!("{} – {} – livraison du {}", self.farm, self.amap, self.day);
        let template = template("farm_sheet.typ", include_str!("farm_sheet.typ"));
        render(template, &title, self, issue)
    }
}
