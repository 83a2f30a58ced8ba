//! The site map: every slice's routes on one page.

use crate::calendar::sites;
use crate::web::{App, Routes, assets, dressed};
use crate::{
    access, accounts, amaps, campaigns, contracts, directory, distribution, duties, erasure, exchange, farms,
    joining, journal, members, networks, payments, personal, sampling,
};
use axum::Router;

/// All routes of the site.
pub fn site() -> Routes {
    Routes::new() //
        .and(assets::routes())
        .and(access::routes())
        .and(accounts::routes())
        .and(directory::routes())
        .and(amaps::routes())
        .and(members::routes())
        .and(joining::routes())
        .and(campaigns::routes())
        .and(journal::routes())
        .and(personal::routes())
        .and(erasure::routes())
        .and(sampling::routes())
        .and(sites::routes())
        .and(networks::routes())
        .and(exchange::routes())
        .and(duties::routes())
        .and(distribution::routes())
        .and(farms::routes())
        .and(contracts::templates::routes())
        .and(contracts::routes())
        .and(payments::routes())
}

/// The application, ready to serve.
pub fn router(app: App) -> Router {
    dressed(site().into_router(), app)
}
