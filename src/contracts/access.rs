//! Who may see and change contracts.

use super::contract::Contract;
use super::queries;
use super::templates::{TemplateSheet, template_sheet};
use crate::access::{Actor, AmapScope, FarmScope, Own, Role, Target, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::PublicId;
use serde::Deserialize;

/// An AMAP or a farm, and what below it is asked for.
#[derive(Debug, Deserialize)]
pub struct Key {
    slug: String,
    #[serde(alias = "template")]
    id: String,
}

impl Key {
    /// An address that cannot be one of ours leads nowhere.
    fn id(&self) -> Result<PublicId, Fault> {
        self.id.parse().map_err(|_| Fault::NotFound)
    }
}

async fn amap(tx: &mut Tx, slug: &str) -> Result<AmapScope, Fault> {
    AmapScope::for_operator(tx, slug).await?.ok_or(Fault::NotFound)
}

async fn sheet(tx: &mut Tx, amap: &AmapScope, key: &Key) -> Result<TemplateSheet, Fault> {
    template_sheet(tx, amap, &key.id()?).await?.ok_or(Fault::NotFound)
}

/// A template before a member who may subscribe to it.
#[derive(Debug)]
pub struct Subscription {
    /// The member and the household.
    pub own: Own,
    /// The template.
    pub sheet: TemplateSheet,
}

impl Target for Subscription {
    type Key = Key;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: Key) -> Result<Self, Fault> {
        let amap = amap(tx, &key.slug).await?;
        let is_member = |role: &Role| matches!(role, Role::Member(own) if own.amap.id() == amap.id());
        let Some(Role::Member(own)) = actor.acting.as_ref().filter(|role| is_member(role)) else {
            return Err(refuse(actor, &amap, "refused-member", is_member));
        };
        let sheet = sheet(tx, &amap, &key).await?;
        if sheet.life.opened.is_none() {
            return Err(Fault::NotFound);
        }
        Ok(Subscription {
            own: own.clone(),
            sheet,
        })
    }
}

/// A template before who manages its contracts: the référent of the farm or the coordinator.
#[derive(Debug)]
pub struct TemplateDesk {
    /// The AMAP.
    pub amap: AmapScope,
    /// The template.
    pub sheet: TemplateSheet,
}

impl Target for TemplateDesk {
    type Key = Key;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: Key) -> Result<Self, Fault> {
        let view = TemplateView::load(tx, visit, actor, key).await?;
        if view.manages {
            return Ok(TemplateDesk {
                amap: view.amap,
                sheet: view.sheet,
            });
        }
        let may = |role: &Role| role.manages_contracts(&view.amap, view.sheet.farm.id);
        Err(refuse(actor, &view.amap, "contracts-refused-manager", may))
    }
}

/// A template before who may read its synthesis: also the treasurer.
#[derive(Debug)]
pub struct TemplateView {
    /// The AMAP.
    pub amap: AmapScope,
    /// The template.
    pub sheet: TemplateSheet,
    /// Whether the person also manages its contracts.
    pub manages: bool,
}

impl Target for TemplateView {
    type Key = Key;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: Key) -> Result<Self, Fault> {
        let amap = amap(tx, &key.slug).await?;
        if !actor.knows_amap(amap.id()) {
            return Err(Fault::NotFound);
        }
        let sheet = sheet(tx, &amap, &key).await?;
        let manages = |role: &Role| role.manages_contracts(&amap, sheet.farm.id);
        let may = |role: &Role| manages(role) || role.sees_payments(&amap);
        match actor.acting.as_ref().filter(|role| may(role)) {
            Some(role) => {
                let manages = manages(role);
                Ok(TemplateView { amap, sheet, manages })
            }
            None => Err(refuse(actor, &amap, "contracts-refused-reader", may)),
        }
    }
}

/// A template before its farm.
#[derive(Debug)]
pub struct FarmTemplate {
    /// The farm.
    pub farm: FarmScope,
    /// The AMAP it delivers to.
    pub amap: AmapScope,
    /// The template.
    pub sheet: TemplateSheet,
}

impl Target for FarmTemplate {
    type Key = Key;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: Key) -> Result<Self, Fault> {
        let is_it = |role: &Role| matches!(role, Role::Farmer(farm) if farm.slug() == key.slug);
        let farm = match (&actor.acting, actor.roles.iter().find(|role| is_it(role))) {
            (Some(Role::Farmer(farm)), _) if farm.slug() == key.slug => farm.clone(),
            (_, Some(role)) => {
                let (sentence, instead) = (crate::t!("refused-farmer"), Some(Box::new(role.clone())));
                return Err(Fault::Forbidden { sentence, instead });
            }
            _ => return Err(Fault::NotFound),
        };
        let slug = queries::amap_of_farm_template(tx, farm.id(), key.id()?)
            .await?
            .ok_or(Fault::NotFound)?;
        let amap = amap(tx, &slug).await?;
        let sheet = sheet(tx, &amap, &key).await?;
        Ok(FarmTemplate { farm, amap, sheet })
    }
}

/// On which side of a contract a person stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The household's.
    Household,
    /// The référent or the coordinator, who serve both.
    Manager,
    /// The farm's.
    Farm,
}

/// A contract before one of its parties or who manages it.
#[derive(Debug)]
pub struct ContractDesk {
    /// The AMAP.
    pub amap: AmapScope,
    /// The contract.
    pub contract: Contract,
    /// On which side the person stands.
    pub side: Side,
}

impl ContractDesk {
    /// The address of the contract's page.
    pub fn address(&self) -> String {
        format!("/amap/{}/contrats/{}", self.amap.slug(), self.contract.public_id)
    }
}

fn side(role: &Role, amap: &AmapScope, contract: &Contract) -> Option<Side> {
    match role {
        Role::Member(own) if own.amap.id() == amap.id() && own.household == contract.household_id => {
            Some(Side::Household)
        }
        role if role.manages_contracts(amap, contract.farm_id) => Some(Side::Manager),
        role if role.farms(contract.farm_id) => Some(Side::Farm),
        _ => None,
    }
}

impl Target for ContractDesk {
    type Key = Key;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: Key) -> Result<Self, Fault> {
        let amap = amap(tx, &key.slug).await?;
        let contract = queries::contract(tx, &amap, key.id()?)
            .await?
            .ok_or(Fault::NotFound)?;
        if actor
            .acting
            .as_ref()
            .is_some_and(|role| role.farms(contract.farm_id))
            && !contract.reached_the_farm()
        {
            return Err(Fault::NotFound);
        }
        match actor
            .acting
            .as_ref()
            .and_then(|role| side(role, &amap, &contract))
        {
            Some(side) => Ok(ContractDesk { amap, contract, side }),
            None => {
                let may = |role: &Role| side(role, &amap, &contract).is_some();
                Err(refuse(actor, &amap, "contracts-refused-contract", may))
            }
        }
    }
}

/// Whether a person belongs to the household of a contract, in whatever role they act.
pub fn is_own_household(actor: &Actor, amap: &AmapScope, contract: &Contract) -> bool {
    actor.roles.iter().any(|role| {
        matches!(role, Role::Member(own) if own.amap.id() == amap.id() && own.household == contract.household_id)
    })
}
