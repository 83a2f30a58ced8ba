//! The trail of what was done: an AMAP's, read by its coordination; a farm's, by its people; a network's, by its staff.

mod book;
mod page;
mod queries;
mod words;

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/compte/historique", page::of_own_account)
        .get("/amap/{slug}/journal", page::of_amap)
        .get("/amap/{slug}/mes-coordonnees/historique", page::of_own_record)
        .get("/amap/{slug}/contrats/{id}/historique", page::of_contract)
        .get("/ferme/{slug}/journal", page::of_farm)
        .get("/reseau/{slug}/journal", page::of_network)
}
