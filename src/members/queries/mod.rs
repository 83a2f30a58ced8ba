//! SQL on `households` and `members`.

mod changes;
mod checks;
mod listing;
mod people;

pub use changes::*;
pub use checks::*;
pub use listing::*;
pub use people::*;
