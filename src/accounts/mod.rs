//! Accounts: a person's one global login; sign-in, forgotten passwords, invitations, sessions.

mod invitation;
mod model;
mod password;
mod queries;
mod reset;
mod rules;
mod sessions;
mod sign_in;
mod tokens;

pub use password::{Strength, hash_password};
pub use queries::{
    account_of_email, expect_account, forget_old, insert_account, make_administrator, set_password,
};
pub use rules::check_password;
pub use tokens::{Invited, invite, invite_to_role};

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
        .post("/compte/seances", sessions::end_others)
        .get("/mot-de-passe", reset::ask_page)
        .post("/mot-de-passe", reset::ask)
        .get("/mot-de-passe/{token}", reset::choose_page)
        .post("/mot-de-passe/{token}", reset::choose)
        .get("/invitation/{token}", invitation::show)
        .post("/invitation/{token}", invitation::accept)
}
