//! Plain data of the slice.

use crate::words::{AccountId, Day, GrantId, NetworkId, text_enum};

text_enum! {
    /// Which level of the tree a network is.
    pub enum NetworkKind {
        /// The whole country.
        National = "national",
        /// A region.
        Regional = "regional",
        /// A department.
        Departmental = "departmental",
    }
}

impl NetworkKind {
    /// Key of its word.
    pub fn key(self) -> &'static str {
        match self {
            NetworkKind::National => "networks-kind-national",
            NetworkKind::Regional => "networks-kind-regional",
            NetworkKind::Departmental => "networks-kind-departmental",
        }
    }
}

/// A network and what is below it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Node {
    /// The node.
    pub id: NetworkId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub kind: NetworkKind,
    /// AMAPs of it and of all networks below.
    pub amaps: i64,
    /// Their present households.
    pub households: i64,
}

/// A network by itself.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Network {
    /// The node.
    pub id: NetworkId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub kind: NetworkKind,
    /// Name of the one above it.
    pub parent: Option<String>,
}

/// Someone who animates a network.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Animator {
    /// The grant.
    pub id: GrantId,
    /// Whose.
    pub account_id: AccountId,
    /// Name of the account.
    pub name: String,
    /// Where it signs in.
    pub email: String,
    /// 1 once it has a password.
    pub arrived: i64,
    /// Since when.
    pub since_on: Day,
    /// The last day, if one was given.
    pub until_on: Option<Day>,
}

/// An AMAP as its network sees it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AmapLine {
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Five digits; may be empty.
    pub postcode: String,
    /// May be empty.
    pub town: String,
    /// Public contact; may be empty.
    pub email: String,
    /// The network it belongs to directly.
    pub network: String,
    /// Its present households.
    pub households: i64,
    /// Its partner farms.
    pub farms: i64,
}

/// What a network and all below it count.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Figures {
    /// AMAPs.
    pub amaps: i64,
    /// Present households.
    pub households: i64,
    /// Farms that deliver to any of them, each once.
    pub farms: i64,
}
