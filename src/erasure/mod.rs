//! Erasing a person: on their wish, or after three years without activity (charter, 9). In two phases: they leave and sign in no
//! more; thirty days later their personal values go, and what is counted stays. What blocks it is said.

mod access;
mod ask;
mod begin;
mod close;
mod farmers;
mod for_member;
mod jobs;
mod letters;
mod list;
mod queries;
mod rules;

pub use farmers::forget_farmers;
pub use jobs::{erase_due, forget_accounts};

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/compte/effacement", ask::show)
        .post("/compte/effacement", ask::ask)
        .post("/compte/effacement/retour", ask::withdraw)
        .post("/compte/fermeture", close::close)
        .get("/amap/{slug}/effacements", list::show)
        .get("/amap/{slug}/membres/{id}/effacement", for_member::show)
        .post("/amap/{slug}/membres/{id}/effacement", for_member::act)
}
