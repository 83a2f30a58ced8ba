//! The words of the domain as values: amounts, quantities, days, addresses, ids.
//!
//! Everything here is pure: no clock, no randomness, no database, only what a value means, how it is
//! read from a form, how it is shown in French and how it is stored. Text types show (`Display`) what
//! is stored, and have named methods for French (`Day::long`, `HourMinute::spoken`); amounts and
//! quantities are stored as integers, so their `Display` is already the French one.

mod stored;

mod cents;
mod day;
mod decimal;
mod email;
mod grams;
mod hour;
mod iban;
mod ids;
mod instant;
mod public_id;
mod quantity;
mod season;
mod siret;
mod text;

pub use cents::Cents;
pub use day::{Day, DayError, Weekday};
pub use decimal::NumberError;
pub use email::{EmailAddress, EmailError};
pub use grams::Grams;
pub use hour::{HourError, HourMinute};
pub use iban::{Iban, IbanError};
pub use ids::*;
pub use instant::Instant;
pub use public_id::{PublicId, PublicIdError};
pub use quantity::Quantity;
pub use season::{Season, SeasonError};
pub use siret::{Siret, SiretError};
pub use stored::UnknownName;
pub(crate) use stored::{serde_text, sql_text, text_enum};
pub use text::{slug, sort_key};

#[cfg(test)]
pub(crate) use day::day;

#[cfg(test)]
mod tests;
