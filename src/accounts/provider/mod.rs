//! Signing in with the account that a network gives its people (OpenID Connect, authorisation code with PKCE). Somebody new
//! to this site is known by their verified address, which must already have an account here: nobody comes in uninvited.

mod client;
mod pages;

pub use crate::accounts::queries::provider::{Provider, keep, of_network, remove};
pub use pages::{choose, come_back, enter, leave};
