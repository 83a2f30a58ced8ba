//! Accounts: a person's one global login; sign-in, forgotten passwords, invitations, sessions.

mod breached;
mod change;
mod confirm;
mod invitation;
mod link;
mod merge;
mod model;
mod passkeys;
mod password;
mod provider;
mod queries;
mod reset;
mod rules;
mod second;
mod sessions;
mod sign_in;
mod steps;
mod tokens;
mod way_in;

pub use password::{Strength, hash_password};
pub use provider::{Provider, keep as keep_provider, of_network as provider_of, remove as remove_provider};
pub use queries::{
    account_of_email, expect_account, forget_old, insert_account, make_administrator, set_password,
};
pub use rules::check_password;
pub use second::forget_lost as forget_lost_second;
pub use tokens::{Invited, claim_letter, invitation, invite, invite_to_role, withdraw_invitations};

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/connexion", sign_in::show)
        .post("/connexion", sign_in::enter)
        .post("/connexion/reprise", sign_in::carry)
        .post("/deconnexion", sessions::leave)
        .get("/accueil", sessions::home)
        .get("/compte", sessions::show)
        .post("/compte/nom", sessions::rename)
        .post("/compte/seances", sessions::end_others)
        .post("/compte/seances/fin", sessions::end_one)
        .get("/compte/confirmation", confirm::show)
        .post("/compte/confirmation", confirm::prove)
        .post("/compte/confirmation/reprise", confirm::carry)
        .get("/compte/identifiants", change::show)
        .post("/compte/identifiants/adresse", change::ask_address)
        .post("/compte/identifiants/mot-de-passe", change::password)
        .get("/compte/adresse/{token}", change::address_page)
        .post("/compte/adresse/{token}", change::take_address)
        .get("/compte/reunion/{token}", merge::show)
        .post("/compte/reunion/{token}", merge::merge)
        .get("/compte/securite", second::security)
        .post("/compte/securite/application", second::propose)
        .get("/compte/securite/application", second::propose_page)
        .post("/compte/securite/application/code", second::take_up)
        .post("/compte/securite/application/fin", second::forget)
        .post("/compte/securite/codes", second::codes)
        .post("/compte/securite/cles/defi", passkeys::add_challenge)
        .post("/compte/securite/cles", passkeys::add)
        .post("/compte/securite/cles/fin", passkeys::remove)
        .post("/connexion/cle/defi", passkeys::enter_challenge)
        .post("/connexion/cle", passkeys::enter)
        .get("/connexion/reseau", provider::choose)
        .post("/connexion/reseau", provider::leave)
        .get("/connexion/reseau/retour", provider::come_back)
        .post("/connexion/reseau/retour", provider::enter)
        .get("/connexion/lien", link::ask_page)
        .post("/connexion/lien", link::ask)
        .get("/connexion/lien/{token}", link::enter_page)
        .post("/connexion/lien/{token}", link::enter)
        .get("/connexion/second/{token}", second::challenge)
        .post("/connexion/second/{token}", second::prove)
        .get("/mot-de-passe", reset::ask_page)
        .post("/mot-de-passe", reset::ask)
        .get("/mot-de-passe/{token}", reset::choose_page)
        .post("/mot-de-passe/{token}", reset::choose)
        .get("/invitation/{token}", invitation::show)
        .post("/invitation/{token}", invitation::accept)
}
