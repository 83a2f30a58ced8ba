//! A whole evening is given up or moved, or a farm is away in several AMAPs: first whom it concerns, then all at once.

mod evening;
mod farm;
mod form;
mod impact;

use crate::web::Routes;

/// The pages of absences.
pub fn routes() -> Routes {
    Routes::new()
        .get("/amap/{slug}/livraisons/{id}/changement", evening::show)
        .post("/amap/{slug}/livraisons/{id}/changement", evening::announce)
        .get("/ferme/{slug}/absences", farm::show)
        .post("/ferme/{slug}/absences", farm::announce)
}
