//! Who may see the whole instance.

use crate::access::{Actor, Role, Target};
use crate::db::Tx;
use crate::web::{Fault, Visit};

/// The administrator's desk.
#[derive(Debug)]
pub struct Administration;

/// The address has no parameters.
#[derive(Debug, serde::Deserialize)]
pub struct NoKey {}

impl Target for Administration {
    type Key = NoKey;

    async fn load(_: &mut Tx, _: &Visit, actor: &Actor, _: NoKey) -> Result<Self, Fault> {
        if actor.acting == Some(Role::Admin) {
            return Ok(Administration);
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
}
