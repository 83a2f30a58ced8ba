//! Contracts: what a farm offers for a season, what a household orders of it, and the life of both,
//! from the blank template to the contract that both parties signed.

pub mod instalments;
pub mod model;
pub mod rules;
pub mod templates;
