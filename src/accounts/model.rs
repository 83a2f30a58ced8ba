//! Plain data of the slice.

use crate::words::AccountId;

/// What signing in needs to know of an account.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Credentials {
    /// The account.
    pub id: AccountId,
    /// Its password, hashed; none until one was chosen.
    pub password_hash: Option<String>,
}
