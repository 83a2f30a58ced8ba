//! An AMAP to try things in: invented people, a farm, a contract open to subscriptions. It stands beside the real one, shows up in
//! no directory and no count, writes to nobody, and is thrown away whole.

mod begin;
mod invented;
mod queries;
mod throw_away;

pub use queries::ROWS;

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .post("/amap/{slug}/essai", begin::begin)
        .post("/amap/{slug}/essai/fin", throw_away::throw_away)
}
