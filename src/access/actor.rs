//! The signed-in person.

use super::queries;
use super::role::Role;
use super::scope::Own;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, AmapId, Instant};
use sha2::{Digest, Sha256};

/// Who asks, and in which role.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The account.
    pub account: AccountId,
    /// Name of the person.
    pub name: String,
    /// Address the account signs in with.
    pub email: String,
    /// The session, as it is stored.
    pub session: Vec<u8>,
    /// The role acted in; none when the account has lost them all.
    pub acting: Option<Role>,
    /// Every role the account has today.
    pub roles: Vec<Role>,
    /// When the person last proved in this session who they are.
    pub confirmed_at: Instant,
    /// Whether this session was opened with a second factor.
    pub second: bool,
    /// Whether the network asks a second factor of the role acted in, which this session lacks.
    pub lacks_second: bool,
}

/// Minutes for which a proof of who one is holds, for what nobody should do on a machine that was left open.
const CONFIRMED_MINUTES: i64 = 30;

impl Actor {
    /// True when the account has any role in this AMAP, so that a refusal may say so instead of "not found".
    pub fn knows_amap(&self, amap: AmapId) -> bool {
        self.roles
            .iter()
            .any(|role| role.amap().is_some_and(|own| own.id() == amap))
    }

    /// The role's key, for the audit trail.
    pub fn acting_key(&self) -> String {
        self.acting.as_ref().map(Role::key).unwrap_or_default()
    }

    /// Whether the person proved who they are a short while ago.
    pub fn is_confirmed(&self, now: Instant) -> bool {
        self.confirmed_at.0 + CONFIRMED_MINUTES * 60 * 1_000_000 > now.0
    }

    /// The page to begin with.
    pub fn home(&self) -> String {
        self.acting
            .as_ref()
            .map_or_else(|| "/compte".to_owned(), Role::home)
    }
}

/// What is stored of a session's or a link's secret.
pub fn session_digest(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// The households that an account eats with today, one for each AMAP: for what it reads without a session.
///
/// # Errors
/// When the database fails.
pub async fn own_households(tx: &mut Tx, account: AccountId, now: Instant) -> Result<Vec<Own>, DbError> {
    let roles = roles_of(tx, account, now).await?;
    let own = |role| match role {
        Role::Member(own) => Some(own),
        _ => None,
    };
    Ok(roles.into_iter().filter_map(own).collect())
}

/// Every role of an account today.
///
/// # Errors
/// When the database fails.
pub async fn roles_of(tx: &mut Tx, account: AccountId, now: Instant) -> Result<Vec<Role>, DbError> {
    let held = queries::roles(tx, account, now.day_in(&super::paris())).await?;
    Ok(held.into_iter().map(|held| held.role).collect())
}

/// The person of a session that is still good.
///
/// # Errors
/// When the database fails.
pub async fn actor_of_session(tx: &mut Tx, secret: &str, now: Instant) -> Result<Option<Actor>, DbError> {
    let digest = session_digest(secret);
    let Some(session) = queries::session(tx, &digest, now).await? else {
        return Ok(None);
    };
    let held = queries::roles(tx, session.account_id, now.day_in(&super::paris())).await?;
    let acting = held
        .iter()
        .find(|held| held.role.key() == session.acting)
        .or(held.first());
    let lacks_second = !session.second && acting.is_some_and(|held| held.asks_second);
    let acting = acting.map(|held| held.role.clone());
    Ok(Some(Actor {
        account: session.account_id,
        name: session.name,
        email: session.email,
        session: digest,
        acting,
        roles: held.into_iter().map(|held| held.role).collect(),
        confirmed_at: session.confirmed_at,
        second: session.second,
        lacks_second,
    }))
}
