//! Who may read and who may write the templates of an AMAP, and of a farm.

use super::model::TemplateSheet;
use super::queries;
use crate::access::{Actor, AmapScope, FarmScope, Role, Target, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::PublicId;

/// An AMAP in an address.
#[derive(Debug, serde::Deserialize)]
pub struct AmapKey {
    slug: String,
}

/// A template in an address.
#[derive(Debug, serde::Deserialize)]
pub struct TemplateKey {
    slug: String,
    id: PublicId,
}

/// A template in the address of a farm.
#[derive(Debug, serde::Deserialize)]
pub struct FarmTemplateKey {
    slug: String,
    template: PublicId,
}

/// The desk of whoever looks after contracts in an AMAP.
#[derive(Debug)]
pub struct ContractsDesk {
    /// The AMAP.
    pub amap: AmapScope,
    /// The one farm of a référent; `None` for who sees them all.
    pub farm: Option<FarmScope>,
    /// Whether templates may be written here.
    pub manages: bool,
}

/// A template, for whoever manages its farm's contracts.
#[derive(Debug)]
pub struct TemplateDesk {
    /// The AMAP.
    pub amap: AmapScope,
    /// The template.
    pub sheet: TemplateSheet,
}

/// A template, for whoever may read it: those who manage it, and the treasurer.
#[derive(Debug)]
pub struct TemplateView {
    /// The AMAP.
    pub amap: AmapScope,
    /// The template.
    pub sheet: TemplateSheet,
    /// Whether the reader may also write it.
    pub manages: bool,
}

/// A template before its farmer.
#[derive(Debug)]
pub struct FarmTemplateDesk {
    /// The farm.
    pub farm: FarmScope,
    /// The AMAP that proposes it.
    pub amap: AmapScope,
    /// The template.
    pub sheet: TemplateSheet,
}

async fn amap(tx: &mut Tx, slug: &str) -> Result<AmapScope, Fault> {
    AmapScope::for_operator(tx, slug).await?.ok_or(Fault::NotFound)
}

/// Whether the role reads the money of the AMAP without writing its contracts.
fn only_reads(role: &Role, amap: &AmapScope) -> bool {
    matches!(role, Role::Treasurer(own) if own.id() == amap.id())
}

impl Target for ContractsDesk {
    type Key = AmapKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: AmapKey) -> Result<Self, Fault> {
        let amap = amap(tx, &key.slug).await?;
        let may = |role: &Role| match role {
            Role::Referent { amap: own, .. } => own.id() == amap.id(),
            other => other.coordinates(&amap) || only_reads(other, &amap),
        };
        let Some(role) = actor.acting.as_ref().filter(|role| may(role)) else {
            return Err(refuse(actor, &amap, "templates-refused", may));
        };
        let farm = match role {
            Role::Referent { farm, .. } => Some(farm.clone()),
            _ => None,
        };
        let manages = !only_reads(role, &amap);
        Ok(ContractsDesk { amap, farm, manages })
    }
}

async fn template(
    tx: &mut Tx,
    actor: &Actor,
    key: TemplateKey,
    reads: bool,
) -> Result<(AmapScope, TemplateSheet), Fault> {
    let amap = amap(tx, &key.slug).await?;
    let found = queries::sheet(tx, &amap, &key.id).await?;
    let Some(sheet) = found.filter(|_| actor.knows_amap(amap.id())) else {
        return Err(Fault::NotFound);
    };
    let may =
        |role: &Role| role.manages_contracts(&amap, sheet.farm.id) || (reads && only_reads(role, &amap));
    if actor.acting.as_ref().is_some_and(may) {
        return Ok((amap, sheet));
    }
    Err(refuse(actor, &amap, "templates-refused", may))
}

impl Target for TemplateDesk {
    type Key = TemplateKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: TemplateKey) -> Result<Self, Fault> {
        let (amap, sheet) = template(tx, actor, key, false).await?;
        Ok(TemplateDesk { amap, sheet })
    }
}

impl Target for TemplateView {
    type Key = TemplateKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: TemplateKey) -> Result<Self, Fault> {
        let (amap, sheet) = template(tx, actor, key, true).await?;
        let manages = actor
            .acting
            .as_ref()
            .is_some_and(|role| role.manages_contracts(&amap, sheet.farm.id));
        Ok(TemplateView { amap, sheet, manages })
    }
}

impl Target for FarmTemplateDesk {
    type Key = FarmTemplateKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: FarmTemplateKey) -> Result<Self, Fault> {
        let is_it = |role: &Role| matches!(role, Role::Farmer(farm) if farm.slug() == key.slug);
        let Some(Role::Farmer(farm)) = actor.acting.as_ref().filter(|role| is_it(role)) else {
            let instead = actor.roles.iter().find(|role| is_it(role)).cloned();
            return Err(instead.map_or(Fault::NotFound, |role| Fault::Forbidden {
                sentence: crate::t!("refused-farmer"),
                instead: Some(Box::new(role)),
            }));
        };
        let slug = queries::amap_of_farm_template(tx, farm, &key.template)
            .await?
            .ok_or(Fault::NotFound)?;
        let amap = amap(tx, &slug).await?;
        let sheet = queries::sheet(tx, &amap, &key.template)
            .await?
            .ok_or(Fault::NotFound)?;
        Ok(FarmTemplateDesk {
            farm: farm.clone(),
            amap,
            sheet,
        })
    }
}
