//! What was done in an AMAP, by whom and when: the audit trail, read by its coordination.

mod page;
mod words;

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new().get("/amap/{slug}/journal", page::show)
}
