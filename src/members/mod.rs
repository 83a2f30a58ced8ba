//! The people of an AMAP: households, the members they are made of, and how a member comes to have an access.

mod access;
mod create;
mod depart;
mod depart_together;
mod directory;
mod edit;
mod export;
mod forms;
mod invite;
pub mod letters;
mod list;
pub mod memberships;
mod model;
mod moving;
mod narrow;
mod new_access;
mod own;
mod page;
mod queries;
mod roll;
mod rules;
mod search;
mod store;

pub use depart::let_leave;
pub use model::{AccessState, Household, Member, NewHousehold, NewPerson, Reach};
pub use queries::{gone, household, household_names, households, member, members, people_of};
pub use queries::{member_by_id, open_matters};
pub use rules::{household_name, is_phone, person_key};
pub use store::rename_after_people as rename_household;
pub use store::{add_to_household, come_back, correct, create_household, create_households};

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/adhesions", memberships::list)
        .post("/amap/{slug}/adhesions", memberships::record)
        .get("/amap/{slug}/mes-coordonnees", own::show)
        .post("/amap/{slug}/mes-coordonnees", own::correct)
        .post("/amap/{slug}/mes-coordonnees/partage", own::share)
        .get("/lettres/{key}/{topic}", letters::show)
        .post("/lettres/{key}/{topic}", letters::stop)
        .get("/amap/{slug}/rappels", own::moved)
        .get("/amap/{slug}/annuaire", directory::show)
        .get("/amap/{slug}/membres", list::list)
        .post("/amap/{slug}/membres/liste", export::export)
        .post("/amap/{slug}/membres/invitations", invite::invite_all)
        .post("/amap/{slug}/membres/departs", depart_together::depart)
        .get("/amap/{slug}/membres/nouveau", create::blank)
        .post("/amap/{slug}/membres/nouveau", create::create)
        .get("/amap/{slug}/membres/{id}", edit::show)
        .post("/amap/{slug}/membres/{id}", edit::update)
        .post("/amap/{slug}/membres/{id}/invitation", invite::invite)
        .post("/amap/{slug}/membres/{id}/acces", new_access::renew)
        .get("/amap/{slug}/membres/{id}/depart", depart::ask)
        .post("/amap/{slug}/membres/{id}/depart", depart::depart)
        .post("/amap/{slug}/membres/{id}/retour", depart::come_back)
        .get("/amap/{slug}/membres/{id}/foyer", moving::show)
        .post("/amap/{slug}/membres/{id}/foyer", moving::move_to)
        .post("/amap/{slug}/membres/{id}/reunion", moving::join)
}
