//! Deliveries in one's own calendar program: a private address that can be revoked, and what is read there.

mod ics;
mod model;
mod page;
mod queries;
mod serve;
mod told;

use crate::web::Routes;

/// The page of the addresses, and what is behind them.
pub fn routes() -> Routes {
    Routes::new()
        .get("/compte/agendas", page::show)
        .post("/compte/agendas", page::make)
        .post("/compte/agendas/retrait", page::revoke)
        .get("/agendas/{token}/livraisons.ics", serve::serve)
}
