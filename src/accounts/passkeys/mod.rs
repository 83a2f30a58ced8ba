//! Passkeys: a device proves by its finger, face or code who holds it, with nothing to type and nothing to steal here. One
//! counts as both factors (docs/decisions/sign-in.md).

mod add;
mod enter;

pub use add::{add, challenge as add_challenge, remove};
pub use enter::{challenge as enter_challenge, enter};

use crate::t;
use crate::web::{Fault, Visit};
use webauthn_rs::prelude::{Url, Webauthn, WebauthnBuilder};

/// Who answers for this site: the host of its public address, which must have a name.
///
/// # Errors
/// A sentence, when the site has an address without a name (`127.0.0.1`).
fn relying_party(visit: &Visit) -> Result<Webauthn, Fault> {
    let nameless = || Fault::Refused(t!("passkeys-nameless"));
    let origin = Url::parse(&visit.app().config.public_url).map_err(|_| nameless())?;
    let host = origin.domain().ok_or_else(nameless)?.to_owned();
    let builder = WebauthnBuilder::new(&host, &origin).map_err(|_| nameless())?;
    builder.rp_name("Clic'AMAP").build().map_err(Fault::unexpected)
}

/// Whether this site can have passkeys.
pub fn are_offered(visit: &Visit) -> bool {
    relying_party(visit).is_ok()
}

/// What the page hands to the browser, and the secret of the step that waits for its answer.
#[derive(serde::Serialize)]
struct Challenge<T> {
    step: String,
    options: T,
}
