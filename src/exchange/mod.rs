//! Moving in and out: what other tools write and read.

mod access;
pub mod clicamap;
mod export;
mod import;
mod kept;

use crate::web::Routes;

/// The import page of the coordinator and the workbook of a contract.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/import", import::show)
        .post("/amap/{slug}/import", import::submit)
        .get("/amap/{slug}/modeles/{id}/clicamap.xlsx", export::workbook)
}
