//! The networks: the desk of a network's staff, its AMAPs, making a new one; the administrator's page.

mod access;
mod admin;
mod amap;
mod amaps;
mod create;
mod desk;
mod model;
mod one;
mod provider;
mod queries;
mod rules;
mod settings;

pub use model::NetworkKind;

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/reseau/{slug}", desk::show)
        .get("/reseau/{slug}/amaps", amaps::list)
        .get("/reseau/{slug}/amaps/nouvelle", create::blank)
        .post("/reseau/{slug}/amaps/nouvelle", create::create)
        .get("/reseau/{slug}/amaps/{amap}", amap::show)
        .post("/reseau/{slug}/amaps/{amap}", amap::act)
        .get("/reseau/{slug}/reglages", settings::show)
        .post("/reseau/{slug}/reglages/second-facteur", settings::ask_second)
        .get("/administration", admin::show)
        .post("/administration/reseaux", admin::create)
        .get("/administration/reseaux/{slug}", one::show)
        .post("/administration/reseaux/{slug}", one::rename)
        .get("/administration/reseaux/{slug}/connexion", provider::show)
        .post("/administration/reseaux/{slug}/connexion", provider::set)
        .post("/administration/reseaux/{slug}/roles", one::appoint)
        .post("/administration/reseaux/{slug}/roles/fin", one::dismiss)
}
