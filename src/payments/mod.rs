//! Payments: how what a contract costs is planned, received and handed to the farm. The software
//! never holds money.

pub mod rules;
