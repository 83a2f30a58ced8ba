//! Who may take a contract out: those who manage it.

use super::clicamap;
use crate::access::{Actor, AmapScope, Role, Target, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::PublicId;

/// A contract template of an AMAP, for its référent and the coordinators.
#[derive(Debug)]
pub struct Outgoing {
    /// The AMAP.
    pub amap: AmapScope,
    /// The template.
    pub template: PublicId,
}

/// `/amap/{slug}/modeles/{id}/…`
#[derive(Debug, serde::Deserialize)]
pub struct Key {
    slug: String,
    id: PublicId,
}

impl Target for Outgoing {
    type Key = Key;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: Key) -> Result<Self, Fault> {
        let amap = AmapScope::for_operator(tx, &key.slug)
            .await?
            .ok_or(Fault::NotFound)?;
        let template = clicamap::template(tx, &amap, key.id)
            .await?
            .ok_or(Fault::NotFound)?;
        let may = |role: &Role| role.manages_contracts(&amap, template.farm_id);
        if !actor.acting.as_ref().is_some_and(may) {
            return Err(refuse(actor, &amap, "exchange-export-refused", may));
        }
        Ok(Outgoing {
            amap,
            template: key.id,
        })
    }
}
