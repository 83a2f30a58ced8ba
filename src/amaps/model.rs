//! Plain data of the slice.

use crate::words::{AccountId, FarmId, GrantId, HourMinute, PublicId, text_enum};
use crate::words::{Day, EmailAddress};

/// An AMAP to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAmap {
    /// Its name.
    pub name: String,
    /// Where it delivers, five digits; may be empty.
    pub postcode: String,
    /// Where it delivers; may be empty.
    pub town: String,
    /// Where the public writes to, if anywhere.
    pub email: Option<EmailAddress>,
}

/// What an AMAP says of itself.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Information {
    /// Its name.
    pub name: String,
    /// Five digits.
    pub postcode: String,
    /// Its town.
    pub town: String,
    /// A few paragraphs of plain text.
    pub presentation: String,
    /// Public contact; empty for none.
    pub email: String,
    /// 1 when it stands in the public directory.
    pub listed: i64,
}

text_enum! {
    /// A role that coordinators give within their AMAP.
    pub enum RoleChoice {
        /// Everything in the AMAP.
        Coordinator = "coordinator",
        /// Payments.
        Treasurer = "treasurer",
        /// One farm's contracts.
        Referent = "referent",
    }
}

impl RoleChoice {
    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            RoleChoice::Coordinator => "amaps-role-coordinator",
            RoleChoice::Treasurer => "amaps-role-treasurer",
            RoleChoice::Referent => "amaps-role-referent",
        }
    }

    /// Key of what it may do.
    pub fn hint_key(self) -> &'static str {
        match self {
            RoleChoice::Coordinator => "amaps-role-coordinator-hint",
            RoleChoice::Treasurer => "amaps-role-treasurer-hint",
            RoleChoice::Referent => "amaps-role-referent-hint",
        }
    }
}

/// A role in force.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Grant {
    /// The grant.
    pub id: GrantId,
    /// Who holds it.
    pub account_id: AccountId,
    /// Which.
    pub role: RoleChoice,
    /// For a référent: the farm.
    pub farm_id: Option<FarmId>,
    /// Its name.
    pub farm_name: Option<String>,
    /// Name of the account.
    pub name: String,
    /// Since when.
    pub since_on: Day,
    /// Its last day, if it has one.
    pub until_on: Option<Day>,
}

/// The delivery that comes next.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct NextDelivery {
    /// In addresses.
    pub public_id: PublicId,
    /// When.
    pub day: Day,
    /// From.
    pub opens: HourMinute,
    /// To.
    pub closes: HourMinute,
    /// Where.
    pub site: String,
    /// How many households have something to collect.
    pub households: i64,
}

/// What the coordinator's first page counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Counts {
    /// 1 when the AMAP says something of itself.
    pub described: i64,
    /// Whether it is one to try things in.
    pub sample: bool,
    /// Places of delivery.
    pub sites: i64,
    /// Partner farms.
    pub farms: i64,
    /// Present households.
    pub households: i64,
    /// Present members with an e-mail, neither invited nor active.
    pub to_invite: i64,
    /// Present members without e-mail.
    pub on_paper: i64,
    /// Templates that are not archived.
    pub templates: i64,
    /// Templates whose window is open.
    pub open_templates: i64,
}
