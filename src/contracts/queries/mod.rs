//! SQL on contracts, their lines, texts, signatures and instalments.

mod archive;
mod before;
mod contracts;
mod instalments;
mod orders;
mod paper_grid;
mod people;
mod prices;
mod scans;
mod season;
mod season_before;
mod signing;
mod stock;
mod synthesis;
mod verify;

pub use archive::*;
pub use before::*;
pub use contracts::*;
pub use instalments::*;
pub use orders::*;
pub use paper_grid::*;
pub use people::*;
pub use prices::*;
pub use scans::*;
pub use season::*;
pub use season_before::*;
pub use signing::*;
pub use stock::*;
pub use synthesis::*;
pub use verify::*;
