//! Who sees which list. The list across all farms: the coordination, and whoever holds a duty seat while it is open.
//! A farm's sheet: the coordination, the farm's référent·e, and the farm itself.

use super::model::Occasion;
use super::queries::{self, FarmName};
use crate::access::{Actor, AmapScope, Role, Target, refuse};
use crate::db::Tx;
use crate::duties;
use crate::web::{Fault, Visit};
use crate::words::PublicId;

/// A delivery of an AMAP.
#[derive(Debug, serde::Deserialize)]
pub struct DeliveryKey {
    slug: String,
    id: PublicId,
}

/// A farm's part of it.
#[derive(Debug, serde::Deserialize)]
pub struct SheetKey {
    slug: String,
    id: PublicId,
    farm: String,
}

/// The same, in the farm's own addresses.
#[derive(Debug, serde::Deserialize)]
pub struct FarmSheetKey {
    slug: String,
    amap: String,
    id: PublicId,
}

/// The list of a delivery across all farms, for somebody who may see it.
#[derive(Debug)]
pub struct DoorList {
    /// Where.
    pub amap: AmapScope,
    /// When.
    pub delivery: Occasion,
    /// Whether the coordination asks, which may also open each farm's sheet.
    pub coordinates: bool,
}

/// A delivery before the coordination.
#[derive(Debug)]
pub struct EveningDesk {
    /// Where.
    pub amap: AmapScope,
    /// When.
    pub delivery: Occasion,
}

/// A farm's sheet, for somebody of the AMAP who may see it.
#[derive(Debug)]
pub struct SheetDesk(pub SheetOf);

/// A farm's sheet, for the farm.
#[derive(Debug)]
pub struct OwnSheetDesk(pub SheetOf);

/// Which sheet.
#[derive(Debug, Clone)]
pub struct SheetOf {
    /// Where.
    pub amap: AmapScope,
    /// When.
    pub delivery: Occasion,
    /// Whose.
    pub farm: FarmName,
}

impl Target for DoorList {
    type Key = DeliveryKey;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: DeliveryKey) -> Result<Self, Fault> {
        let (amap, delivery) = amap_and_delivery(tx, actor, &key).await?;
        let on_duty = on_duty(tx, visit, actor, &amap, &delivery).await?;
        let may = |role: &Role| {
            let member = matches!(role, Role::Member(own) if own.amap.id() == amap.id());
            role.coordinates(&amap) || (on_duty && member)
        };
        match &actor.acting {
            Some(role) if may(role) => {
                let coordinates = role.coordinates(&amap);
                Ok(DoorList {
                    amap,
                    delivery,
                    coordinates,
                })
            }
            _ => Err(refuse(actor, &amap, "refused-delivery-list", may)),
        }
    }
}

/// The AMAP of the address, when the person has any role in it, and the delivery.
pub(super) async fn amap_and_delivery(
    tx: &mut Tx,
    actor: &Actor,
    key: &DeliveryKey,
) -> Result<(AmapScope, Occasion), Fault> {
    let mut amaps = actor.roles.iter().filter_map(Role::amap);
    let amap = amaps.find(|amap| amap.slug() == key.slug);
    let amap = amap.cloned().ok_or(Fault::NotFound)?;
    let delivery = queries::occasion(tx, &amap, key.id).await?;
    Ok((amap, delivery.ok_or(Fault::NotFound)?))
}

/// Whether the person holds a duty seat at the delivery, and its list is open today.
async fn on_duty(
    tx: &mut Tx,
    visit: &Visit,
    actor: &Actor,
    amap: &AmapScope,
    delivery: &Occasion,
) -> Result<bool, Fault> {
    Ok(duties::list_is_open(delivery.day, amap.today(visit.now()))
        && holds_seat(tx, actor, amap, delivery).await?)
}

/// Whether the person holds a duty seat at the delivery.
pub(super) async fn holds_seat(
    tx: &mut Tx,
    actor: &Actor,
    amap: &AmapScope,
    delivery: &Occasion,
) -> Result<bool, Fault> {
    let member = actor.roles.iter().find_map(|role| match role {
        Role::Member(own) if own.amap.id() == amap.id() => Some(own.member),
        _ => None,
    });
    match member {
        Some(member) => Ok(duties::holds_seat(tx, amap, delivery.id, member).await?),
        None => Ok(false),
    }
}

impl Target for EveningDesk {
    type Key = DeliveryKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: DeliveryKey) -> Result<Self, Fault> {
        let (amap, delivery) = amap_and_delivery(tx, actor, &key).await?;
        let may = |role: &Role| role.coordinates(&amap);
        if actor.acting.as_ref().is_some_and(may) {
            return Ok(EveningDesk { amap, delivery });
        }
        Err(refuse(actor, &amap, "refused-coordinator", may))
    }
}

impl Target for SheetDesk {
    type Key = SheetKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: SheetKey) -> Result<Self, Fault> {
        let amap = AmapScope::for_operator(tx, &key.slug)
            .await?
            .ok_or(Fault::NotFound)?;
        let sheet = sheet_of(tx, amap, key.id, &key.farm).await?;
        let may =
            |role: &Role| role.manages_contracts(&sheet.amap, sheet.farm.id) || role.farms(sheet.farm.id);
        if actor.acting.as_ref().is_some_and(may) {
            return Ok(SheetDesk(sheet));
        }
        Err(refuse(actor, &sheet.amap, "refused-farm-sheet", may))
    }
}

impl Target for OwnSheetDesk {
    type Key = FarmSheetKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: FarmSheetKey) -> Result<Self, Fault> {
        let is_it = |role: &Role| matches!(role, Role::Farmer(farm) if farm.slug() == key.slug);
        let role = actor
            .roles
            .iter()
            .find(|role| is_it(role))
            .ok_or(Fault::NotFound)?;
        let amap = AmapScope::for_operator(tx, &key.amap)
            .await?
            .ok_or(Fault::NotFound)?;
        let sheet = sheet_of(tx, amap, key.id, &key.slug).await?;
        if actor.acting.as_ref().is_some_and(is_it) {
            return Ok(OwnSheetDesk(sheet));
        }
        Err(Fault::Forbidden {
            sentence: crate::t!("refused-farmer"),
            instead: Some(Box::new(role.clone())),
        })
    }
}

async fn sheet_of(tx: &mut Tx, amap: AmapScope, id: PublicId, farm: &str) -> Result<SheetOf, Fault> {
    let delivery = queries::occasion(tx, &amap, id).await?.ok_or(Fault::NotFound)?;
    let farm = queries::farm_of_amap(tx, &amap, farm)
        .await?
        .ok_or(Fault::NotFound)?;
    Ok(SheetOf { amap, delivery, farm })
}
