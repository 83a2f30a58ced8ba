//! Clic'AMAP: contracts, deliveries and the life of AMAPs and their networks.

pub mod calendar;
pub mod contracts;
pub mod documents;
pub mod exchange;
pub mod payments;
pub mod words;
