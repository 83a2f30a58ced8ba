//! What was typed when the session had ended: carried through the sign-in page, kept for an hour for whoever signs in, and
//! shown again in its form. It is never stored by itself: the person looks at it and sends it (docs/decisions).

use super::{Fault, Form, Visit};
use crate::db::{DbError, Tx};
use crate::words::{AccountId, Instant};

mod queries;

/// Bytes that are carried at most: the largest grid of the application, twice.
pub const MOST_TYPED: usize = 200_000;
/// Minutes for which it is shown again.
const KEPT_MINUTES: i64 = 60;

/// Whether the page of an address shows again what was typed there: the wizard's steps and the order forms.
pub fn takes_up(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    matches!(
        parts.as_slice(),
        ["amap", _, "modeles", "nouveau"]
            | ["amap", _, "modeles", _, "souscription" | "saisie"]
            | ["amap", _, "modeles", _, "etape", _]
    )
}

/// The page that sends on a form after a fresh proof; what was typed on itself is a password.
const PROOF: &str = "/compte/confirmation?";

/// Whether a field is never stored.
pub fn is_secret(name: &str) -> bool {
    name.contains("password") || name == "secret" || name == "code"
}

/// Keeps what was typed at an address for the person who just signed in.
///
/// # Errors
/// When the database fails.
pub async fn keep_typed(
    tx: &mut Tx,
    account: AccountId,
    address: &str,
    typed: &str,
    now: Instant,
) -> Result<(), DbError> {
    if typed.is_empty() || typed.len() > MOST_TYPED || !(takes_up(address) || address.starts_with(PROOF)) {
        return Ok(());
    }
    let form = Form::parse(typed.as_bytes());
    let once: String = form.once().chars().take(40).collect();
    queries::keep(tx, account, (address, &once), &form.encoded_but(is_secret), now).await
}

/// What was typed at the address of this request before signing in again, as long as it was not sent since, nor put aside
/// with `?reprise=non`.
///
/// # Errors
/// When the database fails.
pub async fn typed_before(tx: &mut Tx, visit: &Visit) -> Result<Option<Form>, Fault> {
    let Some(actor) = visit.actor() else {
        return Ok(None);
    };
    if visit.query().value("reprise") == "non" {
        return Ok(None);
    }
    let since = Instant(visit.now().0 - KEPT_MINUTES * 60 * 1_000_000);
    let found = queries::kept(tx, actor.account, &visit.here(), since).await?;
    Ok(found.map(|fields| Form::parse(fields.as_bytes()).taken_up()))
}

/// Forgets what is no longer shown.
///
/// # Errors
/// When the database fails.
pub(super) async fn forget_typed(tx: &mut Tx, now: Instant) -> Result<(), DbError> {
    queries::forget(tx, Instant(now.0 - KEPT_MINUTES * 60 * 1_000_000)).await
}

#[cfg(test)]
mod tests {
    use super::takes_up;

    #[test]
    fn the_wizard_and_the_order_take_up_what_was_typed() {
        for (address, taken) in [
            ("/amap/lones/modeles/nouveau", true),
            ("/amap/lones/modeles/aaaaaaaaaaaa/etape/3", true),
            ("/amap/lones/modeles/aaaaaaaaaaaa/souscription", true),
            ("/amap/lones/modeles/aaaaaaaaaaaa/saisie?foyer=hhhhhhhhhh41", true),
            ("/amap/lones/modeles/aaaaaaaaaaaa/soumission", false),
            ("/amap/lones/contrats/aaaaaaaaaaaa/signature", false),
            ("/compte/role", false),
            ("", false),
        ] {
            assert_eq!(takes_up(address), taken, "{address}");
        }
    }
}
