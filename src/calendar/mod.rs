//! Where and when an AMAP delivers.

pub mod rules;
