//! From the path and the session to an object with its scope: a handler cannot forget the check.

use super::actor::Actor;
use super::role::Role;
use super::scope::AmapScope;
use crate::db::Tx;
use crate::web::{App, Fault, Visit};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use std::ops::Deref;

/// Something a request may be about: loaded from the path, given only to those who may have it.
pub trait Target: Sized + Send {
    /// What the path names: the tuple of its parameters.
    type Key: DeserializeOwned + Send;

    /// Loads it for this person.
    ///
    /// # Errors
    /// [`Fault::NotFound`] when it is absent or another tenant's; [`refuse`] when it is one's own tenant's but not allowed.
    fn load(
        tx: &mut Tx,
        visit: &Visit,
        actor: &Actor,
        key: Self::Key,
    ) -> impl Future<Output = Result<Self, Fault>> + Send;
}

/// An object that the person may have, in the role they act in.
#[derive(Debug)]
pub struct Authorised<T> {
    /// Who asks, when, from where.
    pub visit: Visit,
    /// The object.
    pub target: T,
}

impl<T> Authorised<T> {
    /// Who asks.
    ///
    /// # Errors
    /// Never after the extractor; written as a result so that handlers read alike.
    pub fn actor(&self) -> Result<&Actor, Fault> {
        self.visit.signed_in()
    }
}

impl<T> Deref for Authorised<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.target
    }
}

impl<T: Target> FromRequestParts<App> for Authorised<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        let visit = Visit::from_request_parts(parts, app).await?;
        let Path(key) = Path::<T::Key>::from_request_parts(parts, app)
            .await
            .map_err(|_| Fault::NotFound)?;
        let actor = visit.signed_in()?;
        if actor.lacks_second {
            return Err(Fault::SecondFactor);
        }
        let mut tx = app.db.read().await?;
        let target = T::load(&mut tx, &visit, actor, key).await?;
        Ok(Authorised { visit, target })
    }
}

/// What more people may look at than may change.
pub trait Editable: Target {
    /// Refuses whoever may only look.
    ///
    /// # Errors
    /// [`Fault::Forbidden`], as of [`refuse`].
    fn editable(&self, actor: &Actor) -> Result<(), Fault>;
}

/// The same object for whoever changes it: `Authorised<Editing<T>>`, which is [`granted`](Authorised::granted) as `Authorised<T>`.
#[derive(Debug)]
pub struct Editing<T>(T);

impl<T: Editable> Target for Editing<T> {
    type Key = T::Key;

    async fn load(tx: &mut Tx, visit: &Visit, actor: &Actor, key: T::Key) -> Result<Self, Fault> {
        let target = T::load(tx, visit, actor, key).await?;
        target.editable(actor)?;
        Ok(Editing(target))
    }
}

impl<T> Authorised<Editing<T>> {
    /// The object, for somebody who may change it.
    pub fn granted(self) -> Authorised<T> {
        Authorised {
            visit: self.visit,
            target: self.target.0,
        }
    }
}

/// Who proved a short while ago that it is them: before an address, a password, an export or a role changes hands.
#[derive(Clone, Copy, Debug)]
pub struct Confirmed;

impl FromRequestParts<App> for Confirmed {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        let visit = Visit::from_request_parts(parts, app).await?;
        if visit.signed_in()?.is_confirmed(visit.now()) {
            return Ok(Confirmed);
        }
        Err(Fault::Confirm {
            back: visit.here(),
            typed: visit.writes(),
        })
    }
}

/// The refusal for what belongs to an AMAP: 404 for outsiders; for its own people 403 with the sentence of `key`, which says
/// who may, and the role of theirs that may, if they have one.
pub fn refuse(actor: &Actor, amap: &AmapScope, key: &str, may: impl Fn(&Role) -> bool) -> Fault {
    let instead = actor.roles.iter().find(|role| may(role)).cloned().map(Box::new);
    if instead.is_none() && !actor.knows_amap(amap.id()) {
        return Fault::NotFound;
    }
    Fault::Forbidden {
        sentence: crate::t!(key),
        instead,
    }
}
