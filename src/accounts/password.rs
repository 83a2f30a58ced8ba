//! Hashing passwords with argon2id, outside any transaction and off the request threads.

use crate::clock;
use crate::web::Fault;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use std::sync::LazyLock;
use std::thread::available_parallelism;
use tokio::sync::Semaphore;

/// How much work a hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// 19 MiB, two passes: what OWASP names for argon2id.
    Full,
    /// As little as argon2 allows, for the demonstration and the tests.
    Demonstration,
}

/// What an unknown address is checked against, so that it takes as long as a known one.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash("nobody has this password", Strength::Full).unwrap_or_default());

/// Hashes at once: as many as there are processors, so that a rush of sign-ins waits in line instead of taking 19 MiB each.
static PLACES: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(2, usize::from)));

/// The hash to store, with its salt and parameters.
///
/// # Errors
/// When argon2 refuses its parameters.
pub fn hash_password(password: &str, strength: Strength) -> Result<String, Fault> {
    hash(password, strength)
}

fn hash(password: &str, strength: Strength) -> Result<String, Fault> {
    let params = match strength {
        Strength::Full => Params::new(19 * 1024, 2, 1, None),
        Strength::Demonstration => Params::new(64, 1, 1, None),
    }
    .map_err(Fault::unexpected)?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let salt: [u8; 16] = clock::random_bytes();
    let hash: PasswordHash = argon
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map_err(Fault::unexpected)?;
    Ok(hash.to_string())
}

/// The same, on a thread of its own.
///
/// # Errors
/// When argon2 refuses its parameters.
pub async fn hash_apart(password: String) -> Result<String, Fault> {
    apart(move || hash(&password, Strength::Full)).await?
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    let _place = PLACES.acquire().await.map_err(Fault::unexpected)?;
    tokio::task::spawn_blocking(work).await.map_err(Fault::unexpected)
}

/// True when the password is the account's; as slow for an account that does not exist or has none.
///
/// # Errors
/// When the thread fails.
pub async fn is_right(password: String, stored: Option<String>) -> Result<bool, Fault> {
    apart(move || {
        let known = stored.is_some();
        let text = stored.unwrap_or_else(|| NOBODY.clone());
        let right = PasswordHash::new(&text).is_ok_and(|hash| {
            Argon2::default()
                .verify_password(password.as_bytes(), &hash)
                .is_ok()
        });
        known && right
    })
    .await
}
