//! What is handed out at a delivery, as plain data.

use super::said::labelled;
use crate::t;
use crate::words::{
    Day, DeliveryId, EmailAddress, FarmId, HourMinute, HouseholdId, Instant, MemberId, ProductId, PublicId,
    Quantity,
};

/// One delivery: when and where.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Occasion {
    /// Its id.
    pub id: DeliveryId,
    /// Its name in addresses.
    pub public_id: PublicId,
    /// The local day.
    pub day: Day,
    /// From this hour.
    pub opens: HourMinute,
    /// Until this hour.
    pub closes: HourMinute,
    /// Name of the delivery site.
    pub site: String,
    /// Its street.
    pub address: String,
    /// Its postcode.
    pub postcode: String,
    /// Its town.
    pub town: String,
    /// When it was called off.
    pub cancelled_at: Option<Instant>,
}

impl Occasion {
    /// "de 18 h 30 à 19 h 30".
    pub fn hours(&self) -> String {
        t!(
            "distribution-hours",
            from = self.opens.spoken(),
            to = self.closes.spoken()
        )
    }

    /// "8 place des Pavillons, 69007 Lyon"; parts that are not known are left out.
    pub fn full_address(&self) -> String {
        let town = [self.postcode.as_str(), self.town.as_str()].join(" ");
        let parts = [self.address.trim(), town.trim()];
        parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Whether it was called off.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled_at.is_some()
    }
}

/// One product of one contract that is due to a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Who collects it.
    pub household: HouseholdId,
    /// As the AMAP calls them.
    pub household_name: String,
    /// Whose contract it is.
    pub owner: HouseholdId,
    /// As the AMAP calls them.
    pub owner_name: String,
    /// Who brings it.
    pub farm: FarmId,
    /// The farm's name in addresses.
    pub farm_slug: String,
    /// The farm's name.
    pub farm_name: String,
    /// What farms are sorted by.
    pub farm_key: String,
    /// The contract.
    pub contract: PublicId,
    /// Title of its template.
    pub title: String,
    /// What titles are sorted by.
    pub title_key: String,
    /// The product.
    pub product: ProductId,
    /// Its name.
    pub product_name: String,
    /// "boîte de 6"; may be empty.
    pub packaging: String,
    /// Its place in the contract.
    pub position: i64,
    /// Whether it is priced by what it weighs.
    pub by_weight: bool,
    /// How much.
    pub quantity: Quantity,
    /// Whether the farm countersigned.
    pub countersigned: bool,
    /// Whether the household gave it up: the farm brings it, and the AMAP hands it on.
    pub given: bool,
}

/// Who collects what households gave up: the AMAP, which is no household.
pub const AMAP: HouseholdId = HouseholdId::new(uuid::Uuid::nil());

/// Someone who may come for a household.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Person {
    /// The person.
    pub member: MemberId,
    /// The household they eat with.
    pub household: HouseholdId,
    /// Family name, as written.
    pub last_name: String,
    /// First name, as written.
    pub first_name: String,
    /// Where the reminder goes.
    pub email: Option<String>,
}

/// Everything that is handed out at one delivery, or at all deliveries of one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// One for each household with something due, by family name, then first name; last what households gave up.
    pub households: Vec<Entry>,
    /// What each farm brings, by name of the farm.
    pub totals: Vec<FarmTotal>,
}

/// One household and what it collects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The household.
    pub household: HouseholdId,
    /// As the AMAP calls them.
    pub household_name: String,
    /// Who may come, by family name, then first name; empty when everybody left.
    pub people: Vec<Person>,
    /// In the order of the farms, their contracts and the contracts' products.
    pub items: Vec<Item>,
}

/// One product of one contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Who brings it.
    pub farm: FarmId,
    /// The farm's name.
    pub farm_name: String,
    /// The contract it is due under.
    pub contract: PublicId,
    /// Title of the contract.
    pub title: String,
    /// The product.
    pub product: ProductId,
    /// Its name.
    pub product_name: String,
    /// May be empty.
    pub packaging: String,
    /// Whether it is priced by what it weighs.
    pub by_weight: bool,
    /// How much; never zero.
    pub quantity: Quantity,
    /// Whether the farm has countersigned.
    pub countersigned: bool,
    /// Name of the household whose contract it is, when it is another one's.
    pub on_behalf_of: Option<String>,
}

/// What one farm brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FarmTotal {
    /// The farm.
    pub farm: FarmId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its products, in the order of the contracts.
    pub products: Vec<ProductTotal>,
}

/// How much of one product, over all contracts of the farm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductTotal {
    /// The product.
    pub product: ProductId,
    /// Its name.
    pub name: String,
    /// May be empty.
    pub packaging: String,
    /// In all.
    pub quantity: Quantity,
    /// How many households collect some.
    pub households: usize,
}

/// One farm's part of a list: a column for each product, a row for each household.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What to prepare.
    pub products: Vec<ProductTotal>,
    /// Who collects it.
    pub rows: Vec<SheetRow>,
}

/// What one household collects from the farm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// "MOREL Anaïs".
    pub name: String,
    /// Something in it is not countersigned yet.
    pub pending: bool,
    /// One for each product, in the same order; zero for none.
    pub quantities: Vec<Quantity>,
}

impl Entry {
    /// "MOREL Anaïs": whom the list is sorted by.
    pub fn name(&self) -> String {
        if self.household == AMAP {
            return t!("distribution-given-up");
        }
        match self.people.first() {
            Some(first) => format!("{} {}", first.last_name.to_uppercase(), first.first_name)
                .trim()
                .to_owned(),
            None => self.household_name.clone(),
        }
    }

    /// Who else may come: "Farid Roux, Lou Morel".
    pub fn others(&self) -> String {
        let others = self.people.iter().skip(1);
        others.map(Person::full_name).collect::<Vec<_>>().join(", ")
    }

    /// Its items in runs of one farm.
    pub fn by_farm(&self) -> impl Iterator<Item = &[Item]> {
        self.items.chunk_by(|one, other| one.farm == other.farm)
    }

    /// Whether something is not countersigned yet.
    pub fn is_pending(&self) -> bool {
        self.items.iter().any(|item| !item.countersigned)
    }

    /// Whether nothing is countersigned yet.
    pub fn is_wholly_pending(&self) -> bool {
        self.items.iter().all(|item| !item.countersigned)
    }
}

impl List {
    /// How many households come.
    pub fn coming(&self) -> usize {
        let comes = |entry: &&Entry| entry.household != AMAP;
        self.households.iter().filter(comes).count()
    }
}

impl Person {
    /// Where letters go; nowhere without an address that can be read.
    pub fn address(&self) -> Option<EmailAddress> {
        self.email.as_deref()?.parse().ok()
    }

    /// "Farid Roux".
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim()
            .to_owned()
    }
}

impl Item {
    /// "Pain aux noix, 420 g".
    pub fn label(&self) -> String {
        labelled(&self.product_name, &self.packaging)
    }
}

impl ProductTotal {
    /// "Pain aux noix, 420 g".
    pub fn label(&self) -> String {
        labelled(&self.name, &self.packaging)
    }
}
