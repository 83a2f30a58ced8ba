//! The body of a contract: what both parties sign. Its contents are those that the charter of the AMAPs asks for.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Issue, Pdf, TypesetError, render, template};

/// All that the body says. Empty texts are left out of the page.
#[derive(Debug, Clone, Serialize)]
pub struct ContractBody {
    /// "Légumes de saison".
    pub title: String,
    /// "d’avril à septembre 2026".
    pub season: String,
    /// At the foot of each page: the public id and the revision.
    pub reference: String,
    /// The AMAP that brings the parties together; it is not one of them.
    pub amap: String,
    /// The farm, SIRET among its details.
    pub farm: Party,
    /// The household. Those who share the contract stand among its details.
    pub household: Party,
    /// What is bought, in the order of the template.
    pub products: Vec<ProductRow>,
    /// Below the prices: "La ferme n’est pas assujettie à la TVA."
    pub price_note: String,
    /// "18 livraisons".
    pub delivery_count: String,
    /// Where, after a comma: "à la salle des fêtes, 8 place des Pavillons, Lyon".
    pub place: String,
    /// When, after a comma: "le jeudi de 18 h 30 à 19 h 30".
    pub hours: String,
    /// Fixed basket or free order.
    pub order: Order,
    /// The calendar.
    pub deliveries: Vec<DeliveryRow>,
    /// The sum of the products' amounts.
    pub total: String,
    /// How it is paid.
    pub payment: Payment,
    /// Flexibility and minimums, a sentence each.
    pub rules: Vec<String>,
    /// What the parties add, variables written out; a line end begins a paragraph.
    pub clauses: String,
}

/// One of the two parties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Farm or household.
    pub name: String,
    /// Who signs for it; left out when it is the name itself.
    pub signatory: String,
    /// SIRET, address, telephone, a line each.
    pub details: Vec<String>,
}

/// A product, its price and what is bought of it.
#[derive(Debug, Clone, Serialize)]
pub struct ProductRow {
    /// "Œufs".
    pub name: String,
    /// "boîte de 6".
    pub packaging: String,
    /// "2,10 €".
    pub price: String,
    /// "5,5 %", empty where the farm charges no VAT. The column goes when all are empty.
    pub vat: String,
    /// For a product priced by weight, the price per kilogram and the estimate it leads to.
    pub estimate: String,
    /// In a fixed contract, the quantity in each basket.
    pub per_delivery: String,
    /// In a fixed contract, the number of deliveries that have it.
    pub deliveries: String,
    /// Over the whole contract.
    pub quantity: String,
    /// Over the whole contract.
    pub amount: String,
}

/// What kind of order, and a sentence about it.
#[derive(Debug, Clone, Serialize)]
pub struct Order {
    /// Fixed or free.
    pub kind: OrderKind,
    /// A further sentence: "Le panier est partagé avec le foyer Roux, une livraison sur deux."
    pub note: String,
}

/// Whether each delivery has quantities of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderKind {
    /// The same basket at each delivery: the calendar is a list of days.
    Fixed,
    /// A grid of deliveries and products.
    Free,
}

/// One delivery.
#[derive(Debug, Clone, Serialize)]
pub struct DeliveryRow {
    /// "jeudi 12 mars".
    pub day: String,
    /// What sets it apart: "sans œufs".
    pub note: String,
    /// In a free order, one for each product and in the same order; empty or "0" shows nothing.
    pub quantities: Vec<String>,
    /// In a free order, what the delivery comes to.
    pub amount: String,
}

/// To whom, how and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// To whose order: the farm's.
    pub payee: String,
    /// "chèque ou virement".
    pub method: String,
    /// A further sentence.
    pub note: String,
    /// In the order of their dates.
    pub instalments: Vec<Instalment>,
}

/// One payment due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// "jeudi 2 avril 2026".
    pub day: String,
    /// "chèque".
    pub method: String,
    /// "124,20 €".
    pub amount: String,
}

impl ContractBody {
    /// SHA-256 of all that the body says: two bodies with one digest read alike.
    pub fn digest(&self) -> Vec<u8> {
        let said = serde_json::to_vec(self).expect("texts and lists of texts are always JSON");
        Sha256::digest(&said).to_vec()
    }

    /// The PDF of the body. Fails when a free delivery has not one quantity for each product.
    pub fn pdf(&self, issue: Issue<'_>) -> Result<Pdf, TypesetError> {
        let title = format!("{} – {} – {}", self.title, self.farm.name, self.household.name);
        render(
            template("contract.typ", include_str!("contract.typ")),
            &title,
            self,
            issue,
        )
    }
}
