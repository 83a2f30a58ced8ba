//! The desks people work at: what most pages of an AMAP, a farm or a network are about.

use super::actor::Actor;
use super::authorised::{Target, refuse};
use super::queries;
use super::role::Role;
use super::scope::{AmapScope, FarmScope, NetworkScope, Own};
use crate::db::Tx;
use crate::web::{Fault, Visit};
use crate::words::FarmId;

/// The first path parameter, whatever follows it.
#[derive(Debug, serde::Deserialize)]
pub struct Slug {
    slug: String,
}

/// The AMAP of an address: mostly one in which the person has a role, and then it is known already.
///
/// # Errors
/// [`Fault::NotFound`], or the database.
pub async fn amap_named(tx: &mut Tx, actor: &Actor, slug: &str) -> Result<AmapScope, Fault> {
    let mut own = actor.roles.iter().filter_map(Role::amap);
    match own.find(|amap| amap.slug() == slug) {
        Some(own) => Ok(own.clone()),
        None => queries::amap_by_slug(tx, slug).await?.ok_or(Fault::NotFound),
    }
}

/// Whoever acts in a role of this AMAP.
#[derive(Debug)]
pub struct AnyoneOfAmap(pub AmapScope);

impl Target for AnyoneOfAmap {
    type Key = Slug;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: Slug) -> Result<Self, Fault> {
        let amap = amap_named(tx, actor, &key.slug).await?;
        let belongs = |role: &Role| role.amap().is_some_and(|own| own.id() == amap.id());
        if actor.acting.as_ref().is_some_and(belongs) {
            return Ok(AnyoneOfAmap(amap));
        }
        Err(refuse(actor, &amap, "refused-anyone", belongs))
    }
}

/// The coordinator's desk of an AMAP.
#[derive(Debug)]
pub struct Coordination(pub AmapScope);

impl Target for Coordination {
    type Key = Slug;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: Slug) -> Result<Self, Fault> {
        let amap = amap_named(tx, actor, &key.slug).await?;
        let may = |role: &Role| role.coordinates(&amap);
        if actor.acting.as_ref().is_some_and(may) {
            return Ok(Coordination(amap));
        }
        Err(refuse(actor, &amap, "refused-coordinator", may))
    }
}

/// Who acts as the coordination of an AMAP, or as référent of one of its farms.
///
/// # Errors
/// [`Fault::NotFound`] where there is no such AMAP, [`Fault::Forbidden`] with the sentence `refused` for anybody else.
pub async fn coordination_or_referent(
    tx: &mut Tx,
    actor: &Actor,
    (slug, refused): (&str, &'static str),
) -> Result<(AmapScope, Option<FarmId>), Fault> {
    let amap = AmapScope::for_operator(tx, slug).await?.ok_or(Fault::NotFound)?;
    let farm = |role: &Role| match role {
        Role::Referent { amap: own, farm } if own.id() == amap.id() => Some(Some(farm.id())),
        role => role.coordinates(&amap).then_some(None),
    };
    match actor.acting.as_ref().and_then(farm) {
        Some(farm) => Ok((amap, farm)),
        None => Err(refuse(actor, &amap, refused, |role| farm(role).is_some())),
    }
}

/// A member's own desk.
#[derive(Debug)]
pub struct MemberDesk(pub Own);

impl Target for MemberDesk {
    type Key = Slug;

    async fn load(tx: &mut Tx, _: &Visit, actor: &Actor, key: Slug) -> Result<Self, Fault> {
        let amap = amap_named(tx, actor, &key.slug).await?;
        if let Some(Role::Member(own)) = &actor.acting
            && own.amap.id() == amap.id()
        {
            return Ok(MemberDesk(own.clone()));
        }
        let may = |role: &Role| matches!(role, Role::Member(own) if own.amap.id() == amap.id());
        Err(refuse(actor, &amap, "refused-member", may))
    }
}

/// A farmer's desk.
#[derive(Debug)]
pub struct FarmDesk(pub FarmScope);

impl Target for FarmDesk {
    type Key = Slug;

    async fn load(_: &mut Tx, _: &Visit, actor: &Actor, key: Slug) -> Result<Self, Fault> {
        let is_it = |role: &Role| matches!(role, Role::Farmer(farm) if farm.slug() == key.slug);
        match (&actor.acting, actor.roles.iter().find(|role| is_it(role))) {
            (Some(Role::Farmer(farm)), _) if farm.slug() == key.slug => Ok(FarmDesk(farm.clone())),
            (_, Some(role)) => Err(Fault::Forbidden {
                sentence: crate::t!("refused-farmer"),
                instead: Some(Box::new(role.clone())),
            }),
            _ => Err(Fault::NotFound),
        }
    }
}

/// The desk of a network's staff.
#[derive(Debug)]
pub struct NetworkDesk(pub NetworkScope);

impl Target for NetworkDesk {
    type Key = Slug;

    async fn load(_: &mut Tx, _: &Visit, actor: &Actor, key: Slug) -> Result<Self, Fault> {
        NetworkDesk::of(actor, &key.slug)
    }
}

impl NetworkDesk {
    /// The desk of the network of an address, for who acts as its staff.
    ///
    /// # Errors
    /// [`Fault::NotFound`], or [`Fault::Forbidden`] for its staff who act as something else.
    pub fn of(actor: &Actor, slug: &str) -> Result<NetworkDesk, Fault> {
        let is_it = |role: &Role| matches!(role, Role::Network(network) if network.slug() == slug);
        match (&actor.acting, actor.roles.iter().find(|role| is_it(role))) {
            (Some(Role::Network(network)), _) if network.slug() == slug => Ok(NetworkDesk(network.clone())),
            (_, Some(role)) => Err(Fault::Forbidden {
                sentence: crate::t!("refused-network"),
                instead: Some(Box::new(role.clone())),
            }),
            _ => Err(Fault::NotFound),
        }
    }
}
