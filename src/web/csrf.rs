//! A form counts only when it was sent from one of our own pages.

use super::{Fault, Visit};
use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The token of a session's forms, made from the session's secret.
pub fn token(session_secret: &str) -> String {
    let digest = Sha256::new()
        .chain_update(b"form:")
        .chain_update(session_secret.as_bytes())
        .finalize();
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Checks where a form comes from, and the token of whoever is signed in.
///
/// # Errors
/// A sentence that asks to load the page again.
pub fn check(headers: &HeaderMap, visit: &Visit, given: &str) -> Result<(), Fault> {
    let own_origin = headers
        .get(header::ORIGIN)
        .is_none_or(|origin| is_own(origin.as_bytes(), headers, visit));
    let same_site = headers
        .get("sec-fetch-site")
        .is_none_or(|site| matches!(site.as_bytes(), b"same-origin" | b"none"));
    let token_fits = visit.csrf().is_empty() || bool::from(visit.csrf().as_bytes().ct_eq(given.as_bytes()));
    if own_origin && same_site && token_fits {
        return Ok(());
    }
    Err(Fault::Refused(crate::t!("form-foreign")))
}

fn is_own(origin: &[u8], headers: &HeaderMap, visit: &Visit) -> bool {
    if origin == visit.app().config.public_url.as_bytes() {
        return true;
    }
    let Ok(origin) = std::str::from_utf8(origin) else {
        return false;
    };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    // Behind a proxy the host it passes on is not to be trusted: only the public address counts.
    !visit.app().config.behind_proxy && host.is_some_and(|host| origin == format!("http://{host}"))
}
