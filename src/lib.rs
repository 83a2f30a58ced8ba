//! Clic'AMAP: contracts, deliveries and the life of AMAPs and their networks.

pub mod access;
pub mod accounts;
pub mod amaps;
pub mod calendar;
pub mod checks;
pub mod cli;
pub mod clock;
pub mod config;
pub mod contracts;
pub mod db;
pub mod directory;
pub mod distribution;
pub mod documents;
pub mod duties;
pub mod exchange;
pub mod history;
pub mod language;
pub mod mail;
pub mod members;
pub mod networks;
pub mod payments;
pub mod queue;
pub mod router;
pub mod web;
pub mod words;
pub mod work;
