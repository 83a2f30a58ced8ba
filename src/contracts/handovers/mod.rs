//! A basket handed on for one date: its household offers it, to one other or to the whole AMAP, and the first who takes it
//! collects it. The contract stays as it is (docs/rules/flexibility.md).

mod letters;
mod offer;
mod queries;
mod take;

pub use offer::{Choice, choose, offer, withdraw};
pub use queries::{Standing, count_offered, standing};

use crate::web::Routes;

/// The page of the baskets that can be taken.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/paniers", take::show)
        .post("/amap/{slug}/paniers/{handover}", take::take)
}
