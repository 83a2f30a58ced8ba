//! SQL on `households` and `members`.

mod changes;
mod checks;
mod listing;
mod moving;
mod narrowing;
mod people;
mod sharing;

pub use changes::*;
pub use checks::*;
pub use listing::*;
pub use moving::*;
pub use narrowing::*;
pub use people::*;
pub use sharing::*;
