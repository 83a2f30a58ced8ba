//! Farms: the partners of an AMAP, who signs for them, and what they grow.

mod access;
mod account;
mod edit;
mod model;
mod own;
mod partners;
mod people;
mod product_pages;
mod queries;
mod rules;

pub use model::{Farm, NewProduct, Product};
pub use queries::{add_product, is_partner, products};

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/fermes", partners::list)
        .post("/amap/{slug}/fermes", partners::add)
        .get("/amap/{slug}/fermes/{farm}", edit::show)
        .post("/amap/{slug}/fermes/{farm}", edit::save)
        .post("/amap/{slug}/fermes/{farm}/paysans", people::invite)
        .post("/amap/{slug}/fermes/{farm}/paysans/fin", people::take_back)
        .post("/amap/{slug}/fermes/reprise", partners::resume)
        .post("/amap/{slug}/fermes/{farm}/fin", edit::end)
        .get("/ferme/{slug}/fiche", own::show)
        .post("/ferme/{slug}/fiche", own::save)
        .post("/ferme/{slug}/fiche/paysans", own::invite)
        .post("/ferme/{slug}/fiche/paysans/fin", people::take_off)
        .post("/ferme/{slug}/fiche/compte-bancaire", account::save)
        .get("/ferme/{slug}/produits", product_pages::list)
        .post("/ferme/{slug}/produits", product_pages::add)
        .get("/ferme/{slug}/produits/{id}", product_pages::show)
        .post("/ferme/{slug}/produits/{id}", product_pages::save)
        .post("/ferme/{slug}/produits/{id}/retrait", product_pages::retire)
}
