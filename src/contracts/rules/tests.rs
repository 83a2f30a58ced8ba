//! The rules of contracts, by table and by property.

mod grid;
mod life;
mod order;
mod order_properties;
