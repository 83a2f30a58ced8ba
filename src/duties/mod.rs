//! Duties: who lends a hand at a delivery. One kind, with a number of seats per delivery; whoever holds one may open that
//! delivery's list.

mod access;
mod appoint;
mod list;
mod model;
mod queries;
mod rules;
mod seats;
mod sign_up;

pub use model::{Evening, Holder};
pub use queries::{held_from, holders_at, holds_seat, move_slot, seats_at};
pub use rules::list_is_open;

use crate::web::Routes;

/// Routes of the duties.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/permanences", list::show)
        .post("/amap/{slug}/permanences/places", seats::set_all)
        .post("/amap/{slug}/permanences/{id}/places", seats::set)
        .get("/amap/{slug}/permanences/{id}/designation", appoint::show)
        .post("/amap/{slug}/permanences/{id}/designation", appoint::appoint)
        .post("/amap/{slug}/permanences/{id}/retrait", appoint::dismiss)
        .post("/amap/{slug}/permanences/{id}/inscription", sign_up::take)
        .post("/amap/{slug}/permanences/{id}/desistement", sign_up::leave)
}
