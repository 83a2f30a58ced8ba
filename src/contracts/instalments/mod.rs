//! What a contract costs, over the days on which it is paid. Payments build on it; nothing here receives money.

mod rules;

pub use rules::{Due, NoDueDay, Open, Resplit, Unit, join_past, resplit, schedule, split};
