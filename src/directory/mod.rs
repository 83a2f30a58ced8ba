//! What everybody may see: the front page, the list of the AMAPs, and a page for each.

mod amap;
mod home;
mod list;
mod model;
mod queries;
mod rules;

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/", home::show)
        .get("/amaps", list::show)
        .get("/amap/{slug}", amap::show)
}
