//! SQL on `households` and `members`.

mod changes;
mod checks;
mod listing;
mod people;
mod sharing;

pub use changes::*;
pub use checks::*;
pub use listing::*;
pub use people::*;
pub use sharing::*;
