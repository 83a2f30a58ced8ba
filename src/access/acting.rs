//! The visible switch: whoever has several roles acts in one at a time.

use super::actor::Actor;
use super::queries;
use super::role::Role;
use crate::db::{DbError, Tx};
use crate::transact;
use crate::web::{Fault, Outcome, Routes, Submitted, Visit, redirect};

/// Routes of the switch.
pub fn routes() -> Routes {
    Routes::new().post("/compte/role", switch)
}

async fn switch(visit: Visit, Submitted(form): Submitted) -> Outcome {
    let actor = visit.signed_in()?;
    let chosen = actor
        .roles
        .iter()
        .find(|role| role.key() == form.value("grant"))
        .ok_or(Fault::NotFound)?;
    switch_to(&visit, chosen).await?;
    Ok(redirect(&chosen.home()))
}

/// Makes this session act in a role.
///
/// # Errors
/// When the database fails.
pub async fn switch_to(visit: &Visit, role: &Role) -> Result<(), Fault> {
    let actor = visit.signed_in()?;
    let key = role.key();
    transact!(visit.app().db, |tx| {
        Ok(queries::act_as(tx, &actor.session, &key).await?)
    })
}

/// The same, in the caller's transaction, for a role that was given in it.
///
/// # Errors
/// When the database fails.
pub async fn switch_to_key(tx: &mut Tx, actor: &Actor, key: &str) -> Result<(), DbError> {
    queries::act_as(tx, &actor.session, key).await
}
