//! Plain data of the slice.

use crate::access::{AmapScope, NetworkScope};
use crate::words::{
    AmapId, CampaignId, Cents, Day, FarmId, FeeId, HouseholdId, Instant, NetworkId, PublicId, text_enum,
};

text_enum! {
    /// Who pays.
    pub enum Flow {
        /// Households, to their AMAP.
        Members = "members",
        /// AMAPs, to their network.
        Amaps = "amaps",
        /// Farms, to their network.
        Farms = "farms",
    }
}

text_enum! {
    /// How a fee is reckoned.
    pub enum FormulaKind {
        /// The same for everybody.
        Fixed = "fixed",
        /// By the bracket that the payer names.
        Brackets = "brackets",
        /// What the payer gives, from an amount on.
        Free = "free",
        /// For each household of an AMAP.
        PerHousehold = "per-household",
        /// A part of a farm's turnover in AMAPs.
        Turnover = "turnover",
    }
}

text_enum! {
    /// How a fee was paid.
    pub enum Method {
        /// By cheque.
        Cheque = "cheque",
        /// By bank transfer.
        Transfer = "transfer",
        /// In cash.
        Cash = "cash",
        /// By card, elsewhere.
        Card = "card",
    }
}

impl Method {
    /// Key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Method::Cheque => "campaigns-cheque",
            Method::Transfer => "campaigns-transfer",
            Method::Cash => "campaigns-cash",
            Method::Card => "campaigns-card",
        }
    }
}

impl FormulaKind {
    /// Key of its words.
    pub fn key(self) -> &'static str {
        match self {
            FormulaKind::Fixed => "campaigns-fixed",
            FormulaKind::Brackets => "campaigns-brackets",
            FormulaKind::Free => "campaigns-free",
            FormulaKind::PerHousehold => "campaigns-per-household",
            FormulaKind::Turnover => "campaigns-turnover",
        }
    }
}

/// Who asks the fee.
#[derive(Clone, Debug)]
pub enum Issuer {
    /// An AMAP, of its households.
    Amap(AmapScope),
    /// A network, of its AMAPs and farms.
    Network(NetworkScope),
}

impl Issuer {
    /// Its name.
    pub fn name(&self) -> &str {
        match self {
            Issuer::Amap(amap) => amap.name(),
            Issuer::Network(network) => network.name(),
        }
    }

    /// The address of its desks.
    pub fn address(&self) -> String {
        match self {
            Issuer::Amap(amap) => format!("/amap/{}", amap.slug()),
            Issuer::Network(network) => format!("/reseau/{}", network.slug()),
        }
    }

    /// Both ids, one of them there: as rows name it.
    pub fn ids(&self) -> (Option<AmapId>, Option<NetworkId>) {
        match self {
            Issuer::Amap(amap) => (Some(amap.id()), None),
            Issuer::Network(network) => (None, Some(network.id())),
        }
    }

    /// The day it is there.
    pub fn today(&self, now: Instant) -> Day {
        match self {
            Issuer::Amap(amap) => amap.today(now),
            Issuer::Network(_) => now.day_in(&crate::access::paris()),
        }
    }
}

/// A campaign.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Campaign {
    pub id: CampaignId,
    pub public_id: PublicId,
    pub flow: Flow,
    pub title: String,
    pub since_on: Day,
    pub until_on: Day,
    pub formula: FormulaKind,
    pub cents: Cents,
    pub rate: i64,
    pub floor_cents: Cents,
    pub closed_at: Option<Instant>,
}

/// A bracket of a campaign.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Bracket {
    pub position: i64,
    pub label: String,
    pub cents: Cents,
}

/// Somebody of whom a campaign asks a fee, and what became of it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Payer {
    /// As forms name it: public id of a household, slug of an AMAP or a farm.
    pub key: String,
    pub name: String,
    pub amap_id: Option<AmapId>,
    pub household_id: Option<HouseholdId>,
    pub farm_id: Option<FarmId>,
    /// Households of an AMAP.
    pub households: i64,
    pub fee_id: Option<FeeId>,
    pub due_cents: Option<Cents>,
    pub paid_on: Option<Day>,
    pub method: Option<Method>,
    pub receipt: Option<PublicId>,
    pub number: Option<i64>,
}

impl Payer {
    /// An AMAP or a farm that has declared nothing yet.
    pub fn to_come(name: &str, (amap, farm): (Option<AmapId>, Option<FarmId>), households: i64) -> Payer {
        Payer {
            key: String::new(),
            name: name.to_owned(),
            amap_id: amap,
            household_id: None,
            farm_id: farm,
            households,
            fee_id: None,
            due_cents: None,
            paid_on: None,
            method: None,
            receipt: None,
            number: None,
        }
    }
}

/// A receipt as it stands.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Receipt {
    pub number: i64,
    pub public_id: PublicId,
    pub payer: String,
    pub title: String,
    pub cents: Cents,
    pub method: Method,
    pub paid_on: Day,
    pub issued_on: Day,
    pub cancelled_at: Option<Instant>,
    pub household_id: Option<HouseholdId>,
    pub payer_amap_id: Option<AmapId>,
    pub payer_farm_id: Option<FarmId>,
}
