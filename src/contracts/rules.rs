//! What may be ordered (docs/rules/order.md), and what may happen to a template and to a contract.

mod again;
mod condition;
pub mod contract_life;
mod order;
mod order_refusal;
pub mod scan;
mod stock;
pub mod template_life;
#[cfg(test)]
mod tests;

pub use again::{LineBefore, same_again};
pub use condition::Unmet;
pub use order::{amount, check_order, least_deliveries};
pub use order_refusal::{Cell, Refusal};
pub use stock::{Held, Shortage, StockPlan, short};
