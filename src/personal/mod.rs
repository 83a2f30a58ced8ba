//! What the house knows of a person, for that person: everything in one file.

mod page;
mod queries;
mod told;

use crate::web::Routes;

/// Routes of the slice.
pub fn routes() -> Routes {
    Routes::new().get("/compte/donnees.zip", page::download)
}
