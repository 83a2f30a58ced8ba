//! Moving in from Clic'AMAP and out again, on each database at hand.

pub mod houses;
mod moving_in;
mod moving_out;
mod real;
mod refusals;
