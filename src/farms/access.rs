//! A farm in the hands of its AMAP's coordinator, and a product in those of its farmer.

use super::model::{Farm, Product};
use super::queries;
use crate::access::{Actor, AmapScope, FarmScope, Role, Target, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::PublicId;

/// A partner farm in an address.
#[derive(Debug, serde::Deserialize)]
pub struct PartnerKey {
    slug: String,
    farm: String,
}

/// A product in an address.
#[derive(Debug, serde::Deserialize)]
pub struct ProductKey {
    slug: String,
    id: PublicId,
}

/// A partner farm, for the coordinator and for its référent.
#[derive(Debug)]
pub struct PartnerDesk {
    /// The AMAP.
    pub amap: AmapScope,
    /// The farm as a scope.
    pub scope: FarmScope,
    /// What is known of it.
    pub farm: Farm,
    /// Whether this AMAP entered it and nobody has claimed it, so that it writes its details.
    pub writes: bool,
}

/// A product, for its farmer.
#[derive(Debug)]
pub struct ProductDesk {
    /// The farm.
    pub farm: FarmScope,
    /// The product.
    pub product: Product,
}

impl Target for PartnerDesk {
    type Key = PartnerKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: PartnerKey) -> Result<Self, Fault> {
        let amap = AmapScope::for_operator(tx, &key.slug)
            .await?
            .ok_or(Fault::NotFound)?;
        if !actor.knows_amap(amap.id()) {
            return Err(Fault::NotFound);
        }
        let (farm, own) = queries::partner(tx, &amap, &key.farm)
            .await?
            .ok_or(Fault::NotFound)?;
        let may = |role: &Role| role.manages_contracts(&amap, farm.id);
        if !actor.acting.as_ref().is_some_and(may) {
            return Err(refuse(actor, &amap, "farms-refused", may));
        }
        let scope = FarmScope::for_operator(tx, &farm.slug)
            .await?
            .ok_or(Fault::NotFound)?;
        let writes = own && farm.claimed_at.is_none();
        Ok(PartnerDesk {
            amap,
            scope,
            farm,
            writes,
        })
    }
}

impl Target for ProductDesk {
    type Key = ProductKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: ProductKey) -> Result<Self, Fault> {
        let is_it = |role: &Role| matches!(role, Role::Farmer(farm) if farm.slug() == key.slug);
        let Some(Role::Farmer(farm)) = actor.acting.as_ref().filter(|role| is_it(role)) else {
            let instead = actor.roles.iter().find(|role| is_it(role)).cloned();
            return Err(instead.map_or(Fault::NotFound, |role| Fault::Forbidden {
                sentence: crate::t!("refused-farmer"),
                instead: Some(Box::new(role)),
            }));
        };
        let product = queries::product(tx, farm, &key.id)
            .await?
            .ok_or(Fault::NotFound)?;
        Ok(ProductDesk {
            farm: farm.clone(),
            product,
        })
    }
}
