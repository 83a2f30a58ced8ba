//! What was weighed at a delivery, and what it changes in what is owed (docs/rules/weighing.md).

mod queries;

pub use queries::{Weighed, weigh};
