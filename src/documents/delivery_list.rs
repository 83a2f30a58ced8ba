//! The list for the door: one for a delivery, across all farms, a line for each household.

use serde::Serialize;

use super::{Issue, Pdf, TypesetError, render, template};

/// All that is handed out at one delivery. Empty texts are left out of the page.
#[derive(Debug, Clone, Serialize)]
pub struct DeliveryList {
    /// The AMAP.
    pub amap: String,
    /// "jeudi 12 mars 2026".
    pub day: String,
    /// The delivery site's name.
    pub site: String,
    /// Its address.
    pub address: String,
    /// "de 18 h 30 à 19 h 30".
    pub hours: String,
    /// At the foot: "liste établie le mercredi 11 mars à 21 h 05".
    pub issued: String,
    /// "60 foyers".
    pub household_count: String,
    /// Who is on duty.
    pub duties: Vec<DutyRow>,
    /// What all should know, a sentence each.
    pub remarks: Vec<String>,
    /// Sorted as they are to be looked up; those with nothing due left out.
    pub households: Vec<HouseholdRow>,
    /// What each farm should have brought.
    pub totals: Vec<FarmTotals>,
}

/// One kind of duty and its holders.
#[derive(Debug, Clone, Serialize)]
pub struct DutyRow {
    /// "Distribution".
    pub kind: String,
    /// "Anaïs Morel, Farid Roux"; empty when nobody signed up.
    pub people: String,
}

/// One household and what it collects.
#[derive(Debug, Clone, Serialize)]
pub struct HouseholdRow {
    /// "MOREL Anaïs": what the list is sorted by.
    pub name: String,
    /// Others who may come for it.
    pub people: String,
    /// In the order of the totals.
    pub farms: Vec<Collected>,
    /// "Prend aussi le panier de la famille Roux", a line each.
    pub notes: Vec<String>,
}

/// What one household collects from one farm.
#[derive(Debug, Clone, Serialize)]
pub struct Collected {
    /// The farm.
    pub farm: String,
    /// The farm has not countersigned yet.
    pub pending: bool,
    /// What it collects.
    pub items: Vec<Item>,
}

/// A product and how many.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// "2", "1,5".
    pub quantity: String,
    /// The product, with its packaging where that tells it apart.
    pub product: String,
}

/// What one farm brings.
#[derive(Debug, Clone, Serialize)]
pub struct FarmTotals {
    /// The farm.
    pub farm: String,
    /// Its products.
    pub products: Vec<TotalRow>,
}

/// A product and how many in all.
#[derive(Debug, Clone, Serialize)]
pub struct TotalRow {
    /// The product.
    pub name: String,
    /// "45".
    pub quantity: String,
}

impl DeliveryList {
    /// The PDF on which each household signs for what it took.
    ///
    /// # Errors
    /// When it cannot be set.
    pub fn sign_off_pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let title = crate::t!("documents-sign-off", amap = self.amap, day = self.day);
        let template = template("sign_off.typ", include_str!("sign_off.typ"));
        render(template, &title, self, issue)
    }

    /// The PDF of the list.
    pub fn pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let title = format!("{} – livraison du {}", self.amap, self.day);
        let template = template("delivery_list.typ", include_str!("delivery_list.typ"));
        render(template, &title, self, issue)
    }
}
