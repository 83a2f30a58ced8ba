//! Moving in from Clic'AMAP and out again, on each database at hand.

mod command;
mod moving_in;
mod moving_out;
mod odd_lists;
mod page;
mod people;
mod real;
mod refusals;
