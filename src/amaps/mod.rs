//! The AMAP itself: the coordinator's first page, what the AMAP says of itself, and who holds which role in it.

mod dashboard;
mod information;
mod model;
mod queries;
mod roles;
mod rules;
mod store;
pub mod suspension;

pub use model::{NewAmap, RoleChoice};
pub use queries::{
    Contact, contacts, coordination, coordinators, end_grants_of, keepers, lasting_coordinators,
    partner_farms,
};
pub use rules::is_postcode;
pub use store::{create_amap, grant};

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/tableau", dashboard::show)
        .get("/amap/{slug}/informations", information::show)
        .post("/amap/{slug}/informations", information::update)
        .get("/amap/{slug}/roles", roles::show)
        .post("/amap/{slug}/roles", roles::give)
        .post("/amap/{slug}/roles/fin", roles::end)
}
