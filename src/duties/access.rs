//! Seats are taken by members for themselves, and set by the coordination.

use super::model::Evening;
use super::queries;
use crate::access::{Actor, AmapScope, Own, Role, Target, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::PublicId;

/// A delivery of an AMAP.
#[derive(Debug, serde::Deserialize)]
pub struct EveningKey {
    slug: String,
    id: PublicId,
}

/// A member before the seats of a delivery.
#[derive(Debug)]
pub struct OwnSeat {
    /// Who.
    pub own: Own,
    /// The delivery in the address.
    pub evening: PublicId,
}

/// The coordination before the seats of a delivery.
#[derive(Debug)]
pub struct Seats {
    /// Where.
    pub amap: AmapScope,
    /// The delivery in the address.
    pub evening: PublicId,
}

/// The AMAP of the address, if the person has any role in it.
fn amap_of(actor: &Actor, slug: &str) -> Result<AmapScope, Fault> {
    actor
        .roles
        .iter()
        .filter_map(Role::amap)
        .find(|amap| amap.slug() == slug)
        .cloned()
        .ok_or(Fault::NotFound)
}

/// The delivery, with its seats as they are in this transaction.
pub async fn evening(tx: &mut Tx, amap: &AmapScope, id: PublicId) -> Result<Evening, Fault> {
    queries::evening(tx, amap, id).await?.ok_or(Fault::NotFound)
}

impl Target for OwnSeat {
    type Key = EveningKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: EveningKey) -> Result<Self, Fault> {
        let amap = amap_of(actor, &key.slug)?;
        evening(tx, &amap, key.id).await?;
        match &actor.acting {
            Some(Role::Member(own)) if own.amap.id() == amap.id() => Ok(OwnSeat {
                own: own.clone(),
                evening: key.id,
            }),
            _ => Err(refuse(
                actor,
                &amap,
                "refused-member",
                |role| matches!(role, Role::Member(own) if own.amap.id() == amap.id()),
            )),
        }
    }
}

impl Target for Seats {
    type Key = EveningKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: EveningKey) -> Result<Self, Fault> {
        let amap = amap_of(actor, &key.slug)?;
        evening(tx, &amap, key.id).await?;
        let may = |role: &Role| role.coordinates(&amap);
        if actor.acting.as_ref().is_some_and(may) {
            return Ok(Seats {
                amap,
                evening: key.id,
            });
        }
        Err(refuse(actor, &amap, "refused-coordinator", may))
    }
}
