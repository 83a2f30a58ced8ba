//! SQL on amendments and on what they change.

mod amendments;
mod changes;
mod effect;
mod ledger;
mod signing;

pub use amendments::*;
pub use changes::*;
pub use effect::*;
pub use ledger::*;
pub use signing::*;
