//! The second factor: an authenticator application, with recovery codes for the day the phone is lost.

mod application;
mod challenge;
mod lost;
mod rules;
mod security;

pub use application::{codes, forget, propose, propose_page, take_up};
pub use challenge::{prove, show as challenge};
pub use lost::forget_lost;
pub use security::show as security;

use super::queries::second as queries;
use crate::access::session_digest;
use crate::db::Tx;
use crate::web::Fault;
use crate::words::{AccountId, Instant};

/// Whether an account has a second factor that is asked at sign-in.
///
/// # Errors
/// When the database fails.
pub async fn is_set_up(tx: &mut Tx, account: AccountId) -> Result<bool, Fault> {
    let found = queries::authenticator(tx, account).await?;
    Ok(found.is_some_and(|row| row.confirmed_at.is_some()))
}

/// Whether what was typed is this account's code of the moment, or a recovery code; either is used up.
///
/// # Errors
/// When the database fails.
async fn is_right(tx: &mut Tx, account: AccountId, typed: &str, now: Instant) -> Result<bool, Fault> {
    let Some(row) = queries::authenticator(tx, account).await? else {
        return Ok(false);
    };
    if let Some(step) = rules::step_of(&row.secret, typed, now) {
        return Ok(step > row.last_step && queries::use_step(tx, account, step).await?);
    }
    let digest = session_digest(&rules::plain_code(typed));
    Ok(row.confirmed_at.is_some() && queries::use_code(tx, account, &digest, now).await?)
}
