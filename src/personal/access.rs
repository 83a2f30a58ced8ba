//! Whose file the coordination may hand over: that of somebody who has no account to take it with.

use crate::access::{Actor, AmapScope, Own, Role, Target, amap_named, refuse};
use crate::db::Tx;
use crate::members::{self, Member};
use crate::t;
use crate::web::{Fault, Visit};
use crate::words::PublicId;

/// Somebody without an account, before the coordination.
#[derive(Debug)]
pub struct OnPaper {
    /// Their record.
    pub own: Own,
    /// The person.
    pub member: Member,
}

#[derive(Debug, serde::Deserialize)]
pub struct OnPaperKey {
    slug: String,
    id: PublicId,
}

impl Target for OnPaper {
    type Key = OnPaperKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: OnPaperKey) -> Result<Self, Fault> {
        let amap: AmapScope = amap_named(tx, actor, &key.slug).await?;
        let may = |role: &Role| role.coordinates(&amap);
        if !actor.acting.as_ref().is_some_and(may) {
            return Err(refuse(actor, &amap, "refused-coordinator", may));
        }
        let member = members::member(tx, &amap, key.id).await?.ok_or(Fault::NotFound)?;
        if member.account_id.is_some() {
            return Err(Fault::Refused(t!("personal-own-account", name = member.name())));
        }
        let own = Own {
            amap,
            member: member.id,
            household: member.household_id,
        };
        Ok(OnPaper { own, member })
    }
}
