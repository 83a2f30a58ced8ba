//! Asking to join an AMAP, waiting in line for a place or a basket, being offered one, trying it.

mod access;
mod ask;
mod attend;
mod desk;
mod jobs;
mod join;
mod letters;
mod model;
mod offer;
mod own;
mod queries;
mod rules;
mod trial;
mod write_down;

pub use jobs::let_offers_lapse;

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/rejoindre", ask::blank)
        .post("/amap/{slug}/rejoindre", ask::ask)
        .get("/amap/{slug}/rejoindre/{token}", own::show)
        .post("/amap/{slug}/rejoindre/{token}", own::act)
        .get("/amap/{slug}/demandes", desk::show)
        .post("/amap/{slug}/demandes/reglages", desk::open_or_close)
        .post("/amap/{slug}/demandes/essai", trial::keep)
        .get("/amap/{slug}/demandes/nouvelle", write_down::blank)
        .post("/amap/{slug}/demandes/nouvelle", write_down::write_down)
        .post("/amap/{slug}/demandes/{id}/place", offer::offer)
        .post("/amap/{slug}/demandes/{id}/refus", offer::decline)
        .get("/amap/{slug}/attente", attend::show)
        .post("/amap/{slug}/attente", attend::act)
}
