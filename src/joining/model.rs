//! Plain data of the slice.

use crate::words::{
    Day, EmailAddress, FarmId, HouseholdId, Instant, JoinRequestId, ProductId, PublicId, WaitId,
};

/// Why a request is over, without a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// By whoever asked.
    Withdrawn,
    /// By the AMAP.
    Declined,
}

impl Closing {
    /// The name it is stored under.
    pub fn name(self) -> &'static str {
        match self {
            Closing::Withdrawn => "withdrawn",
            Closing::Declined => "declined",
        }
    }
}

/// What there is to wait for: the AMAP itself, a farm's contracts, or one of its baskets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// None: the AMAP itself.
    pub farm: Option<FarmId>,
    /// None: any basket of the farm.
    pub product: Option<ProductId>,
    /// How a form names it; empty for the AMAP itself.
    pub key: String,
    /// What people call it.
    pub name: String,
}

/// Somebody who asks to join, as the form gives it.
#[derive(Clone, Debug)]
pub struct NewRequest {
    /// Family name.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// None when the coordination wrote down somebody without one.
    pub email: Option<EmailAddress>,
    /// May be empty.
    pub phone: String,
    /// May be empty.
    pub message: String,
}

/// A request as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Request {
    pub id: JoinRequestId,
    pub last_name: String,
    pub first_name: String,
    pub email: String,
    pub phone: String,
    pub confirmed_at: Option<Instant>,
    pub joined_at: Option<Instant>,
    pub closed_at: Option<Instant>,
}

/// A place in a line, with who waits.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Wait {
    pub id: WaitId,
    pub public_id: PublicId,
    pub request_id: Option<JoinRequestId>,
    pub household_id: Option<HouseholdId>,
    pub farm_id: Option<FarmId>,
    pub product_id: Option<ProductId>,
    /// Name of the farm, and of its basket.
    pub farm: Option<String>,
    pub product: Option<String>,
    pub since_at: Instant,
    pub offered_until: Option<Day>,
    /// Of whoever asks to join, or the household's name.
    pub name: String,
    /// Of whoever asks to join; empty for a household.
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: String,
    pub message: String,
}

impl Wait {
    /// Whether both wait for the same thing.
    pub fn stands_with(&self, other: &Wait) -> bool {
        (self.farm_id, self.product_id) == (other.farm_id, other.product_id)
    }

    /// What it is for, as people call it; `amap` when it is a place in the AMAP.
    pub fn what(&self, amap: &str) -> String {
        match (&self.farm, &self.product) {
            (Some(farm), Some(product)) => format!("{farm}, {product}"),
            (Some(farm), None) => farm.clone(),
            (None, _) => amap.to_owned(),
        }
    }
}
