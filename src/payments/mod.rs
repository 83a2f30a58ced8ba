//! Payments: how what a contract costs is received and handed to the farm. The software never holds money; the split
//! into instalments is `contracts::instalments`.

mod access;
mod list;
mod queries;
mod receive;
mod rules;

use crate::web::Routes;

/// The pages of payments.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/paiements", list::show)
        .post(
            "/amap/{slug}/paiements/{contract}/{position}/reception",
            receive::receive,
        )
        .post(
            "/amap/{slug}/paiements/{contract}/{position}/annulation",
            receive::undo,
        )
}
