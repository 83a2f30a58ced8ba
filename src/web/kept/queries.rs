//! SQL on `kept_forms`.

use crate::db::{DbError, Tx};
use crate::words::{AccountId, Instant};
use crate::{maybe, run};

pub async fn keep(
    tx: &mut Tx,
    account: AccountId,
    (address, once): (&str, &str),
    fields: &str,
    now: Instant,
) -> Result<(), DbError> {
    run!(
        tx,
        "INSERT INTO kept_forms (account_id, address, once, fields, kept_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id, address) DO UPDATE SET once = excluded.once, fields = excluded.fields,
                                                         kept_at = excluded.kept_at",
        account,
        address,
        once,
        fields,
        now
    )
    .map(drop)
}

/// What was typed at an address, unless the form was sent since: its token is then taken.
pub async fn kept(
    tx: &mut Tx,
    account: AccountId,
    address: &str,
    since: Instant,
) -> Result<Option<String>, DbError> {
    let found = maybe!(
        tx,
        (String, String),
        "SELECT fields, once FROM kept_forms WHERE account_id = $1 AND address = $2 AND kept_at > $3",
        account,
        address,
        since
    )?;
    let Some((fields, once)) = found else {
        return Ok(None);
    };
    let sent = maybe!(
        tx,
        (String,),
        "SELECT token FROM idempotency WHERE token = $1",
        format!("{account}:{once}")
    )?;
    Ok(sent.is_none().then_some(fields))
}

pub async fn forget(tx: &mut Tx, before: Instant) -> Result<(), DbError> {
    run!(tx, "DELETE FROM kept_forms WHERE kept_at < $1", before).map(drop)
}
