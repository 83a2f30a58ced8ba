//! The coordination erases somebody who asked for it on paper.

use crate::access::{Actor, AmapScope, Role, Target, amap_named, refuse};
use crate::db::Tx;
use crate::members::{self, Member};
use crate::web::{Fault, Visit};
use crate::words::PublicId;

/// A person before the coordination.
#[derive(Debug)]
pub struct ErasedMember {
    /// The AMAP.
    pub amap: AmapScope,
    /// The person.
    pub member: Member,
}

#[derive(Debug, serde::Deserialize)]
pub struct ErasedKey {
    slug: String,
    id: PublicId,
}

impl Target for ErasedMember {
    type Key = ErasedKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: ErasedKey) -> Result<Self, Fault> {
        let amap = amap_named(tx, actor, &key.slug).await?;
        let may = |role: &Role| role.coordinates(&amap);
        if !actor.acting.as_ref().is_some_and(may) {
            return Err(refuse(actor, &amap, "refused-coordinator", may));
        }
        let member = members::member(tx, &amap, key.id).await?.ok_or(Fault::NotFound)?;
        Ok(ErasedMember { amap, member })
    }
}
