//! Moving in and out: what other tools write and read.

mod access;
pub mod clicamap;
mod export;
mod import;
mod kept;
mod people;

use crate::web::Routes;

/// The import page of the coordinator and the workbook of a contract.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/import", import::show)
        .post("/amap/{slug}/import", import::submit)
        .get("/amap/{slug}/membres/import", people::show)
        .post("/amap/{slug}/membres/import", people::submit)
        .get("/amap/{slug}/membres/import/modele.xlsx", people::model)
        .get("/amap/{slug}/modeles/{id}/clicamap.xlsx", export::workbook)
}
