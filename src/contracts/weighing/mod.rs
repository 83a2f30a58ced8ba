//! What was weighed at a delivery, and what it changes in what is owed (docs/rules/weighing.md).

mod on_contract;
mod page;
mod paid;
mod place;
mod queries;
mod rules;
mod save;

pub use on_contract::OnContract;
pub use queries::{Weighed, weigh};

use crate::web::Routes;

/// The pages of weights.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/modeles/{id}/pesees", page::show)
        .post("/amap/{slug}/modeles/{id}/pesees", save::save)
        .get("/ferme/{slug}/contrats/{template}/pesees", page::show_farm)
        .post("/ferme/{slug}/contrats/{template}/pesees", save::save_farm)
        .post("/amap/{slug}/contrats/{id}/regularisation", paid::record)
}
