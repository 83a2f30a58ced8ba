//! Who may see the whole instance.

use super::model::Network;
use super::queries;
use crate::access::{Actor, Role, Target};
use crate::db::Tx;
use crate::web::{Fault, Visit};

/// The administrator's desk.
#[derive(Debug)]
pub struct Administration;

/// The address has no parameters.
#[derive(Debug, serde::Deserialize)]
pub struct NoKey {}

/// A network before the administrator.
#[derive(Debug)]
pub struct AdministeredNetwork(pub Network);

/// A network in an address.
#[derive(Debug, serde::Deserialize)]
pub struct NetworkKey {
    slug: String,
}

fn administers(actor: &Actor) -> Result<(), Fault> {
    if actor.acting == Some(Role::Admin) {
        return Ok(());
    }
    if actor.roles.contains(&Role::Admin) {
        let instead = Some(Box::new(Role::Admin));
        return Err(Fault::Forbidden {
            sentence: crate::t!("refused-administration"),
            instead,
        });
    }
    Err(Fault::NotFound)
}

impl Target for Administration {
    type Key = NoKey;

    async fn load(_: &mut Tx, _: &Visit, actor: &Actor, _: NoKey) -> Result<Self, Fault> {
        administers(actor).map(|()| Administration)
    }
}

impl Target for AdministeredNetwork {
    type Key = NetworkKey;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: NetworkKey) -> Result<Self, Fault> {
        administers(actor)?;
        let network = queries::network(tx, &key.slug).await?.ok_or(Fault::NotFound)?;
        Ok(AdministeredNetwork(network))
    }
}
