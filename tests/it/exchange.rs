//! Moving in from Clic'AMAP and out again, on each database at hand.

mod command;
pub mod houses;
mod moving_in;
mod moving_out;
mod page;
mod real;
mod refusals;
