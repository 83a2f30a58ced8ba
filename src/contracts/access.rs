//! Who may see and change contracts.

use super::contract::Contract;
use super::model::ContractState;
use super::queries;
use super::rules::contract_life::{Action, Refusal};
use super::said;
use super::templates::{TemplateSheet, template_sheet};
use crate::access::{Actor, AmapScope, Own, Role, Target, amap_named, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::PublicId;
use serde::Deserialize;

/// An AMAP, and what below it is asked for.
#[derive(Debug, Deserialize)]
pub struct Key {
    slug: String,
    id: String,
}

impl Key {
    /// Of these parts of an address.
    pub(super) fn new(slug: String, id: String) -> Key {
        Key { slug, id }
    }

    /// An address that cannot be one of ours leads nowhere.
    fn id(&self) -> Result<PublicId, Fault> {
        self.id.parse().map_err(|_| Fault::NotFound)
    }
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
        let amap = amap_named(tx, actor, &key.slug).await?;
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

    /// The contract as it stands in this transaction.
    ///
    /// # Errors
    /// When it is not a draft any more, on which alone `action` can be done.
    pub async fn draft(&self, tx: &mut Tx, action: Action) -> Result<Contract, Fault> {
        let found = queries::contract(tx, &self.amap, self.contract.public_id).await?;
        let contract = found.ok_or(Fault::NotFound)?;
        let state = contract.state();
        if state == ContractState::Draft {
            return Ok(contract);
        }
        let refusal = Refusal::WrongState { state, action };
        Err(Fault::Refused(said::contract(&refusal)))
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
        let amap = amap_named(tx, actor, &key.slug).await?;
        let contract = queries::contract(tx, &amap, key.id()?)
            .await?
            .ok_or(Fault::NotFound)?;
        // For the farm it does not exist yet; whoever also belongs to its household or manages it is shown the way.
        let acts_for_the_farm = actor
            .acting
            .as_ref()
            .is_some_and(|role| role.farms(contract.farm_id));
        if acts_for_the_farm && !contract.reached_the_farm() {
            let may = |role: &Role| {
                matches!(
                    side(role, &amap, &contract),
                    Some(Side::Household | Side::Manager)
                )
            };
            return Err(refuse(actor, &amap, "contracts-refused-contract", may));
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
