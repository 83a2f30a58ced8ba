//! Roles with their scopes.

use super::scope::{AmapScope, FarmScope, NetworkScope, Own};
use crate::t;

/// What an account may act as. Holding a duty seat is not a role of an account: it follows from the member's seats.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// Amapien·ne, for the own household.
    Member(Own),
    /// Référent·e of a farm within an AMAP.
    Referent {
        /// Where.
        amap: AmapScope,
        /// For which farm.
        farm: FarmScope,
    },
    /// Trésorier·ère.
    Treasurer(AmapScope),
    /// Coordinateur·rice.
    Coordinator(AmapScope),
    /// Paysan·ne.
    Farmer(FarmScope),
    /// Animateur·rice of a network.
    Network(NetworkScope),
    /// Administrateur·rice of the instance.
    Admin,
}

impl Role {
    /// How a session and the role switch name it.
    pub fn key(&self) -> String {
        match self {
            Role::Member(own) => format!("membre:{}", own.amap.slug()),
            Role::Referent { amap, farm } => format!("referent:{}:{}", amap.slug(), farm.slug()),
            Role::Treasurer(amap) => format!("tresorier:{}", amap.slug()),
            Role::Coordinator(amap) => format!("coordinateur:{}", amap.slug()),
            Role::Farmer(farm) => format!("ferme:{}", farm.slug()),
            Role::Network(network) => format!("reseau:{}", network.slug()),
            Role::Admin => "administrateur".to_owned(),
        }
    }

    /// What a name that [`Role::key`] gave says of the role, whoever had it; empty for none.
    pub fn spoken(key: &str) -> String {
        match key.split(':').next().unwrap_or_default() {
            "membre" => t!("role-member"),
            "referent" => t!("role-referent-bare"),
            "tresorier" => t!("role-treasurer"),
            "coordinateur" => t!("role-coordinator"),
            "ferme" => t!("role-farmer"),
            "reseau" => t!("role-network"),
            "administrateur" => t!("role-admin"),
            _ => String::new(),
        }
    }

    /// The role as people say it.
    pub fn label(&self) -> String {
        match self {
            Role::Member(_) => t!("role-member"),
            Role::Referent { farm, .. } => t!("role-referent", farm = farm.name()),
            Role::Treasurer(_) => t!("role-treasurer"),
            Role::Coordinator(_) => t!("role-coordinator"),
            Role::Farmer(_) => t!("role-farmer"),
            Role::Network(_) => t!("role-network"),
            Role::Admin => t!("role-admin"),
        }
    }

    /// Where it holds.
    pub fn place(&self) -> &str {
        match self {
            Role::Member(own) => own.amap.name(),
            Role::Referent { amap, .. } | Role::Treasurer(amap) | Role::Coordinator(amap) => amap.name(),
            Role::Farmer(farm) => farm.name(),
            Role::Network(network) => network.name(),
            Role::Admin => "",
        }
    }

    /// The page on which this role begins.
    pub fn home(&self) -> String {
        match self {
            Role::Member(own) => format!("/amap/{}/moi", own.amap.slug()),
            Role::Referent { amap, .. } => format!("/amap/{}/modeles", amap.slug()),
            Role::Treasurer(amap) => format!("/amap/{}/paiements", amap.slug()),
            Role::Coordinator(amap) => format!("/amap/{}/tableau", amap.slug()),
            Role::Farmer(farm) => format!("/ferme/{}", farm.slug()),
            Role::Network(network) => format!("/reseau/{}", network.slug()),
            Role::Admin => "/administration".to_owned(),
        }
    }

    /// Where somebody keeps their own record in an AMAP, acting in this role.
    pub fn own_record(&self) -> Option<String> {
        match self {
            Role::Member(own) => Some(format!("/amap/{}/mes-coordonnees", own.amap.slug())),
            _ => None,
        }
    }

    /// The AMAP it acts in; none for farmers, networks and administrators.
    pub fn amap(&self) -> Option<&AmapScope> {
        match self {
            Role::Member(own) => Some(&own.amap),
            Role::Referent { amap, .. } | Role::Treasurer(amap) | Role::Coordinator(amap) => Some(amap),
            Role::Farmer(_) | Role::Network(_) | Role::Admin => None,
        }
    }

    /// May see and change everything in this AMAP.
    pub fn coordinates(&self, amap: &AmapScope) -> bool {
        matches!(self, Role::Coordinator(own) if own.id() == amap.id())
    }

    /// May manage this farm's contracts within this AMAP.
    pub fn manages_contracts(&self, amap: &AmapScope, farm: crate::words::FarmId) -> bool {
        self.coordinates(amap)
            || matches!(self, Role::Referent { amap: own, farm: theirs } if own.id() == amap.id() && theirs.id() == farm)
    }

    /// May see all payments of this AMAP.
    pub fn sees_payments(&self, amap: &AmapScope) -> bool {
        self.coordinates(amap) || matches!(self, Role::Treasurer(own) if own.id() == amap.id())
    }

    /// Works this farm.
    pub fn farms(&self, farm: crate::words::FarmId) -> bool {
        matches!(self, Role::Farmer(own) if own.id() == farm)
    }
}
