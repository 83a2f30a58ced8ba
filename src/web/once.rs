//! A form sent twice is one action: its token is stored in the same transaction as what it did.

use super::{Fault, Form};
use crate::db::{DbError, Tx};
use crate::words::{AccountId, Instant};

mod queries;

/// Hours for which a form or a letter that comes a second time is known again. A form is resent within minutes; a reminder
/// is claimed on the day before its delivery, and no job asks for it once that day is over.
const KEPT_HOURS: i64 = 48;

/// Takes the form's token, first thing in the transaction. A refusal rolls it back, so that it does not consume the token.
///
/// # Errors
/// [`Fault::Repeated`] when the same form was taken before; it leads where the first one led.
pub async fn claim_once(tx: &mut Tx, form: &Form, account: AccountId, now: Instant) -> Result<(), Fault> {
    let token = form.once();
    if token.is_empty() {
        return Ok(());
    }
    if token.len() > 40 {
        return Err(Fault::Refused(crate::t!("form-foreign")));
    }
    let key = format!("{account}:{token}");
    if queries::claim(tx, &key, Some(account), now).await? {
        return Ok(());
    }
    let location = queries::location(tx, &key).await?;
    Err(Fault::Repeated {
        location: if location.is_empty() {
            "/".to_owned()
        } else {
            location
        },
    })
}

/// For a form that is read against what it changes: sent a second time it would be refused, though it was done.
///
/// # Errors
/// [`Fault::Repeated`] when the same form was taken before; it leads where the first one led.
pub async fn refuse_again(tx: &mut Tx, form: &Form, account: AccountId) -> Result<(), Fault> {
    let location = queries::location(tx, &format!("{account}:{}", form.once())).await?;
    if form.once().is_empty() || location.is_empty() {
        return Ok(());
    }
    Err(Fault::Repeated { location })
}

/// Remembers where the form led.
///
/// # Errors
/// When the database fails.
pub async fn settle_once(tx: &mut Tx, form: &Form, account: AccountId, location: &str) -> Result<(), Fault> {
    if !form.once().is_empty() {
        queries::settle(tx, &format!("{account}:{}", form.once()), location).await?;
    }
    Ok(())
}

/// Takes the right to do something of a job's once: a letter to somebody on an occasion. False when it was taken before,
/// within the last 48 hours.
///
/// # Errors
/// When the database fails.
pub async fn claim_act(tx: &mut Tx, key: &str, now: Instant) -> Result<bool, DbError> {
    queries::claim(tx, key, None, now).await
}

/// Forgets tokens of more than 48 hours, and what was kept over a sign-in.
///
/// # Errors
/// When the database fails.
pub async fn forget_tokens(tx: &mut Tx, now: Instant) -> Result<(), DbError> {
    queries::forget(tx, now.plus_hours(-KEPT_HOURS)).await?;
    super::kept::forget_typed(tx, now).await
}
