//! Plain data of the slice.

use crate::words::{AccountId, Day, EmailAddress, HouseholdId, MemberId, PublicId};

/// The household that eats the basket.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Household {
    /// Within its AMAP.
    pub id: HouseholdId,
    /// In addresses.
    pub public_id: PublicId,
    /// As [`super::household_name`] makes it of its people.
    pub name: String,
    /// By which lists are sorted.
    pub sort_key: String,
}

/// A person as one AMAP knows them.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Member {
    /// Within its AMAP.
    pub id: MemberId,
    /// In addresses.
    pub public_id: PublicId,
    /// Whom they eat with.
    pub household_id: HouseholdId,
    /// Their login, once they have one.
    pub account_id: Option<AccountId>,
    /// Family name.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Where this AMAP writes to; none for people served on paper.
    pub email: Option<EmailAddress>,
    /// As typed; may be empty.
    pub phone: String,
    /// Where else they are reached.
    #[sqlx(flatten)]
    pub reach: Reach,
    /// The day they left, if they did.
    pub left_on: Option<Day>,
}

/// Where somebody is reached beside their e-mail and first telephone; each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Reach {
    /// A second telephone.
    pub phone_2: String,
    /// Number and street.
    pub street: String,
    /// Five digits.
    pub postcode: String,
    /// The town.
    pub town: String,
}

impl Reach {
    /// "12 rue des Lilas, 69001 Lyon"; empty when nothing is known.
    pub fn postal(&self) -> String {
        let town = format!("{} {}", self.postcode, self.town);
        let parts = [self.street.trim(), town.trim()];
        let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        known.join(", ")
    }

    /// With what is not known yet filled in from another.
    pub fn filled_from(&self, other: &Reach) -> Reach {
        let first = |known: &String, said: &String| if known.is_empty() { said } else { known }.clone();
        Reach {
            phone_2: first(&self.phone_2, &other.phone_2),
            street: first(&self.street, &other.street),
            postcode: first(&self.postcode, &other.postcode),
            town: first(&self.town, &other.town),
        }
    }
}

impl Member {
    /// "Sylvie Arnaud".
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
            .trim()
            .to_owned()
    }
}

/// A person to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// Family name.
    pub last_name: String,
    /// First name; may be empty where an import knows none.
    pub first_name: String,
    /// None for people served on paper.
    pub email: Option<EmailAddress>,
    /// May be empty.
    pub phone: String,
    /// Where else they are reached.
    pub reach: Reach,
}

/// What was made of a household's people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewHousehold {
    /// The household.
    pub id: HouseholdId,
    /// Its members, in the order given, with their names in addresses.
    pub members: Vec<(MemberId, PublicId)>,
}

/// How far somebody is on the way to signing in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessState {
    /// Has an account with a password.
    Active,
    /// Has been sent a link that is still good.
    Invited,
    /// Could be invited.
    ToInvite,
    /// Served on paper.
    NoEmail,
}

impl AccessState {
    /// Key of its word.
    pub fn key(self) -> &'static str {
        match self {
            AccessState::Active => "members-state-active",
            AccessState::Invited => "members-state-invited",
            AccessState::ToInvite => "members-state-to-invite",
            AccessState::NoEmail => "members-state-no-email",
        }
    }

    /// Colour of its badge.
    pub fn badge(self) -> &'static str {
        match self {
            AccessState::Active => "good",
            AccessState::Invited => "info",
            AccessState::ToInvite => "wait",
            AccessState::NoEmail => "",
        }
    }
}
