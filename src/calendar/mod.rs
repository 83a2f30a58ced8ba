//! Where and when an AMAP delivers.

pub mod deliveries;
pub mod rules;
pub mod sites;

pub use rules::{
    Holiday, MOST_DELIVERIES, Nth, Refusal, Rhythm, a_year_later, copied, deliveries as delivery_days,
    holidays, holidays_among,
};
