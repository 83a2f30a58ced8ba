//! Who may see and tick payments: the treasurer and the coordinator all of them, a référent those of the farm.

use crate::access::{Actor, AmapScope, Role, Target, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::{FarmId, PublicId};
use serde::Deserialize;

/// The desk at which payments are ticked.
#[derive(Debug)]
pub struct PaymentDesk {
    /// The AMAP.
    pub amap: AmapScope,
    /// The farm a référent is bound to; absent for those who see all.
    pub farm: Option<FarmId>,
}

/// The AMAP, whatever follows it.
#[derive(Debug, Deserialize)]
pub struct Key {
    slug: String,
}

fn of_farm(role: &Role, amap: &AmapScope) -> Option<FarmId> {
    match role {
        Role::Referent { amap: own, farm } if own.id() == amap.id() => Some(farm.id()),
        _ => None,
    }
}

impl Target for PaymentDesk {
    type Key = Key;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: Key) -> Result<Self, Fault> {
        let amap = AmapScope::for_operator(tx, &key.slug)
            .await?
            .ok_or(Fault::NotFound)?;
        match &actor.acting {
            Some(role) if role.sees_payments(&amap) => Ok(PaymentDesk { amap, farm: None }),
            Some(role) if of_farm(role, &amap).is_some() => {
                let farm = of_farm(role, &amap);
                Ok(PaymentDesk { amap, farm })
            }
            _ => {
                let may = |role: &Role| role.sees_payments(&amap) || of_farm(role, &amap).is_some();
                Err(refuse(actor, &amap, "payments-refused", may))
            }
        }
    }
}

/// One instalment that the person may tick.
#[derive(Debug)]
pub struct InstalmentDesk {
    /// The AMAP.
    pub amap: AmapScope,
    /// The instalment.
    pub instalment: super::queries::Instalment,
}

/// An instalment's address.
#[derive(Debug, Deserialize)]
pub struct InstalmentKey {
    slug: String,
    contract: String,
    position: i64,
}

impl Target for InstalmentDesk {
    type Key = InstalmentKey;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: InstalmentKey) -> Result<Self, Fault> {
        let PaymentDesk { amap, farm } = PaymentDesk::load(tx, visit, actor, Key { slug: key.slug }).await?;
        let contract: PublicId = key.contract.parse().map_err(|_| Fault::NotFound)?;
        let found = super::queries::instalment(tx, &amap, contract, key.position).await?;
        let instalment = found.ok_or(Fault::NotFound)?;
        if farm.is_some_and(|farm| farm != instalment.farm_id) {
            let may =
                |role: &Role| role.sees_payments(&amap) || of_farm(role, &amap) == Some(instalment.farm_id);
            return Err(refuse(actor, &amap, "payments-refused", may));
        }
        Ok(InstalmentDesk { amap, instalment })
    }
}
