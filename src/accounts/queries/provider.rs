//! SQL on `identity_providers` and `identities`.

use crate::access::NetworkScope;
use crate::db::{DbError, Tx};
use crate::words::{AccountId, Instant};
use crate::{maybe, rows, run};

/// Where the people of a network sign in.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Provider {
    /// The network's name in addresses.
    pub slug: String,
    /// What the button says.
    pub name: String,
    /// The address that its metadata are below.
    pub issuer: String,
    /// What it calls this site.
    pub client_id: String,
    /// What this site proves itself with.
    pub client_secret: String,
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Provider>, DbError> {
    rows!(
        tx,
        Provider,
        "SELECT n.slug, p.name, p.issuer, p.client_id, p.client_secret
         FROM identity_providers p JOIN networks n ON n.id = p.network_id ORDER BY n.sort_key, n.id"
    )
}

/// The provider of a network.
///
/// # Errors
/// When the database fails.
pub async fn of_network(tx: &mut Tx, network: &NetworkScope) -> Result<Option<Provider>, DbError> {
    maybe!(
        tx,
        Provider,
        "SELECT n.slug, p.name, p.issuer, p.client_id, p.client_secret
         FROM identity_providers p JOIN networks n ON n.id = p.network_id WHERE p.network_id = $1",
        network.id()
    )
}

/// Sets the provider of a network, in the place of another one.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    tx: &mut Tx,
    network: &NetworkScope,
    provider: &Provider,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO identity_providers (network_id, name, issuer, client_id, client_secret, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (network_id) DO UPDATE SET name = excluded.name, issuer = excluded.issuer,
           client_id = excluded.client_id, client_secret = excluded.client_secret",
        network.id(),
        &provider.name,
        &provider.issuer,
        &provider.client_id,
        &provider.client_secret,
        now
    )
    .map(drop)
}

/// Takes the provider of a network away.
///
/// # Errors
/// When the database fails.
pub async fn remove(tx: &mut Tx, network: &NetworkScope) -> Result<(), DbError> {
    run!(
        tx,
        "DELETE FROM identity_providers WHERE network_id = $1",
        network.id()
    )
    .map(drop)
}

/// Who somebody of a provider is here.
pub async fn known(tx: &mut Tx, issuer: &str, subject: &str) -> Result<Option<AccountId>, DbError> {
    Ok(maybe!(
        tx,
        (AccountId,),
        "SELECT account_id FROM identities WHERE issuer = $1 AND subject = $2",
        issuer,
        subject
    )?
    .map(|(account,)| account))
}

pub async fn link(
    tx: &mut Tx,
    (issuer, subject): (&str, &str),
    account: AccountId,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO identities (issuer, subject, account_id, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (issuer, subject) DO NOTHING",
        issuer,
        subject,
        account,
        now
    )
    .map(drop)
}
