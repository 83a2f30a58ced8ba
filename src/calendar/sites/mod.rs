//! Where an AMAP delivers, and on which days and hours it is open there.

mod access;
mod archive;
mod edit;
mod list;
mod model;
mod queries;
mod rules;

pub use model::{Opening, Site};
pub use queries::sites;

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/lieux", list::list)
        .get("/amap/{slug}/lieux/nouveau", edit::blank)
        .post("/amap/{slug}/lieux/nouveau", edit::create)
        .get("/amap/{slug}/lieux/{id}", edit::show)
        .post("/amap/{slug}/lieux/{id}", edit::update)
        .post("/amap/{slug}/lieux/{id}/retrait", archive::archive)
        .post("/amap/{slug}/lieux/{id}/remise", archive::restore)
}
