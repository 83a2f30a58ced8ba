//! Moving in and out: what other tools write and read.

pub mod clicamap;
