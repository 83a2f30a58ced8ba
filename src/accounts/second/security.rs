//! How one signs in: the password, the second factor, the passkeys.

use super::queries;
use crate::access::paris;
use crate::accounts::passkeys;
use crate::accounts::queries::passkeys::{PasskeyRow, of_account};
use crate::t;
use crate::web::{Frame, Outcome, Visit, page};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/second/security.html")]
struct Show {
    frame: Frame,
    /// The network asks a second factor of the role acted in, and this session has none.
    asked: bool,
    is_set_up: bool,
    codes: String,
    passkeys: Vec<Key>,
    /// Whether the site has a name, without which there are no passkeys.
    named: bool,
}

struct Key {
    id: String,
    name: String,
    used: String,
}

fn key(row: PasskeyRow) -> Key {
    let zone = paris();
    Key {
        id: row.id.to_string(),
        name: row.name,
        used: match row.used_at {
            Some(at) => t!("passkeys-used", at = at.spoken(&zone)),
            None => t!("passkeys-added", at = row.created_at.spoken(&zone)),
        },
    }
}

/// The page.
pub async fn show(visit: Visit) -> Outcome {
    let actor = visit.signed_in()?;
    let mut tx = visit.app().db.read().await?;
    let is_set_up = super::is_set_up(&mut tx, actor.account).await?;
    let left = queries::codes_left(&mut tx, actor.account).await?;
    let keys = of_account(&mut tx, actor.account).await?;
    page(&Show {
        passkeys: keys.into_iter().map(key).collect(),
        named: passkeys::are_offered(&visit),
        frame: visit.frame(t!("security-title")),
        asked: actor.lacks_second,
        is_set_up,
        codes: t!("second-codes-left", count = left),
    })
}
