//! What the house knows of a person, for that person: everything in one file; and the register of what it does with whose data.

mod access;
mod page;
mod queries;
mod register;
mod told;

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/compte/donnees.zip", page::download)
        .post("/amap/{slug}/membres/{id}/donnees", page::download_for)
        .get("/amap/{slug}/registre.pdf", register::register)
}
