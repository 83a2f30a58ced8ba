//! SQL on `households` and `members`.

mod changes;
mod checks;
mod listing;
mod moving;
mod people;
mod sharing;

pub use changes::*;
pub use checks::*;
pub use listing::*;
pub use moving::*;
pub use people::*;
pub use sharing::*;
