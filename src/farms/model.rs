//! Farms and products as plain data.

use crate::history::Changes;
use crate::words::{AccountId, Day, FarmId, FarmerId, Instant, ProductId, PublicId, Siret};
use sqlx::FromRow;

/// A farm.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Farm {
    /// Which farm.
    pub id: FarmId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its number in the register of companies.
    pub siret: Option<Siret>,
    /// Street and number.
    pub address: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// A few paragraphs of plain text.
    pub presentation: String,
    /// Since when its own people look after it; an AMAP no longer writes it then.
    pub claimed_at: Option<Instant>,
}

/// A farm in the list of an AMAP.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct PartnerLine {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its town.
    pub town: String,
    /// Since when its own people look after it.
    pub claimed_at: Option<Instant>,
    /// How many people sign for it.
    pub farmers: i64,
    /// How many of them have an account.
    pub arrived: i64,
    /// How many products it offers.
    pub products: i64,
}

/// A farm that delivered to an AMAP before.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct FormerPartner {
    /// Which farm.
    pub id: FarmId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The last day of the partnership.
    pub until_on: Day,
}

/// Someone who signs for a farm.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Farmer {
    /// Within the farm.
    pub id: FarmerId,
    /// The name in addresses.
    pub public_id: PublicId,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// As typed; may be empty.
    pub phone: String,
    /// The login, once there is one.
    pub account_id: Option<AccountId>,
    /// 1 once the invitation was accepted.
    pub arrived: i64,
}

impl Farmer {
    /// First and last name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim()
            .to_owned()
    }
}

/// A farm as an AMAP or its farmer writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FarmDetails {
    /// Its name.
    pub name: String,
    /// Its number in the register of companies.
    pub siret: Option<Siret>,
    /// Street and number.
    pub address: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// A few paragraphs of plain text.
    pub presentation: String,
}

impl FarmDetails {
    /// What changes when a farm is written so.
    pub fn changes(&self, known: &Farm) -> Changes {
        let siret = |siret: &Option<Siret>| siret.as_ref().map(ToString::to_string).unwrap_or_default();
        Changes::default()
            .field("farms-field-name", &known.name, &self.name)
            .field("farms-field-siret", siret(&known.siret), siret(&self.siret))
            .field("farms-field-address", &known.address, &self.address)
            .field("farms-field-postcode", &known.postcode, &self.postcode)
            .field("farms-field-town", &known.town, &self.town)
            .field(
                "farms-field-presentation",
                &known.presentation,
                &self.presentation,
            )
    }
}

/// Something a farm offers. Its price belongs to the templates.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct Product {
    /// Which product.
    pub id: ProductId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// Its name.
    pub name: String,
    /// Vegetables, eggs, bread…
    pub production_type: String,
    /// "boîte de 6"; may be empty.
    pub packaging: String,
    /// Since when it is no longer offered in new templates.
    pub retired_at: Option<Instant>,
}

/// A product to be made or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProduct {
    /// Its name.
    pub name: String,
    /// Vegetables, eggs, bread…
    pub production_type: String,
    /// "boîte de 6"; may be empty.
    pub packaging: String,
}

impl NewProduct {
    /// What changes when a product is written so; all of it for a new one.
    pub fn changes(&self, known: Option<&Product>) -> Changes {
        let text = |of: fn(&Product) -> &str| known.map(of).unwrap_or_default().to_owned();
        Changes::default()
            .field("farms-field-product", text(|one| &one.name), &self.name)
            .field(
                "farms-field-type",
                text(|one| &one.production_type),
                &self.production_type,
            )
            .field(
                "farms-field-packaging",
                text(|one| &one.packaging),
                &self.packaging,
            )
    }
}
