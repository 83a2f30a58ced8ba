//! The door: volunteers tick what is handed out on their phones, with or without a network, two at a time if they like
//! (docs/rules/door.md).

mod access;
mod page;
mod queries;
mod rules;
mod said;
mod store;
mod sync;
mod typed;

pub use page::left;

use crate::web::Routes;

/// The pages of the door.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/livraisons/{id}/porte", page::show)
        .post("/amap/{slug}/livraisons/{id}/porte", sync::note)
        .get("/amap/{slug}/livraisons/{id}/porte/etat", sync::state)
        .post("/amap/{slug}/livraisons/{id}/porte/etat", sync::send)
}
