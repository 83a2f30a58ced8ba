//! The networks: the desk of a network's staff, its AMAPs, making a new one; the administrator's page.

mod access;
mod admin;
mod amaps;
mod create;
mod desk;
mod model;
mod queries;

pub use model::NetworkKind;

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/reseau/{slug}", desk::show)
        .get("/reseau/{slug}/amaps", amaps::list)
        .get("/reseau/{slug}/amaps/nouvelle", create::blank)
        .post("/reseau/{slug}/amaps/nouvelle", create::create)
        .get("/administration", admin::show)
}
