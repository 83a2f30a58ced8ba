//! Who may change a place of delivery.

use super::model::Site;
use super::queries;
use crate::access::{Actor, AmapScope, Target, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::PublicId;

/// A place of delivery at the coordinator's desk.
#[derive(Debug)]
pub struct SiteDesk {
    /// Whose.
    pub amap: AmapScope,
    /// The place.
    pub site: Site,
}

#[derive(Debug, serde::Deserialize)]
pub struct SiteKey {
    slug: String,
    id: PublicId,
}

impl Target for SiteDesk {
    type Key = SiteKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: SiteKey) -> Result<Self, Fault> {
        let amap = AmapScope::for_operator(tx, &key.slug)
            .await?
            .ok_or(Fault::NotFound)?;
        if !actor.acting.as_ref().is_some_and(|role| role.coordinates(&amap)) {
            return Err(refuse(actor, &amap, "refused-coordinator", |role| {
                role.coordinates(&amap)
            }));
        }
        let sites = queries::all_sites(tx, &amap).await?;
        let site = sites
            .into_iter()
            .find(|site| site.public_id == key.id)
            .ok_or(Fault::NotFound)?;
        Ok(SiteDesk { amap, site })
    }
}
