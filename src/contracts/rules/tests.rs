//! The rules of contracts, by table and by property.

mod again;
mod condition;
mod grid;
mod late;
mod life;
mod order;
mod order_properties;
mod stock;
