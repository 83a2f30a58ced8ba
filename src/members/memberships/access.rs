//! Who keeps the memberships: the coordinator, who also decides what is asked, and the treasurer.

use crate::access::{Actor, AmapScope, Role, Target, refuse};
use crate::db::Tx;
use crate::web::{Fault, Visit};

/// The book of memberships.
#[derive(Debug)]
pub struct MembershipBook {
    /// Whose.
    pub amap: AmapScope,
    /// Whether the person decides what is asked before a contract is signed.
    pub decides: bool,
}

#[derive(Debug, serde::Deserialize)]
pub struct BookKey {
    slug: String,
}

impl Target for MembershipBook {
    type Key = BookKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: BookKey) -> Result<Self, Fault> {
        let amap = AmapScope::for_operator(tx, &key.slug)
            .await?
            .ok_or(Fault::NotFound)?;
        let may = |role: &Role| role.sees_payments(&amap);
        match &actor.acting {
            Some(role) if may(role) => {
                let decides = role.coordinates(&amap);
                Ok(MembershipBook { amap, decides })
            }
            _ => Err(refuse(actor, &amap, "memberships-refused", may)),
        }
    }
}
