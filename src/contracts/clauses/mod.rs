//! Clauses: the texts that a farm or a network keeps for its contracts, with variables that each contract fills.

mod desk;
mod edit;
mod model;
mod queries;
mod rules;

pub use model::{Proposed, VariableHelp, paragraphs, refuse_unknown};
pub use queries::proposed;
pub use rules::{Variable, written};

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/ferme/{slug}/clauses", desk::of_farm)
        .post("/ferme/{slug}/clauses", desk::add_of_farm)
        .get("/ferme/{slug}/clauses/{id}", edit::of_farm)
        .post("/ferme/{slug}/clauses/{id}", edit::save_of_farm)
        .post("/ferme/{slug}/clauses/{id}/retrait", edit::withdraw_of_farm)
        .get("/reseau/{slug}/clauses", desk::of_network)
        .post("/reseau/{slug}/clauses", desk::add_of_network)
        .get("/reseau/{slug}/clauses/{id}", edit::of_network)
        .post("/reseau/{slug}/clauses/{id}", edit::save_of_network)
        .post("/reseau/{slug}/clauses/{id}/retrait", edit::withdraw_of_network)
}
